//! How far a position is from a shape. On a plane laid at the position: exact to a thousandth within some kilometres,
//! and of what is farther only that it is far.

use super::{Geometry, Position};

/// Of a degree of latitude, in metres.
const DEGREE: f64 = 111_195.0;

impl Geometry {
    /// Whole metres from a position to the nearest part of it; 0 in an area, but not in a hole of one. `None` for a shape
    /// without positions.
    #[must_use]
    pub fn metres_from(&self, from: Position) -> Option<u64> {
        let nearest = match self {
            Self::Point(position) => along(from, std::slice::from_ref(position)),
            Self::LineString(line) => along(from, line),
            Self::Polygon(rings) if holds(rings, from) => return Some(0),
            Self::Polygon(rings) => rings.iter().filter_map(|ring| along(from, ring)).min_by(f64::total_cmp),
        }?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no more than around the Earth; what is no number becomes 0"
        )]
        let metres = nearest.round() as u64;
        Some(metres)
    }
}

/// Metres to the nearest of a line's stretches.
fn along(from: Position, line: &[Position]) -> Option<f64> {
    let east = from[1].to_radians().cos();
    let plane =
        |position: &Position| [(position[0] - from[0]) * DEGREE * east, (position[1] - from[1]) * DEGREE];
    let corners = line.iter().map(|position| {
        let [x, y] = plane(position);
        x.hypot(y)
    });
    let stretches = line.windows(2).map(|ends| {
        let ([ax, ay], [bx, by]) = (plane(&ends[0]), plane(&ends[1]));
        let (dx, dy) = (bx - ax, by - ay);
        let length = dx.mul_add(dx, dy * dy);
        let part = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
        part.mul_add(dx, ax).hypot(part.mul_add(dy, ay))
    });
    corners.chain(stretches).min_by(f64::total_cmp)
}

/// Whether a position lies within an odd number of rings.
fn holds(rings: &[Vec<Position>], [x, y]: Position) -> bool {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    let crossed = edges.filter(|edge| {
        let [[x1, y1], [x2, y2]] = [edge[0], edge[1]];
        (y1 > y) != (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    });
    crossed.count() % 2 == 1
}
