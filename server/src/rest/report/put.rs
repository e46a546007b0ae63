//! `PUT …/reports/{month}`: the draft as a whole.

use super::body::{ReportDraftBody, StepBody, in_api_names};
use super::request::Request;
use crate::problem::Problem;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use domain::status_report::ReportState;
use store::status_report::save_draft;

/// Writes a report's draft. `If-Match` names the revision it is made from (`If-None-Match: *` for the first);
/// `Idempotency-Key` makes sending it again harmless.
#[utoipa::path(
    put, path = "/projects/{code}/reports/{month}", tag = "reports",
    params(
        ("code" = String, Path, description = "The office's code, such as CJ-001"),
        ("month" = String, Path, description = "Month, YYYY-MM"),
        ("If-Match" = Option<String>, Header, description = "Entity tag of the report; its revision is compared"),
        ("If-None-Match" = Option<String>, Header, description = "`*` when there is no report yet"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same for the same request"),
    ),
    request_body = ReportDraftBody,
    responses(
        (status = 200, description = "Written", body = StepBody), (status = 201, description = "Written, the first", body = StepBody),
        (status = 401, response = crate::rest::openapi::Refused), (status = 403, response = crate::rest::openapi::Refused),
        (status = 404, response = crate::rest::openapi::Refused), (status = 409, response = crate::rest::openapi::Refused),
        (status = 412, response = crate::rest::openapi::Refused), (status = 422, response = crate::rest::openapi::Refused),
        (status = 428, response = crate::rest::openapi::Refused),
    )
)]
pub async fn put_report(
    request: Request,
    body: Result<Json<ReportDraftBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(draft) = body?;
    let write = request.write()?;
    let content = draft.content().map_err(|errors| Problem::invalid_fields(in_api_names(errors)))?;
    let done = save_draft(&request.state.context.store, write, content).await;
    request.done(done, ReportState::Draft, draft).await
}
