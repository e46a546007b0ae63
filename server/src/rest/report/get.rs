//! `GET …/reports/{month}`.

use super::body::StatusReportBody;
use super::request::Request;
use crate::problem::Problem;
use crate::rest::answer::Tagged;
use axum::response::Response;

/// One report. Approved ones are as public as the portfolio; others are for their manager and the office.
#[utoipa::path(
    get, path = "/projects/{code}/reports/{month}", tag = "reports",
    params(
        ("code" = String, Path, description = "The office's code, such as CJ-001"),
        ("month" = String, Path, description = "Month, YYYY-MM"),
    ),
    responses(
        (status = 200, description = "The report; the entity tag is revision, journal position and month", body = StatusReportBody),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 401, response = crate::rest::openapi::Refused), (status = 403, response = crate::rest::openapi::Refused),
        (status = 404, response = crate::rest::openapi::Refused),
    )
)]
pub async fn get_report(request: Request) -> Result<Response, Problem> {
    let report = request.report().await?.ok_or_else(|| request.no_report())?;
    let body = request.body(&report)?;
    let tag = format!("{}.{}.{}", report.revision, request.state.head(), request.month);
    let tagged = Tagged::new(&request.headers, &tag)?;
    match tagged.not_modified() {
        Some(response) => Ok(response),
        None => tagged.json("application/json", &body),
    }
}
