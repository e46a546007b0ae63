//! What is wrong with a shape somebody drew, imported or typed: told all at once, in words that say what would do.

use super::measure::{line_string, polygon};
use super::{BoundingBox, Extent, Geometry, Position};
use crate::form::FieldErrors;
use crate::label::Bilingual;
use geo::algorithm::kernels::{Kernel as _, Orientation, RobustKernel};
use geo::{Contains as _, Intersects as _, Line, Point};

/// Positions a shape may have. A pipe of 20 km with a bend every 25 m has 800; past it a drawing is a trace, and every
/// map would carry it.
pub const MOST_VERTICES: usize = 1000;

/// Why a shape is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeFault {
    /// A line of fewer than two different positions.
    TooShort,
    /// An area with no ring, or a ring of fewer than three different corners.
    TooFewCorners,
    /// More positions than [`MOST_VERTICES`]; how many.
    TooManyVertices(usize),
    /// A position that is no number, or outside the surroundings; the first one, counted from 1.
    Outside(usize),
    /// A ring whose last position is not its first.
    Open,
    /// A ring that crosses or touches itself, or runs back along its own edge.
    CrossesItself,
    /// Corners on one line, or an area of less than a square metre.
    Flat,
    /// A hole that is not inside the outer ring, or overlaps another.
    StrayHole,
}

impl ShapeFault {
    /// The fault for readers, with what would do.
    #[must_use]
    pub fn message(&self) -> Bilingual {
        match self {
            Self::TooShort => {
                Bilingual::new("一条线至少要有两个不同的点。", "A line takes at least two different points.")
            }
            Self::TooFewCorners => Bilingual::new(
                "一个面至少要有三个不同的角点。",
                "An area takes at least three different corners.",
            ),
            Self::TooManyVertices(count) => Bilingual::new(
                format!("最多 {MOST_VERTICES} 个点，现有 {count} 个；请简化后再提交。"),
                format!("At most {MOST_VERTICES} points; there are {count}. Draw it more simply."),
            ),
            Self::Outside(which) => Bilingual::new(
                format!("第 {which} 个点不在本区及周边范围内；请核对经纬度和坐标系。"),
                format!(
                    "Point {which} is not in the district or near it; check longitude, latitude and their system."
                ),
            ),
            Self::Open => Bilingual::new(
                "面的边界没有闭合：最后一点须与第一点相同。",
                "The outline is not closed: its last point must be its first.",
            ),
            Self::CrossesItself => Bilingual::new(
                "面的边界自相交或自相接触；请移动角点，使边线互不交叉。",
                "The outline crosses or touches itself; move corners until no two edges meet.",
            ),
            Self::Flat => Bilingual::new(
                "面的角点几乎在一条直线上，没有面积；请改画为线，或移动角点。",
                "The corners lie on one line and enclose nothing; draw a line instead, or move a corner.",
            ),
            Self::StrayHole => Bilingual::new(
                "面内的空洞须在外边界之内，且互不重叠。",
                "Holes must lie inside the outline and apart from one another.",
            ),
        }
    }
}

impl Geometry {
    /// Everything that is wrong with the shape; nothing when it may be kept. `surroundings`: the district with what is
    /// near it, in which a site can be meant to lie.
    #[must_use]
    pub fn faults(&self, surroundings: &BoundingBox) -> Vec<ShapeFault> {
        let mut faults = Vec::new();
        let count = self.positions().count();
        if count > MOST_VERTICES {
            faults.push(ShapeFault::TooManyVertices(count));
        }
        let outside = self.positions().position(|position| !surroundings.contains(position));
        faults.extend(outside.map(|at| ShapeFault::Outside(at + 1)));
        // What is too long to be looked at or made of no numbers is not looked at further.
        let numbers = self.positions().flatten().all(f64::is_finite);
        match self {
            _ if count > MOST_VERTICES || !numbers => {}
            Self::Point(_) => {}
            Self::LineString(line) if line.iter().all(|position| Some(position) == line.first()) => {
                faults.push(ShapeFault::TooShort);
            }
            Self::LineString(_) => {}
            Self::Polygon(rings) => faults.extend(self.fault_of_rings(rings)),
        }
        faults
    }

