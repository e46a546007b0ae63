//! `POST /api/v1/months/{month}/open`, `/close`, `/reopen`.

use super::body::{CloseBody, MonthBody, OpenBody, ReopenBody};
use super::request::{Request, body_or_nothing, of_step};
use crate::problem::Problem;
use axum::Json;
use axum::extract::Request as Sent;
use domain::access::Action;
use domain::form::{FieldErrors, required_day};
use store::calendar::{MonthStep, MonthWrite, take_step};

/// Opens the next month: it takes reports. The one before must be closed.
#[utoipa::path(
    post, path = "/months/{month}/open", tag = "months",
    params(super::described::Address, super::described::Headers),
    request_body = Option<OpenBody>,
    responses(super::described::StepAnswer)
)]
pub async fn open_month(request: Request, sent: Sent) -> Result<Json<MonthBody>, Problem> {
    request.check(Action::OpenMonth)?;
    let OpenBody { due_on } = body_or_nothing(sent).await?;
    let due_on = due_on.as_deref().map(|text| required_day(Some(text))).transpose();
    let due_on = due_on.map_err(|message| Problem::invalid_fields(FieldErrors::one("due_on", message)))?;
    take(&request, MonthStep::Open { due_on }).await
}

/// Closes the oldest month that takes reports: they are locked. With reports outstanding it must be confirmed.
#[utoipa::path(
    post, path = "/months/{month}/close", tag = "months",
    params(super::described::Address, super::described::Headers),
    request_body = Option<CloseBody>,
    responses(super::described::StepAnswer)
)]
pub async fn close_month(request: Request, sent: Sent) -> Result<Json<MonthBody>, Problem> {
    request.check(Action::CloseMonth)?;
    request.opened().await?;
    let CloseBody { confirmed } = body_or_nothing(sent).await?;
    take(&request, MonthStep::Close { confirmed }).await
}

/// Opens the month closed last again, with a reason.
#[utoipa::path(
    post, path = "/months/{month}/reopen", tag = "months",
    params(super::described::Address, super::described::Headers),
    request_body = ReopenBody,
    responses(super::described::StepAnswer)
)]
pub async fn reopen_month(request: Request, sent: Sent) -> Result<Json<MonthBody>, Problem> {
    request.check(Action::ReopenMonth)?;
    request.opened().await?;
    let ReopenBody { reason } = body_or_nothing(sent).await?;
    take(&request, MonthStep::Reopen { reason }).await
}

/// Takes a step; it is seen at once.
async fn take(request: &Request, step: MonthStep) -> Result<Json<MonthBody>, Problem> {
    let Request { state, visitor, month, .. } = request;
    let key = request.key()?;
    let write = MonthWrite {
        district: &state.district,
        acting: &visitor.acting(),
        now: state.context.clock.now(),
        month: *month,
        key: key.as_deref(),
    };
    let done = take_step(&state.context.store, &write, &step).await.map_err(of_step)?;
    state.see_writes().await;
    Ok(Json(MonthBody::new(&done.month, visitor.may(Action::ReadInternalFields), None)))
}
