//! The box around something, in degrees.

use super::{Geometry, Position};
use serde::{Deserialize, Serialize};

/// A box between two meridians and two parallels, WGS84 degrees, edges included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BoundingBox {
    /// Least longitude.
    pub west: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Greatest latitude.
    pub north: f64,
}

/// Fengze District. Source: data/fengze_boundary.geojson (Tianditu's outline, coarse), its corners to the west and
/// south rounded down, to the east and north up. What is near it is [`BoundingBox::grown`].
pub const FENGZE: BoundingBox = BoundingBox { west: 118.534, south: 24.854, east: 118.688, north: 25.001 };

/// Degrees around the district in which a site can be meant to lie, some 25 km: a pipe that comes from a reservoir in
/// the next county, a road to the airport. Beyond, it is a slip of the hand.
const NEAR: f64 = 0.25;

/// Where the sites of a district can be meant to lie, by its six-digit division code. Only Fengze's box is known here;
/// elsewhere it is all of China.
#[must_use]
pub fn surroundings_of(district: &str) -> BoundingBox {
    match district {
        "350503" => FENGZE.grown(NEAR),
        _ => super::CHINA,
    }
}

impl BoundingBox {
    /// The smallest box around positions; `None` around nothing.
    #[must_use]
    pub fn around(positions: impl IntoIterator<Item = Position>) -> Option<Self> {
        positions.into_iter().map(Self::of_position).reduce(Self::joined)
    }

    const fn of_position([longitude, latitude]: Position) -> Self {
        Self { west: longitude, south: latitude, east: longitude, north: latitude }
    }

    /// The smallest box around two.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Larger by so many degrees on every side.
    #[must_use]
    pub fn grown(self, degrees: f64) -> Self {
        Self {
            west: self.west - degrees,
            south: self.south - degrees,
            east: self.east + degrees,
            north: self.north + degrees,
        }
    }

    /// Whether a position lies in it or on its edge; never one that is no number.
    #[must_use]
    pub fn contains(&self, [longitude, latitude]: Position) -> bool {
        (self.west..=self.east).contains(&longitude) && (self.south..=self.north).contains(&latitude)
    }
}

impl Geometry {
    /// Every position of the shape, in its order.
    pub fn positions(&self) -> impl Iterator<Item = Position> + '_ {
        let (point, lines) = match self {
            Self::Point(position) => (Some(*position), &[][..]),
            Self::LineString(line) => (None, std::slice::from_ref(line)),
            Self::Polygon(rings) => (None, rings.as_slice()),
        };
        point.into_iter().chain(lines.iter().flatten().copied())
    }

    /// The smallest box around the shape; `None` for one without positions.
    #[must_use]
    pub fn bounding_box(&self) -> Option<BoundingBox> {
        BoundingBox::around(self.positions())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_is_around_every_position_and_has_its_edges() {
        let line = Geometry::LineString(vec![[118.6, 24.9], [118.7, 24.8], [118.5, 25.0]]);
        let around = line.bounding_box().expect("box");
        assert_eq!(around, BoundingBox { west: 118.5, south: 24.8, east: 118.7, north: 25.0 });
        assert!(around.contains([118.5, 25.0]) && !around.contains([118.49, 25.0]));
        assert!(around.grown(0.02).contains([118.49, 25.01]) && !around.contains([f64::NAN, 24.9]));
        assert_eq!(Geometry::Polygon(vec![]).bounding_box(), None);
    }
}
