//! The REST API under `/api/v1`. Response bodies are types of their own (`*Body`), written from the
//! domain's: what is not named in them cannot leave.

mod answer;
mod asked;
mod events;
mod marks;
mod month;
mod named;
mod of_project;
mod offline_pack;
mod openapi;
mod outlines;
mod patch_body;
mod photo;
mod precondition;
mod project_csv;
mod project_geojson;
pub mod project_item;
mod project_list;
mod project_patch;
mod project_record;
mod record;
mod record_part;
mod report;
mod rollup;
mod schema;
mod site_check;

pub(crate) use answer::Tagged;
pub(crate) use asked::Parameters;
pub use openapi::document;

use crate::state::AppState;
use axum::Router;
use axum::middleware::from_fn;
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Where the API lives.
pub const BASE: &str = "/api/v1";

/// Routes of the API, with their description.
fn described() -> OpenApiRouter<AppState> {
    let api = OpenApiRouter::new()
        .routes(routes!(project_list::list_projects))
        .routes(routes!(project_csv::list_projects_as_csv))
        .routes(routes!(project_geojson::list_projects_as_geojson))
        .routes(routes!(marks::get_marks))
        .routes(routes!(outlines::get_outlines))
        .routes(routes!(offline_pack::get_offline_pack))
        .routes(routes!(project_record::get_project, project_patch::patch_project))
        .routes(routes!(project_patch::undo_change))
        .routes(routes!(report::get_report, report::put_report))
        .routes(routes!(report::submit_report))
        .routes(routes!(report::keep_typed_report))
        .routes(routes!(report::submit_typed_report))
        .routes(routes!(report::withdraw_report))
        .routes(routes!(report::approve_report))
        .routes(routes!(report::return_report))
        .routes(routes!(month::list_months))
        .routes(routes!(month::get_month))
        .routes(routes!(month::open_month))
        .routes(routes!(month::close_month))
        .routes(routes!(month::reopen_month))
        .routes(routes!(month::approve_reports))
        .routes(routes!(site_check::record_site_check, site_check::list_site_checks))
        .routes(routes!(photo::put_photo))
        .routes(routes!(rollup::roll_up))
        .routes(routes!(events::events));
    OpenApiRouter::with_openapi(openapi::head()).nest(BASE, api)
}

/// The API's routes. Answers are compressed as they are written: each is asked for rarely and in many forms.
pub fn routes() -> Router<AppState> {
    let (router, _) = described().split_for_parts();
    router
        .route(&format!("{BASE}/openapi.json"), axum::routing::get(openapi::get))
        .layer(from_fn(named::name_the_key))
        .layer(CompressionLayer::new().br(true).gzip(true))
}
