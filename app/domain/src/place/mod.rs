//! Where a project is. WGS84, longitude first, as GeoJSON has it.
//!
//! What comes in other systems or as text is converted here on its way in; nothing else is ever kept.

mod bounding_box;
mod coordinate_system;
mod distance;
mod fault;
mod measure;
mod typed;

pub use bounding_box::{BoundingBox, FENGZE, surroundings_of};
pub use coordinate_system::{CHINA, CoordinateSystem};
pub use fault::{MOST_VERTICES, ShapeFault};
pub use measure::Extent;
pub use typed::{
    COORDINATE_SYSTEM, COORDINATES, SHAPE, TypedOrder, TypedPosition, TypedShape, coordinates_text,
    degrees_text, drawn_so_far, has_holes, read_positions,
};

use crate::label::Label;
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

crate::code_list::code_list! {
    /// What kind of shape a site is drawn as.
    ShapeKind as "shape" {
        /// One spot.
        Point = "point", "点", "Point";
        /// A road, a pipe.
        Line = "line", "线", "Line";
        /// What lies within a ring.
        Area = "area", "面", "Area";
    }
}

impl Geometry {
    /// What kind of shape it is.
    #[must_use]
    pub const fn kind(&self) -> ShapeKind {
        match self {
            Self::Point(_) => ShapeKind::Point,
            Self::LineString(_) => ShapeKind::Line,
            Self::Polygon(_) => ShapeKind::Area,
        }
    }

    /// A shape of a kind from positions in their order; the ring of an area is closed where it was not. `None` for a
    /// point that is not one position. Whether it is a shape to be kept, [`Self::faults`] says.
    #[must_use]
    pub fn of_positions(kind: ShapeKind, mut positions: Vec<Position>) -> Option<Self> {
        match kind {
            ShapeKind::Point => {
                <[Position; 1]>::try_from(positions).ok().map(|[position]| Self::Point(position))
            }
            ShapeKind::Line => Some(Self::LineString(positions)),
            ShapeKind::Area => {
                close(&mut positions);
                Some(Self::Polygon(vec![positions]))
            }
        }
    }

    /// The same with the rings of the holes of an area after its outer one. `None` where a point or a line has more
    /// than one list of positions, too.
    #[must_use]
    pub fn of_rings(kind: ShapeKind, mut rings: Vec<Vec<Position>>) -> Option<Self> {
        if kind == ShapeKind::Area {
            rings.iter_mut().for_each(close);
            return Some(Self::Polygon(rings));
        }
        <[Vec<Position>; 1]>::try_from(rings).ok().and_then(|[positions]| Self::of_positions(kind, positions))
    }
}

/// Closes a ring that is not.
fn close(ring: &mut Vec<Position>) {
    ring.extend(ring.first().copied().filter(|first| ring.last() != Some(first)));
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

    /// The basis for readers, in a word or two.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Exact => Label { zh: "测量或审批文件", en: "surveyed" },
            Self::EstimatedFromGeneralKnowledge => Label { zh: "估计", en: "estimated" },
            Self::SubdistrictCentroid => Label { zh: "街道标注点", en: "subdistrict" },
            Self::Illustrative => Label { zh: "示例", en: "example" },
        }
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

#[cfg(test)]
mod tests;