    /// The same under a form's field.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, surroundings: &BoundingBox, field: &str) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        for fault in self.faults(surroundings) {
            errors.add(field, fault.message());
        }
        errors.or(Some(()))
    }

    /// The first thing wrong with the rings: what comes after would only repeat it.
    fn fault_of_rings(&self, rings: &[Vec<Position>]) -> Option<ShapeFault> {
        if rings.is_empty() || rings.iter().any(|ring| different(ring) < 3) {
            return Some(ShapeFault::TooFewCorners);
        }
        if rings.iter().any(|ring| ring.first() != ring.last()) {
            return Some(ShapeFault::Open);
        }
        if rings.iter().any(|ring| all_on_one_line(ring)) {
            return Some(ShapeFault::Flat);
        }
        if rings.iter().any(|ring| crosses_itself(ring)) {
            return Some(ShapeFault::CrossesItself);
        }
        if matches!(self.extent(), Extent::Area { square_metres: 0, .. }) {
            return Some(ShapeFault::Flat);
        }
        has_stray_hole(rings).then_some(ShapeFault::StrayHole)
    }
}

/// How many different positions there are; counting stops at three.
fn different(ring: &[Position]) -> usize {
    let mut seen: Vec<&Position> = Vec::with_capacity(3);
    for position in ring {
        if seen.len() < 3 && !seen.contains(&position) {
            seen.push(position);
        }
    }
    seen.len()
}

fn all_on_one_line(ring: &[Position]) -> bool {
    let Some((first, rest)) = ring.split_first() else { return true };
    let Some(other) = rest.iter().find(|position| *position != first) else { return true };
    ring.iter().all(|position| in_line(*first, *other, *position))
}

/// Whether a closed ring meets itself anywhere but where an edge follows another. Edges are compared two by two with
/// predicates that are exact (`robust`, through `geo`): a million pairs at most. `geo`'s own validation is not asked,
/// because it lets a ring pass that touches itself at a corner or runs back along an edge, and is large in a browser.
fn crosses_itself(ring: &[Position]) -> bool {
    let edges = edges(ring);
    let count = edges.len();
    (0..count).any(|a| {
        (a + 1..count).any(|b| {
            let (one, other) = (edges[a], edges[b]);
            if b == a + 1 {
                runs_back(one, other)
            } else if a == 0 && b == count - 1 {
                runs_back(other, one)
            } else {
                one.intersects(&other)
            }
        })
    })
}

/// The edges of a ring; the same position twice in a row is none.
fn edges(ring: &[Position]) -> Vec<Line> {
    let mut corners = ring.to_vec();
    corners.dedup();
    line_string(&corners).lines().collect()
}

/// Whether a hole meets another ring, or lies outside the outer one or inside another hole. Rings are simple by then.
fn has_stray_hole(rings: &[Vec<Position>]) -> bool {
    let edges: Vec<Vec<Line>> = rings.iter().map(|ring| edges(ring)).collect();
    let meet = |a: &[Line], b: &[Line]| a.iter().any(|a| b.iter().any(|b| a.intersects(b)));
    let within = |inner: usize, outer: usize| {
        let area = polygon(&rings[outer..=outer]);
        let corner = rings[inner].first().copied().map(Point::from);
        area.zip(corner).is_some_and(|(area, corner)| area.contains(&corner))
    };
    (1..rings.len()).any(|hole| {
        !within(hole, 0)
            || (0..hole).any(|other| meet(&edges[other], &edges[hole]))
            || (1..rings.len()).any(|other| other != hole && within(hole, other))
    })
}

/// Whether an edge that follows another lies back over it.
fn runs_back(before: Line, after: Line) -> bool {
    let [a, b, c] = [before.start, before.end, after.end].map(|at| [at.x, at.y]);
    let forth = [b[0] - a[0], b[1] - a[1]];
    let back = [c[0] - b[0], c[1] - b[1]];
    in_line(a, b, c) && forth[0] * back[0] + forth[1] * back[1] < 0.0
}

/// Whether three positions lie on one line, exactly.
fn in_line(a: Position, b: Position, c: Position) -> bool {
    RobustKernel::orient2d(a.into(), b.into(), c.into()) == Orientation::Collinear
}
