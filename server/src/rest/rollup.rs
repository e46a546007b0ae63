//! `GET /api/v1/rollup`: counts and sums by one or two dimensions.

use super::answer::Tagged;
use super::asked::Parameters;
use super::schema::{LightsBody, SumBody, TextBody};
use crate::problem::Problem;
use crate::state::AppState;
use axum::extract::State;
use axum::response::Response;
use domain::portfolio::{Group, GroupKey, GroupLabel, Measures, View};
use serde::Serialize;
use utoipa::ToSchema;

/// Counts and sums.
#[derive(Debug, Serialize, ToSchema)]
#[schema(title = "RollUp")]
pub struct RollUpBody {
    /// Month the figures are for, `YYYY-MM`.
    as_of: String,
    /// Whether that month is still open.
    provisional: bool,
    /// Month ÷ 12.
    time_proportional_bp: i64,
    /// In the order of the lists of codes, or of names.
    groups: Vec<GroupBody>,
    /// Each project once: by programme the groups overlap and need not add up to it.
    total: MeasuresBody,
}

/// Projects with something in common.
#[derive(Debug, Serialize, ToSchema)]
struct GroupBody {
    key: KeyBody,
    label: LabelBody,
    #[serde(flatten)]
    measures: MeasuresBody,
}

/// What a group has in common; null is unknown. By two dimensions, one of each.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
enum KeyBody {
    One(Option<String>),
    Two(Vec<Option<String>>),
}

/// The same for readers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
enum LabelBody {
    One(TextBody),
    Two(Vec<TextBody>),
}

/// Figures of a set of projects.
#[derive(Debug, Serialize, ToSchema)]
struct MeasuresBody {
    count: u32,
    lights: LightsBody,
    total_planned_investment: SumBody,
    annual_planned_investment: SumBody,
    investment_completed_ytd: SumBody,
    investment_completed_cumulative: SumBody,
    /// Σ completed ÷ Σ planned over the projects that have both, suspended and cancelled ones left out.
    #[schema(required)]
    investment_completion_rate_bp: Option<i64>,
    /// That rate − month ÷ 12.
    #[schema(required)]
    progress_gap_bp: Option<i64>,
    /// Projects that rate and gap cover.
    rated: u32,
    /// Counted apart.
    suspended: u32,
    /// Counted apart.
    cancelled: u32,
}

impl From<Measures> for MeasuresBody {
    fn from(measures: Measures) -> Self {
        Self {
            count: measures.count,
            lights: measures.lights.into(),
            total_planned_investment: measures.total_planned_investment.into(),
            annual_planned_investment: measures.annual_planned_investment.into(),
            investment_completed_ytd: measures.investment_completed_ytd.into(),
            investment_completed_cumulative: measures.investment_completed_cumulative.into(),
            investment_completion_rate_bp: measures.investment_completion_rate_bp.map(|bp| bp.0),
            progress_gap_bp: measures.progress_gap_bp.map(|bp| bp.0),
            rated: measures.rated,
            suspended: measures.suspended,
            cancelled: measures.cancelled,
        }
    }
}

impl From<Group> for GroupBody {
    fn from(group: Group) -> Self {
        Self {
            key: match group.key {
                GroupKey::One(key) => KeyBody::One(key),
                GroupKey::Two(keys) => KeyBody::Two(keys.into()),
            },
            label: match group.label {
                GroupLabel::One(label) => LabelBody::One(label.into()),
                GroupLabel::Two(labels) => LabelBody::Two(labels.map(Into::into).into()),
            },
            measures: group.measures.into(),
        }
    }
}

impl From<View> for RollUpBody {
    fn from(view: View) -> Self {
        Self {
            as_of: view.as_of.month.to_string(),
            provisional: view.as_of.provisional,
            time_proportional_bp: view.time_proportional_bp.0,
            groups: view.groups.into_iter().map(Into::into).collect(),
            total: view.total.into(),
        }
    }
}

/// Counts, lights, sums and rates of the projects that filters let through.
#[utoipa::path(
    get, path = "/rollup", tag = "projects",
    params(super::openapi::Filters, super::openapi::By),
    responses(
        (status = 200, description = "Counts and sums", body = RollUpBody),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 403, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn roll_up(State(state): State<AppState>, parameters: Parameters) -> Result<Response, Problem> {
    let mut query = parameters.query(&["sort", "limit", "cursor", "offset"])?;
    query.limit = 0;
    let current = state.current();
    let as_of = current.as_of(query.as_of)?;
    let tag = format!("{}.{as_of}.{:x}", current.version, parameters.fingerprint());
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let body: RollUpBody = current.portfolio.query(&query)?.into();
    tagged.json("application/json", &body)
}
