//! `GET /api/v1/projects/{code}`: one project, everything that is public of it.

use super::answer::Tagged;
use super::asked::Parameters;
use super::record::RecordBody;
use crate::problem::Problem;
use crate::state::AppState;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::portfolio::Query;
use domain::project::ProjectCode;

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
    let unknown =
        || Problem::not_found(format!("没有编号为 {code} 的项目"), format!("there is no project {code}"));
    let code: ProjectCode = code.parse().map_err(|_| unknown())?;
    let current = state.current();
    let as_of =
        current.portfolio.calendar().resolve(query.as_of).map_err(domain::portfolio::QueryError::from)?;
    let item = current.portfolio.item(&code, as_of).ok_or_else(unknown)?;
    let tag = format!("{}.{}.{}", item.revision, current.version, as_of.month);
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let dossier = state.dossier(&code).await?.ok_or_else(unknown)?;
    tagged.json("application/json", &RecordBody::new(&item, &dossier, as_of))
}
