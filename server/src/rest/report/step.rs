//! `POST …/reports/{month}/submit`, `/withdraw`, `/approve`, `/return`.

use super::body::ReturnBody;
use super::request::Request;
use crate::problem::Problem;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use domain::status_report::ReportState;
use store::status_report;

/// Hands in the draft that is stored. Figures that look wrong must be explained in it.
#[utoipa::path(
    post,
    path = "/projects/{code}/reports/{month}/submit",
    tag = "reports",
    params(super::described::Address, super::described::Headers),
    responses(super::described::StepAnswer)
)]
pub async fn submit_report(request: Request) -> Result<Response, Problem> {
    let done = status_report::submit_stored(&request.state.context.store, request.write()?).await;
    request.done(done, ReportState::Submitted, ()).await
}

/// Takes a report back before it is reviewed: only whoever handed it in.
#[utoipa::path(
    post,
    path = "/projects/{code}/reports/{month}/withdraw",
    tag = "reports",
    params(super::described::Address, super::described::Headers),
    responses(super::described::StepAnswer)
)]
pub async fn withdraw_report(request: Request) -> Result<Response, Problem> {
    let done = status_report::withdraw(&request.state.context.store, request.write()?).await;
    request.done(done, ReportState::Draft, ()).await
}

/// Approves a report: it counts. Not for whoever handed it in.
#[utoipa::path(
    post,
    path = "/projects/{code}/reports/{month}/approve",
    tag = "reports",
    params(super::described::Address, super::described::Headers),
    responses(super::described::StepAnswer)
)]
pub async fn approve_report(request: Request) -> Result<Response, Problem> {
    let done = status_report::approve(&request.state.context.store, request.write()?).await;
    request.done(done, ReportState::Approved, ()).await
}

/// Sends a report back with a reason, an approved one too as long as its month is open.
#[utoipa::path(
    post, path = "/projects/{code}/reports/{month}/return", tag = "reports",
    params(super::described::Address, super::described::Headers),
    request_body = ReturnBody,
    responses(super::described::StepAnswer)
)]
pub async fn return_report(
    request: Request,
    body: Result<Json<ReturnBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(told) = body?;
    let done =
        status_report::return_report(&request.state.context.store, request.write()?, &told.reason).await;
    request.done(done, ReportState::Returned, told).await
}
