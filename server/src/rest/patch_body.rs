//! The body of a PATCH: the record's own members, each read into what a person would type, so that one set of
//! rules judges both.

use super::schema::{TextBody, code, code_or_null};
use domain::code_list::{Category, CodeList as _, Sector, Stage, Subdistrict};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::place::{CoordinateSystem, Geometry, coordinates_text};
use domain::project::ProjectField;
use domain::project::edit::{ProjectDraft, RecordValues};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// The members that can be changed; those not named stay, null clears.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectPatch {
    name: Option<TextBody>,
    #[schema(schema_with = code::<Category>)]
    category: Option<&'static str>,
    programmes: Option<Vec<&'static str>>,
    #[schema(schema_with = code::<Sector>)]
    sector: Option<&'static str>,
    #[schema(schema_with = code_or_null::<Subdistrict>)]
    subdistrict: Option<&'static str>,
    scope: Option<TextBody>,
    project_owner: Option<String>,
    responsible_unit: Option<String>,
    assigned_leader: Option<String>,
    project_liaison: Option<String>,
    approval_code: Option<String>,
    #[schema(schema_with = code_or_null::<Stage>)]
    stage: Option<&'static str>,
    /// Since which day; a change of stage needs it.
    stage_effective_from: Option<String>,
    actual_start: Option<String>,
    actual_finish: Option<String>,
    /// Whole yuan.
    opening_balance: Option<i64>,
    place: Option<PlacePatch>,
    enrolled_in_monthly_reporting: Option<bool>,
}

/// Either a geometry, or longitude and latitude of a point; what was there before is replaced.
#[derive(Debug, Serialize, ToSchema)]
struct PlacePatch {
    /// GeoJSON `Point`, `LineString` or `Polygon`, longitude first, in degrees of the coordinate system.
    #[schema(value_type = Option<Object>)]
    geometry: Option<Geometry>,
    /// Degrees.
    longitude: Option<f64>,
    /// Degrees.
    latitude: Option<f64>,
    /// The system the degrees are given in; WGS84 (CGCS2000) where it is not said. They are kept in WGS84.
    #[schema(schema_with = code::<CoordinateSystem>)]
    coordinate_system: Option<&'static str>,
    /// `exact`, `estimated_from_general_knowledge`, `subdistrict_centroid` or `illustrative`.
    basis: Option<String>,
}

/// Members that are one text each, named as their field.
const TEXTS: [ProjectField; 10] = [
    ProjectField::Category,
    ProjectField::Sector,
    ProjectField::Subdistrict,
    ProjectField::ProjectOwner,
    ProjectField::ResponsibleUnit,
    ProjectField::AssignedLeader,
    ProjectField::ProjectLiaison,
    ProjectField::ApprovalCode,
    ProjectField::ActualStart,
    ProjectField::ActualFinish,
];

/// Reads a patch of a record.
///
/// # Errors
/// Every member that is unknown or of another type.
pub fn draft_of(patch: &Map<String, Value>, base: &RecordValues) -> Result<ProjectDraft, FieldErrors> {
    let (mut draft, mut errors) = (ProjectDraft::default(), FieldErrors::default());
    for (name, value) in patch {
        let read = member(name, value, base, &mut draft);
        if let Err(expected) = read {
            let message = Bilingual::new(
                format!("“{name}”应为{}。", expected.zh),
                format!("“{name}” must be {}.", expected.en),
            );
            errors.add(name.as_str(), message);
        }
    }
    errors.or(Some(draft))
}

/// Reads one member into the draft; else says what it must be.
fn member(name: &str, value: &Value, base: &RecordValues, draft: &mut ProjectDraft) -> Result<(), Bilingual> {
    let mut set = |field, texts| drop(draft.0.insert(field, texts));
    if let Some(field) = TEXTS.into_iter().find(|field| field.code() == name) {
        set(field, vec![text(value)?]);
        return Ok(());
    }
    match name {
        "name" => bilingual(value, (ProjectField::NameZh, ProjectField::NameEn), set)?,
        "scope" => bilingual(value, (ProjectField::ScopeZh, ProjectField::ScopeEn), set)?,
        "programmes" => set(ProjectField::Programmes, vec![codes(value)?]),
        "stage" | "stage_effective_from" => {
            let mut inputs = draft.0.remove(&ProjectField::Stage);
            let inputs = inputs.get_or_insert_with(|| base.inputs_of(ProjectField::Stage));
            let at = usize::from(name != "stage");
            inputs[at] = text(value)?;
            draft.0.insert(ProjectField::Stage, std::mem::take(inputs));
        }
        "opening_balance" => {
            let expected = || Bilingual::new("整数（元）或 null", "whole yuan or null");
            let typed = match value {
                Value::Null => String::new(),
                value => format!("{}元", value.as_i64().ok_or_else(expected)?),
            };
            set(ProjectField::OpeningBalance, vec![typed]);
        }
        "place" => set(ProjectField::Place, place(value)?),
        "enrolled_in_monthly_reporting" => {
            let yes = value.as_bool().ok_or_else(|| Bilingual::new("true 或 false", "true or false"))?;
            set(ProjectField::Enrolled, vec![if yes { "yes" } else { "" }.to_owned()]);
        }
        _ => {
            let texts = TEXTS.into_iter().map(|field| field.code());
            let others = ["name", "scope", "programmes", "stage", "stage_effective_from", "opening_balance"];
            let known: Vec<_> =
                texts.chain(others).chain(["place", "enrolled_in_monthly_reporting"]).collect();
            let known = known.join(", ");
            return Err(Bilingual::new(format!("以下成员之一：{known}"), format!("one of: {known}")));
        }
    }
    Ok(())
}

