//! `GET /api/v1/months` and `GET /api/v1/months/{month}`.

use super::body::{MonthBody, MonthListBody};
use super::request::{Request, months};
use crate::entity_tag;
use crate::problem::Problem;
use crate::rest::answer::Tagged;
use crate::rest::asked::Parameters;
use crate::state::AppState;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::access::Action;
use serde::Serialize;

/// Every month that was opened, newest first. As public as the portfolio.
#[utoipa::path(
    get, path = "/months", tag = "months",
    responses(
        (status = 200, description = "The months", body = MonthListBody),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 401, response = crate::rest::openapi::Refused),
    )
)]
pub async fn list_months(State(state): State<AppState>, parameters: Parameters) -> Result<Response, Problem> {
    let visitor = &parameters.visitor;
    visitor.check(Action::ReadPublicPortfolio)?;
    let with_internals = visitor.may(Action::ReadInternalFields);
    let months = months(&state).await?;
    let items = months.iter().rev().map(|month| MonthBody::new(month, with_internals, None));
    tagged(&parameters.headers, &MonthListBody { items: items.collect() })
}

/// One month; to the office also what would be closed unfinished.
#[utoipa::path(
    get, path = "/months/{month}", tag = "months",
    params(super::described::Address),
    responses(
        (status = 200, description = "The month", body = MonthBody),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 401, response = crate::rest::openapi::Refused), (status = 404, response = crate::rest::openapi::Refused),
    )
)]
pub async fn get_month(request: Request) -> Result<Response, Problem> {
    request.check(Action::ReadPublicPortfolio)?;
    let month = request.opened().await?;
    tagged(&request.headers, &request.body(&month).await?)
}

/// The answer under a tag that is made from itself: what it says hangs on more than the journal's position, who
/// asks among it.
fn tagged(headers: &HeaderMap, body: &impl Serialize) -> Result<Response, Problem> {
    let text = serde_json::to_string(body).unwrap_or_default();
    let tagged = Tagged::new(headers, &format!("{:x}", entity_tag::fingerprint(&[&text])))?;
    match tagged.not_modified() {
        Some(response) => Ok(response),
        None => Ok(tagged.bytes("application/json", text.into_bytes())),
    }
}
