//! Where a project is. WGS84, longitude first, as GeoJSON has it.
//!
//! What comes in other systems or as text is converted here on its way in; nothing else is ever kept.

mod bounding_box;
mod coordinate_system;
mod typed;

pub use bounding_box::BoundingBox;
pub use coordinate_system::{CHINA, CoordinateSystem};
pub use typed::{COORDINATE_SYSTEM, COORDINATES, TypedOrder, TypedPosition, degrees_text, read_positions};

use serde::{Deserialize, Serialize};

/// A position in degrees, `[longitude, latitude]`. Not money: floating point is right here.
pub type Position = [f64; 2];

/// The shape of a site. The wire form is a GeoJSON geometry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Geometry {
    /// A point.
    Point(Position),
    /// A road, a pipe.
    LineString(Vec<Position>),
    /// An area: outer ring first, each ring closed.
    Polygon(Vec<Vec<Position>>),
}

/// How far a place can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceBasis {
    /// Surveyed or from an approval document.
    Exact,
    /// Set by hand from general knowledge; off by 0.3–1.5 km. Drawn as approximate.
    EstimatedFromGeneralKnowledge,
    /// The label point of the subdistrict. Drawn as approximate.
    SubdistrictCentroid,
    /// Made up for an illustrative record.
    Illustrative,
}

impl PlaceBasis {
    /// Every basis, in the order shown.
    pub const ALL: &'static [Self] =
        &[Self::Exact, Self::EstimatedFromGeneralKnowledge, Self::SubdistrictCentroid, Self::Illustrative];

    /// The stored word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::EstimatedFromGeneralKnowledge => "estimated_from_general_knowledge",
            Self::SubdistrictCentroid => "subdistrict_centroid",
            Self::Illustrative => "illustrative",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|basis| basis.code() == code)
    }

    /// Whether the place must be drawn and described as approximate.
    #[must_use]
    pub const fn is_approximate(self) -> bool {
        matches!(self, Self::EstimatedFromGeneralKnowledge | Self::SubdistrictCentroid)
    }
}

/// A site and how far to believe it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The shape, WGS84.
    pub geometry: Geometry,
    /// Where the shape comes from.
    pub basis: PlaceBasis,
}

impl Geometry {
    /// A position to put a symbol or a label: the point, the middle vertex of a line, the mean of
    /// the vertices of an area.
    #[must_use]
    pub fn label_position(&self) -> Option<Position> {
        match self {
            Self::Point(position) => Some(*position),
            Self::LineString(line) => line.get(line.len() / 2).copied(),
            Self::Polygon(rings) => {
                let ring = rings.first()?;
                let open = ring.get(..ring.len().saturating_sub(1)).filter(|r| !r.is_empty())?;
                #[expect(clippy::cast_precision_loss, reason = "a ring has far fewer than 2^52 vertices")]
                let n = open.len() as f64;
                let sum = open.iter().fold([0.0, 0.0], |s, p| [s[0] + p[0], s[1] + p[1]]);
                Some([sum[0] / n, sum[1] / n])
            }
        }
    }
}

#[cfg(test)]
mod tests;
