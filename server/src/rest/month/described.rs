//! What the steps of a month have in common, for the API's description.

use super::body::MonthBody;
use crate::rest::openapi::Refused;
use utoipa::{IntoParams, IntoResponses};

/// Which month.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "only describes: `Request` reads it")]
pub(super) struct Address {
    /// Month, YYYY-MM
    month: String,
}

/// What every step is asked with. A step names by itself what it starts from: a month that is open is closed, one
/// that is closed is reopened. So no revision is asked for.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only describes: `Request` reads it")]
pub(super) struct Headers {
    /// The same key and body: the first answer again
    #[param(rename = "Idempotency-Key")]
    idempotency_key: Option<String>,
}

/// What every step is answered.
#[derive(Debug, IntoResponses)]
#[expect(dead_code, reason = "only describes")]
pub(super) enum StepAnswer {
    /// The month after it
    #[response(status = 200)]
    Done(MonthBody),
    #[response(status = 401)]
    NotSignedIn(#[ref_response] Refused),
    #[response(status = 403)]
    Forbidden(#[ref_response] Refused),
    #[response(status = 404)]
    NotFound(#[ref_response] Refused),
    #[response(status = 409)]
    DoesNotFollow(#[ref_response] Refused),
    #[response(status = 415)]
    NotJson(#[ref_response] Refused),
    #[response(status = 422)]
    Invalid(#[ref_response] Refused),
}
