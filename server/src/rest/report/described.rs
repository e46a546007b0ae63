//! What the steps of a report have in common, for the API's description.

use super::body::StepBody;
use crate::rest::openapi::Refused;
use utoipa::{IntoParams, IntoResponses};

/// Which report.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only describes: `Request` reads it")]
pub(super) struct Address {
    /// The office's code, such as CJ-001
    code: String,
    /// Month, YYYY-MM
    month: String,
}

/// What every step is asked with.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only describes: `Request` reads them")]
pub(super) struct Headers {
    /// Entity tag of the report; its revision is compared
    #[param(rename = "If-Match")]
    if_match: String,
    /// The same for the same request
    #[param(rename = "Idempotency-Key")]
    idempotency_key: Option<String>,
}

/// What every step is answered.
#[derive(Debug, IntoResponses)]
#[expect(dead_code, reason = "only describes")]
pub(super) enum StepAnswer {
    /// Done
    #[response(status = 200)]
    Done(StepBody),
    #[response(status = 401)]
    NotSignedIn(#[ref_response] Refused),
    #[response(status = 403)]
    Forbidden(#[ref_response] Refused),
    #[response(status = 404)]
    NotFound(#[ref_response] Refused),
    #[response(status = 409)]
    DoesNotFollow(#[ref_response] Refused),
    #[response(status = 412)]
    Stale(#[ref_response] Refused),
    #[response(status = 422)]
    Invalid(#[ref_response] Refused),
    #[response(status = 428)]
    NoRevision(#[ref_response] Refused),
}
