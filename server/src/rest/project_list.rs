//! `GET /api/v1/projects`: a page of the list.

use super::answer::Tagged;
use super::asked::Parameters;
use super::project_item::ProjectItemBody;
use crate::problem::Problem;
use crate::state::AppState;
use axum::extract::State;
use axum::response::Response;
use domain::portfolio::View;
use serde::Serialize;
use utoipa::ToSchema;

/// A page of projects.
#[derive(Debug, Serialize, ToSchema)]
#[schema(title = "ProjectList")]
pub struct ProjectListBody {
    items: Vec<ProjectItemBody>,
    /// Projects the filter lets through, on all pages.
    total: u32,
    /// Goes on after the last item; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
    /// Month the figures are for, `YYYY-MM`.
    as_of: String,
    /// Whether that month is still open.
    provisional: bool,
}

impl From<View> for ProjectListBody {
    fn from(view: View) -> Self {
        Self {
            items: view.items.iter().map(Into::into).collect(),
            total: view.total.count,
            next_cursor: view.next_cursor,
            as_of: view.as_of.month.to_string(),
            provisional: view.as_of.provisional,
        }
    }
}

/// Projects that filters let through, sorted and paged.
#[utoipa::path(
    get, path = "/projects", tag = "projects",
    params(super::openapi::Filters, super::openapi::Paging),
    responses(
        (status = 200, description = "A page of projects", body = ProjectListBody),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 403, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn list_projects(
    State(state): State<AppState>,
    parameters: Parameters,
) -> Result<Response, Problem> {
    let query = parameters.query(&["by"])?;
    let current = state.current();
    let as_of = current.as_of(query.as_of)?;
    let tag = format!("{}.{as_of}.{:x}", current.version, parameters.fingerprint());
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let body: ProjectListBody = current.portfolio.query(&query)?.into();
    tagged.json("application/json", &body)
}
