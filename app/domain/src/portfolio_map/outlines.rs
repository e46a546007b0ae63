//! What is drawn under the projects: outlines for orientation, not a map that was surveyed.

use crate::code_list::Subdistrict;
use crate::label::Bilingual;
use crate::place::{BoundingBox, Position};

/// Everything under the projects, WGS84, longitude first.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlines {
    /// The district whose portfolio it is.
    pub district: Outline,
    /// The units around it.
    pub neighbours: Vec<Outline>,
    /// Rings of the sea; what lies on land within one is a ring of its own after it.
    pub sea: Vec<Vec<Vec<Position>>>,
    /// Where the names of subdistricts stand. Their borders are not known and never drawn.
    pub subdistricts: Vec<LabelPoint>,
}

/// An area with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Division code, six digits.
    pub code: String,
    /// Name.
    pub name: Bilingual,
    /// Its rings, each closed.
    pub rings: Vec<Vec<Position>>,
}

/// Where a subdistrict's name stands: set by hand, off by up to 1.5 km.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelPoint {
    /// Which.
    pub subdistrict: Subdistrict,
    /// Where.
    pub position: Position,
}

impl Outlines {
    /// The box around the district; `None` when its outline is empty.
    #[must_use]
    pub fn bounding_box(&self) -> Option<BoundingBox> {
        BoundingBox::around(self.district.rings.iter().flatten().copied())
    }
}
