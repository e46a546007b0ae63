//! A whole shape typed into a form: what it is, and its positions one a line.

use super::{COORDINATES, TypedPosition, read_positions};
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use crate::place::{BoundingBox, Geometry, ShapeKind};

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
        let positions = match read_positions(fields) {
            Ok(positions) => positions,
            Err(FieldErrors(more)) => {
                errors.0.extend(more);
                return Err(errors);
            }
        };
        let Some(kind) = kind else { return Err(errors) };
        let corners = positions.iter().map(|position| position.position).collect();
        let Some(geometry) = Geometry::of_positions(kind, corners) else {
            return Err(FieldErrors::one(COORDINATES, one_only(positions.len())));
        };
        geometry.check(surroundings, COORDINATES)?;
        Ok(Self { geometry, positions })
    }
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
