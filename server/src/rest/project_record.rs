//! `GET /api/v1/projects/{code}`: one project, everything that the reader may see of it.

use super::answer::Tagged;
use super::asked::Parameters;
use super::record::RecordBody;
use crate::problem::Problem;
use crate::state::{AppState, Current};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::calendar::{AsOf, ReportingMonth};
use domain::portfolio::{ProjectItem, Query, QueryError};
use domain::project::{ProjectCode, Sight};

/// One project as of a month.
#[utoipa::path(
    get, path = "/projects/{code}", tag = "projects",
    params(
        ("code" = String, Path, description = "The office's code, such as CJ-001"),
        ("as_of" = Option<String>, Query, description = "Month, YYYY-MM; without it the last closed one"),
    ),
    responses(
        (status = 200, description = "The record; the entity tag is revision, journal position and month", body = RecordBody),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 404, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn get_project(
    State(state): State<AppState>,
    Path(code): Path<String>,
    parameters: Parameters,
) -> Result<Response, Problem> {
    let refused: Vec<&str> = Query::NAMES.into_iter().filter(|name| *name != "as_of").collect();
    let query = parameters.query(&refused)?;
    let parsed: ProjectCode = code.parse().map_err(|_| unknown(&code))?;
    answer(&state, &parsed, &parameters, query.as_of).await
}

/// 404.
pub(super) fn unknown(code: &str) -> Problem {
    Problem::not_found(format!("没有编号为 {code} 的项目"), format!("there is no project {code}"))
}

/// The record as of a month, with its tag; 304 to who has it.
pub(super) async fn answer(
    state: &AppState,
    code: &ProjectCode,
    parameters: &Parameters,
    month: Option<ReportingMonth>,
) -> Result<Response, Problem> {
    let current = state.current();
    let (item, as_of) = found(&current, code, month)?;
    let tag = tag(&item, current.version, as_of, parameters);
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let (body, tag) = body(state, code, parameters, month).await?;
    Tagged::new(&parameters.headers, &tag)?.json("application/json", &body)
}

/// The record as of a month, as far as the reader may see it, and its tag.
pub(super) async fn body(
    state: &AppState,
    code: &ProjectCode,
    parameters: &Parameters,
    month: Option<ReportingMonth>,
) -> Result<(RecordBody, String), Problem> {
    let current = state.current();
    let (item, as_of) = found(&current, code, month)?;
    let dossier = state.dossier_as_of(code, as_of.month).await?.ok_or_else(|| unknown(code.as_str()))?;
    let visitor = &parameters.visitor;
    let sight = Sight::of(&visitor.actor, visitor.owns(dossier.project.id));
    let tag = tag(&item, current.version, as_of, parameters);
    Ok((RecordBody::new(&item, &dossier, as_of, sight), tag))
}

fn found(
    current: &Current,
    code: &ProjectCode,
    month: Option<ReportingMonth>,
) -> Result<(ProjectItem, AsOf), Problem> {
    let as_of = current.portfolio.calendar().resolve(month).map_err(QueryError::from)?;
    let item = current.portfolio.item(code, as_of).ok_or_else(|| unknown(code.as_str()))?;
    Ok((item, as_of))
}

fn tag(item: &ProjectItem, version: i64, as_of: AsOf, parameters: &Parameters) -> String {
    format!("{}.{version}.{}{}", item.revision, as_of.month, parameters.tag_end())
}
