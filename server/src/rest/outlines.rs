//! `GET /api/v1/outlines.geojson`: what a map draws under the projects. Part of the program, so it changes with it alone.

use super::answer::Tagged;
use crate::portfolio_map::{OutlineCollection, collection};
use crate::problem::Problem;
use crate::state::AppState;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

/// Sea, district, the units around it, and where names of subdistricts stand. For orientation only: a sketch, not reviewed
/// for publication; names were put by hand and are no borders.
#[utoipa::path(
    get, path = "/outlines.geojson", tag = "projects",
    responses(
        (status = 200, description = "WGS84, longitude first", body = OutlineCollection, content_type = "application/geo+json"),
        (status = 304, description = "Unchanged since the entity tag given"),
    )
)]
pub async fn get_outlines(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Problem> {
    let tagged = Tagged::new(&headers, concat!(env!("CARGO_PKG_VERSION"), ".outlines"))?;
    match tagged.not_modified() {
        Some(response) => Ok(response),
        None => tagged.json("application/geo+json", &collection(&state.context.outlines)),
    }
}
