//! The sketch's ground, drawn already: paths in units of the drawing, so that no outline need be cut on a phone.

use super::{Frame, Outlines, SKETCH_MARGIN, within_box};
use crate::label::Bilingual;
use crate::place::{BoundingBox, FENGZE, Geometry, Position};
use serde::{Deserialize, Serialize};

/// Room for a name at the frame's edge, degrees: units that show less of themselves are not named.
const LEAST_NAMED: f64 = 0.02;

/// What lies under the projects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ground {
    /// The part of the Earth in the middle of the drawing: west, south, east, north, degrees.
    around: [f64; 4],
    /// The sea, as the path of an SVG.
    pub sea: String,
    /// The district.
    pub district: String,
    /// The units around it.
    pub neighbours: Vec<Neighbour>,
}

/// A unit beside the district.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its outline, as the path of an SVG.
    pub path: String,
    /// Its name and where that stands, in units; `None` where there is no room.
    pub name: Option<(Bilingual, [f64; 2])>,
}

impl Ground {
    /// Width and height of the drawing, in units, four to three. Style sheets show it whole on a desk, and its middle
    /// square on a phone: the district lies within that.
    pub const SIZE: (f64, f64) = (1200.0, 900.0);

    /// Draws outlines.
    #[must_use]
    pub fn of(outlines: &Outlines) -> Self {
        let around = outlines.bounding_box().unwrap_or(FENGZE).grown(SKETCH_MARGIN);
        let frame = Frame::around(around, Self::SIZE.0, Self::SIZE.1);
        let shown = frame.shown();
        let neighbours = outlines.neighbours.iter().filter(|outline| outline.code != outlines.district.code);
        let neighbours = neighbours.map(|outline| {
            let inner = shown.grown(-0.004);
            let rings = outline.rings.iter().map(|ring| within_box(ring, &inner));
            let rings: Vec<_> = rings.filter(|ring| !ring.is_empty()).collect();
            let wide = BoundingBox::around(rings.iter().flatten().copied()).is_some_and(|part| {
                part.east - part.west > LEAST_NAMED && part.north - part.south > LEAST_NAMED
            });
            let at = Geometry::Polygon(rings).label_position().filter(|_| wide).map(|at| frame.point(at));
            Neighbour {
                path: cut(&outline.rings, &shown, &frame),
                name: at.map(|at| (outline.name.clone(), at.map(f64::round))),
            }
        });
        Self {
            around: [around.west, around.south, around.east, around.north],
            sea: outlines.sea.iter().map(|rings| cut(rings, &shown, &frame)).collect(),
            district: cut(&outlines.district.rings, &shown, &frame),
            neighbours: neighbours.filter(|unit| !unit.path.is_empty()).collect(),
        }
    }

    /// From positions on the Earth to positions on the drawing.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let [west, south, east, north] = self.around;
        Frame::around(BoundingBox { west, south, east, north }, Self::SIZE.0, Self::SIZE.1)
    }
}

/// What of rings is within the frame, and a little beyond its edge, so that no line is drawn along it.
fn cut(rings: &[Vec<Position>], shown: &BoundingBox, frame: &Frame) -> String {
    let shown = shown.grown(0.002);
    rings.iter().map(|ring| frame.path(&within_box(ring, &shown), true)).collect()
}