fn text(value: &Value) -> Result<String, Bilingual> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        _ => Err(Bilingual::new("文本或 null", "a text or null")),
    }
}

/// `{"zh", "en"}`; a language that is not named stays.
fn bilingual(
    value: &Value,
    (zh, en): (ProjectField, ProjectField),
    mut set: impl FnMut(ProjectField, Vec<String>),
) -> Result<(), Bilingual> {
    let expected = || Bilingual::new("含 zh、en 的对象或 null", "an object of zh and en, or null");
    match value {
        Value::Null => {
            set(zh, vec![String::new()]);
            set(en, vec![String::new()]);
        }
        Value::Object(texts) if texts.keys().all(|key| key == "zh" || key == "en") => {
            for (key, field) in [("zh", zh), ("en", en)] {
                if let Some(value) = texts.get(key) {
                    set(field, vec![text(value).map_err(|_| expected())?]);
                }
            }
        }
        _ => return Err(expected()),
    }
    Ok(())
}

fn codes(value: &Value) -> Result<String, Bilingual> {
    let expected = || Bilingual::new("代码列表或 null", "a list of codes or null");
    match value {
        Value::Null => Ok(String::new()),
        Value::Array(codes) => {
            let codes: Option<Vec<&str>> = codes.iter().map(Value::as_str).collect();
            Ok(codes.ok_or_else(expected)?.join(","))
        }
        _ => Err(expected()),
    }
}

/// What stands in the place's inputs for a member `place`, in their order.
fn place(value: &Value) -> Result<Vec<String>, Bilingual> {
    let expected = || {
        Bilingual::new(
            "含 geometry（GeoJSON 的 Point、LineString 或 Polygon，经度在前）或 longitude、latitude（可含 coordinate_system、basis）的对象，或 null",
            "an object of geometry (GeoJSON Point, LineString or Polygon, longitude first) or of longitude and latitude, \
             perhaps with coordinate_system and basis, or null",
        )
    };
    let Value::Object(place) = value else {
        let cleared = || RecordValues::default().inputs_of(ProjectField::Place);
        return value.is_null().then(cleared).ok_or_else(expected);
    };
    let known = ["geometry", "longitude", "latitude", "coordinate_system", "basis"];
    if place.keys().any(|key| !known.contains(&key.as_str())) {
        return Err(expected());
    }
    let word = |name| place.get(name).map_or(Ok(String::new()), text).map_err(|_| expected());
    let geometry = match (place.get("geometry"), place.get("longitude"), place.get("latitude")) {
        (Some(geometry), None, None) => serde_json::from_value(geometry.clone()).ok(),
        (None, Some(longitude), Some(latitude)) => {
            longitude.as_f64().zip(latitude.as_f64()).map(|(east, north)| Geometry::Point([east, north]))
        }
        _ => None,
    };
    // Without a position it would stand for no place.
    let geometry: Option<Geometry> = geometry;
    let geometry = geometry.filter(|found| found.positions().next().is_some()).ok_or_else(expected)?;
    let (system, basis) = (word("coordinate_system")?, word("basis")?);
    Ok(vec![coordinates_text(&geometry), geometry.kind().code().to_owned(), system, basis])
}

/// What is wrong with an input, told at the member it comes from.
pub fn told_at_members(mut errors: FieldErrors) -> FieldErrors {
    for error in &mut errors.0 {
        if ProjectField::of_input(&error.field) == Some(ProjectField::Place) {
            ProjectField::Place.code().clone_into(&mut error.field);
        }
    }
    errors
}
