//! A whole shape typed into a form: what it is, and its positions one a line; holes of an area after a line of dashes.

use super::{COORDINATES, TypedPosition, begins_hole, read_rings};
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use crate::place::{BoundingBox, Geometry, Position, ShapeKind};

/// The field that says what kind of shape is typed.
pub const SHAPE: &str = "shape";

/// A shape somebody typed, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedShape {
    /// The shape, WGS84; the ring of an area is closed.
    pub geometry: Geometry,
    /// Its positions as they were typed, for telling what was understood.
    pub positions: Vec<TypedPosition>,
}

impl TypedShape {
    /// Reads the fields [`SHAPE`] (a point where it is not sent), [`COORDINATES`] and [`super::COORDINATE_SYSTEM`], and
    /// checks the shape. `surroundings`: the district with what is near it.
    ///
    /// # Errors
    /// Everything that is wrong with the fields; with a shape whose positions could be read, everything wrong with it.
    pub fn read(fields: &Fields, surroundings: &BoundingBox) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = errors.take(SHAPE, kind(fields.filled(SHAPE)));
        let rings = match read_rings(fields) {
            Ok(rings) => rings,
            Err(FieldErrors(more)) => {
                errors.0.extend(more);
                return Err(errors);
            }
        };
        let Some(kind) = kind else { return Err(errors) };
        let corners = |ring: &Vec<TypedPosition>| ring.iter().map(|position| position.position).collect();
        let geometry = Geometry::of_rings(kind, rings.iter().map(corners).collect());
        let Some(geometry) = geometry else {
            let holes = rings.len() > 1;
            let message = if holes { no_holes() } else { one_only(rings.iter().flatten().count()) };
            return Err(FieldErrors::one(COORDINATES, message));
        };
        geometry.check(surroundings, COORDINATES)?;
        Ok(Self { geometry, positions: rings.into_iter().flatten().collect() })
    }
}

/// As much of a shape as can be drawn while it is being typed: an area of two corners is a line, one of a single corner
/// a point. `None` where a line of the text cannot be read, or nothing was typed.
#[must_use]
pub fn drawn_so_far(fields: &Fields) -> Option<Geometry> {
    let rings = read_rings(fields).ok()?;
    let mut rings: Vec<Vec<Position>> =
        rings.iter().map(|ring| ring.iter().map(|position| position.position).collect()).collect();
    let kind = kind(fields.filled(SHAPE)).ok()?;
    let kind = match (kind, rings.first().map_or(0, Vec::len)) {
        (_, 0) => return None,
        (_, 1) => ShapeKind::Point,
        (ShapeKind::Area, 2) => ShapeKind::Line,
        (kind, _) => kind,
    };
    if kind != ShapeKind::Area {
        rings.truncate(1);
    }
    Geometry::of_rings(kind, rings)
}

/// Whether a text of coordinates has a line that begins a hole.
#[must_use]
pub fn has_holes(fields: &Fields) -> bool {
    fields.get(COORDINATES).lines().any(|line| begins_hole(line.trim()))
}

/// A shape as it is typed: its positions one a line, longitude first; the ring of an area without the last position,
/// which is its first. Reading it gives the same shape, up to the 15th digit.
#[must_use]
pub fn coordinates_text(geometry: &Geometry) -> String {
    let line = |[longitude, latitude]: &Position| format!("{longitude}, {latitude}");
    let lines = |positions: &[Position]| positions.iter().map(line).collect::<Vec<_>>().join("\n");
    match geometry {
        Geometry::Point(position) => line(position),
        Geometry::LineString(positions) => lines(positions),
        Geometry::Polygon(rings) => {
            let open = |ring: &Vec<Position>| match ring.split_last() {
                Some((last, rest)) if rest.first() == Some(last) => lines(rest),
                _ => lines(ring),
            };
            rings.iter().map(open).collect::<Vec<_>>().join("\n---\n")
        }
    }
}

fn no_holes() -> Bilingual {
    Bilingual::new(
        "只有面可以有空洞（“---”之后的角点）；请删除“---”，或把形状选为面。",
        "Only an area has holes (what stands after “---”); delete the “---”, or choose an area as the shape.",
    )
}

fn one_only(count: usize) -> Bilingual {
    Bilingual::new(
        format!("一个点只填写一行坐标，现有 {count} 行；要填写线或面，请先选择形状。"),
        format!(
            "A point takes one line of coordinates; there are {count}. For a line or an area, choose so first."
        ),
    )
}

fn kind(code: Option<&str>) -> Result<ShapeKind, Bilingual> {
    let Some(code) = code else { return Ok(ShapeKind::Point) };
    ShapeKind::from_code(code).ok_or_else(|| {
        let codes: Vec<_> = ShapeKind::ALL.iter().map(|kind| kind.code()).collect();
        let codes = codes.join(", ");
        Bilingual::new(
            format!("“{code}”不是形状；可选：{codes}。"),
            format!("“{code}” is no shape; choose from: {codes}."),
        )
    })
}
