//! `GET /api/v1/projects`: a page of the list.

use super::answer::Tagged;
use super::asked::Parameters;
use super::project_item::ProjectItemBody;
use crate::problem::Problem;
use crate::state::AppState;
use app::visitor::Visitor;
use axum::extract::State;
use axum::response::Response;
use domain::portfolio::{Portfolio, ProjectItem, View};
use domain::project::Sight;
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

impl ProjectListBody {
    fn new(view: View, portfolio: &Portfolio, visitor: &Visitor) -> Self {
        let item = |item: &ProjectItem| match portfolio.entry(&item.code).map(|entry| &entry.project) {
            Some(project) if visitor.account.is_some() => {
                ProjectItemBody::of(item, project, Sight::of(&visitor.actor, visitor.owns(project.id)))
            }
            _ => item.into(),
        };
        Self {
            items: view.items.iter().map(item).collect(),
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
    let view = current.portfolio.query(&query)?;
    let body = ProjectListBody::new(view, &current.portfolio, &parameters.visitor);
    tagged.json("application/json", &body)
}
