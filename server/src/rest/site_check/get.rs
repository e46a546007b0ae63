//! `GET …/site-checks`.

use super::body::{SiteCheckBody, SiteChecksBody};
use crate::problem::Problem;
use crate::rest::of_project::OfProject;
use crate::rest::precondition::broken;
use axum::Json;
use axum::response::{IntoResponse as _, Response};
use domain::access::Action;
use store::site_check::of_project;

/// The most that are told.
const MOST: u32 = 500;

/// The 500 newest site checks of a project, newest first by the devices' clocks. Internal: they say where people were.
#[utoipa::path(
    get, path = "/projects/{code}/site-checks", tag = "projects",
    params(("code" = String, Path, description = "The office's code, such as CJ-001")),
    responses(
        (status = 200, description = "The checks", body = SiteChecksBody),
        (status = 401, response = crate::rest::openapi::Refused), (status = 403, response = crate::rest::openapi::Refused),
        (status = 404, response = crate::rest::openapi::Refused),
    )
)]
pub async fn list_site_checks(of: OfProject) -> Result<Response, Problem> {
    of.visitor.check_on(Action::ReadInternalFields, of.project)?;
    let checks = of_project(&of.state.context.store, &of.state.district, of.project, MOST);
    let checks = checks.await.map_err(broken)?;
    let items = checks.iter().map(|check| SiteCheckBody::new(of.code.as_str(), check)).collect();
    Ok(Json(SiteChecksBody { items }).into_response())
}
