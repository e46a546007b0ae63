//! `GET /api/v1/projects.geojson`: the list on a map, all that have a place.

use super::answer::Tagged;
use super::asked::Parameters;
use crate::exchange::geojson::{FeatureCollection, collection};
use crate::problem::Problem;
use crate::state::AppState;
use axum::extract::State;
use axum::response::Response;

/// The projects that have a place, as features. Takes the words of a list; those about paging are ignored.
#[utoipa::path(
    get, path = "/projects.geojson", tag = "projects",
    params(super::openapi::Filters, super::openapi::Paging),
    responses(
        (status = 200, description = "WGS84, longitude first", body = FeatureCollection, content_type = "application/geo+json"),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 403, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn list_projects_as_geojson(
    State(state): State<AppState>,
    parameters: Parameters,
) -> Result<Response, Problem> {
    let query = parameters.query(&[])?;
    let current = state.current();
    let as_of = current.as_of(query.as_of)?;
    let tag = format!("{}.{as_of}.{:x}.map", current.version, parameters.fingerprint());
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let features = state.aside(move || collection(&current.portfolio, &query)).await??;
    tagged.json("application/geo+json", &features)
}
