//! The body of a PATCH: the record's own members, each read into what a person would type, so that one set of
//! rules judges both.

use super::schema::{TextBody, code, code_or_null};
use domain::code_list::{Category, CodeList as _, Sector, Stage, Subdistrict};
use domain::form::FieldErrors;
use domain::label::Bilingual;
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

/// A point; what was a line or an area becomes one.
#[derive(Debug, Serialize, ToSchema)]
struct PlacePatch {
    /// Degrees, WGS84.
    longitude: f64,
    /// Degrees, WGS84.
    latitude: f64,
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

fn place(value: &Value) -> Result<Vec<String>, Bilingual> {
    let expected = || {
        Bilingual::new(
            "含 longitude、latitude（可含 basis）的对象或 null",
            "an object of longitude, latitude and perhaps basis, or null",
        )
    };
    let number = |value: Option<&Value>| {
        value.filter(|value| value.is_number()).map(ToString::to_string).ok_or_else(expected)
    };
    match value {
        Value::Null => Ok(vec![String::new(); 3]),
        Value::Object(place)
            if place.keys().all(|key| ["longitude", "latitude", "basis"].contains(&&**key)) =>
        {
            let basis = place.get("basis").map_or(Ok(String::new()), text).map_err(|_| expected())?;
            Ok(vec![number(place.get("longitude"))?, number(place.get("latitude"))?, basis])
        }
        _ => Err(expected()),
    }
}
