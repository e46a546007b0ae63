//! A place as it is typed: kind of shape, coordinates in a system that is said, and how the place is known.

use super::place_text;
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use crate::place::{CHINA, CoordinateSystem, Place, PlaceBasis, ShapeKind, TypedShape, coordinates_text};
use crate::project::ProjectField;

/// The input that says how the place is known.
const BASIS: &str = "place_basis";

/// Reads the inputs of the place, in their order, into its written form; blank when no coordinates were typed, whatever
/// else was chosen. That it lies near the district is looked at where the district is known ([`super::edited`]).
pub(super) fn read(typed: &[String]) -> Result<String, FieldErrors> {
    let inputs = ProjectField::Place.inputs();
    let fields: Fields = inputs.iter().copied().zip(typed.iter().map(String::as_str)).collect();
    if fields.filled(inputs[0]).is_none() {
        return Ok(String::new());
    }
    let mut errors = FieldErrors::default();
    let shape = TypedShape::read(&fields, &CHINA).map_err(|more| errors.0.extend(more.0)).ok();
    let basis = errors.take(BASIS, basis(fields.filled(BASIS)));
    let place = shape.zip(basis).map(|(shape, basis)| Place { geometry: shape.geometry, basis });
    errors.or(place).map(|place| place_text::written(&place))
}

/// Coordinates, shape, system, basis, as they stand in a form; of a place that is not known, what a form chooses first.
pub(super) fn inputs(value: &str) -> Vec<String> {
    let place = place_text::read(value);
    let (text, kind, basis) = match &place {
        Some(place) => (coordinates_text(&place.geometry), place.geometry.kind(), place.basis.code()),
        None => (String::new(), ShapeKind::Point, ""),
    };
    vec![text, kind.code().to_owned(), CoordinateSystem::Wgs84.code().to_owned(), basis.to_owned()]
}

/// A place of which nobody says how it is known is an estimate: the least that can be claimed of it.
fn basis(code: Option<&str>) -> Result<PlaceBasis, Bilingual> {
    let Some(code) = code else { return Ok(PlaceBasis::EstimatedFromGeneralKnowledge) };
    PlaceBasis::from_code(code).ok_or_else(|| {
        let codes: Vec<_> = PlaceBasis::ALL.iter().map(|basis| basis.code()).collect();
        let list = codes.join(", ");
        Bilingual::new(
            format!("“{code}”不在列表中；可选：{list}。"),
            format!("“{code}” is not on the list; choose from: {list}."),
        )
    })
}
