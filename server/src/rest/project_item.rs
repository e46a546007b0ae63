//! A project in a list, as the API gives it.

use super::schema::{TextBody, code, code_or_null};
use domain::code_list::{Category, CodeList as _, Sector, Source, Stage, Subdistrict};
use domain::portfolio::ProjectItem;
use domain::project::{Project, ProjectField, Sight};
use domain::status_light::Light;
use serde::Serialize;
use utoipa::ToSchema;

/// A project, as of a month. Amounts are whole yuan, rates basis points; null is "not published".
#[derive(Debug, Serialize, ToSchema)]
#[schema(title = "ProjectItem")]
pub struct ProjectItemBody {
    /// The office's code.
    code: String,
    name: TextBody,
    #[schema(schema_with = code::<Category>)]
    category: &'static str,
    #[schema(schema_with = code::<Sector>)]
    sector: &'static str,
    #[schema(schema_with = code_or_null::<Subdistrict>)]
    subdistrict: Option<&'static str>,
    #[schema(schema_with = code_or_null::<Stage>)]
    stage: Option<&'static str>,
    #[schema(schema_with = code::<Light>)]
    light: &'static str,
    /// Why the light is what it is.
    light_reason: TextBody,
    /// Where the record comes from; `illustrative` is an example and no real project.
    #[schema(schema_with = code::<Source>)]
    source: &'static str,
    /// Codes of the programmes it is on.
    programmes: Vec<&'static str>,
    #[schema(required)]
    project_owner: Option<String>,
    #[schema(required)]
    responsible_unit: Option<String>,
    #[schema(required)]
    total_planned_investment: Option<i64>,
    #[schema(required)]
    annual_planned_investment: Option<i64>,
    #[schema(required)]
    investment_completed_ytd: Option<i64>,
    #[schema(required)]
    investment_completed_cumulative: Option<i64>,
    #[schema(required)]
    investment_completion_rate_bp: Option<i64>,
    #[schema(required)]
    progress_gap_bp: Option<i64>,
    #[schema(required)]
    physical_progress_bp: Option<i64>,
    /// Of the plan version in force, `YYYY-MM-DD`.
    #[schema(required)]
    planned_start: Option<String>,
    /// Of the plan version in force, `YYYY-MM-DD`.
    #[schema(required)]
    planned_finish: Option<String>,
    /// Counts writes to the record.
    revision: i64,
    /// Only given to who may read names of persons; null is "not known".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    assigned_leader: Option<Option<String>>,
    /// Only given to who may read names of persons; null is "not known".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    project_liaison: Option<Option<String>>,
}

impl ProjectItemBody {
    /// With the persons, for a reader whose sight reaches them.
    pub fn of(item: &ProjectItem, project: &Project, sight: Sight) -> Self {
        let told = |field: ProjectField, name: &Option<String>| {
            sight.shows(field.visibility()).then(|| name.clone())
        };
        Self {
            assigned_leader: told(ProjectField::AssignedLeader, &project.assigned_leader),
            project_liaison: told(ProjectField::ProjectLiaison, &project.project_liaison),
            ..item.into()
        }
    }
}

impl From<&ProjectItem> for ProjectItemBody {
    fn from(item: &ProjectItem) -> Self {
        Self {
            code: item.code.to_string(),
            name: (&item.name).into(),
            category: item.category.code(),
            sector: item.sector.code(),
            subdistrict: item.subdistrict.map(|subdistrict| subdistrict.code()),
            stage: item.stage.map(|stage| stage.code()),
            light: item.light.code(),
            light_reason: (&item.light_reason).into(),
            source: item.source.code(),
            programmes: item.programmes.iter().map(|programme| programme.code()).collect(),
            project_owner: item.project_owner.clone(),
            responsible_unit: item.responsible_unit.clone(),
            total_planned_investment: item.total_planned_investment.map(|yuan| yuan.0),
            annual_planned_investment: item.annual_planned_investment.map(|yuan| yuan.0),
            investment_completed_ytd: item.investment_completed_ytd.map(|yuan| yuan.0),
            investment_completed_cumulative: item.investment_completed_cumulative.map(|yuan| yuan.0),
            investment_completion_rate_bp: item.investment_completion_rate_bp.map(|bp| bp.0),
            progress_gap_bp: item.progress_gap_bp.map(|bp| bp.0),
            physical_progress_bp: item.physical_progress_bp.map(|bp| bp.0),
            planned_start: item.planned_start.map(|day| day.to_string()),
            planned_finish: item.planned_finish.map(|day| day.to_string()),
            revision: item.revision,
            assigned_leader: None,
            project_liaison: None,
        }
    }
}
