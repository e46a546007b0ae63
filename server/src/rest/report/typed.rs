//! `PUT …/reports/{month}/typed`, `POST …/typed/submit`: a report as its form was typed, for devices that filled it in
//! without a network. The same rules as the page's own door; milestones and issues told in the form go with it.

use super::request::Request;
use crate::problem::Problem;
use crate::rest::answer::Tagged;
use crate::rest::openapi::Refused;
use crate::rest::precondition::{broken, of_store};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use chrono::DateTime;
use domain::access::Action;
use domain::form::{FieldErrors, Fields};
use domain::status_report::{Alongside, ReportContent, ReportContext, ReportDraft, ReportState};
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::status_report::{TypedDraft, keep_typed_after, submit_with, typed};
use utoipa::ToSchema;

/// A form to be kept.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "TypedReport")]
pub struct TypedBody {
    /// Names and texts of the form's fields, in order.
    #[schema(value_type = Vec<Vec<String>>)]
    form: Fields,
    /// When the server last had something of this form, by its clock, in milliseconds since 1970; 0: never. What was
    /// kept since is not written over.
    heard: i64,
}

/// A form to be handed in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "TypedReportToSubmit")]
pub struct TypedSubmitBody {
    /// Names and texts of the form's fields, in order.
    #[schema(value_type = Vec<Vec<String>>)]
    form: Fields,
}

/// A form that was kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "TypedReportKept")]
pub struct KeptBody {
    /// When, by the server's clock, in milliseconds since 1970.
    heard: i64,
}

/// Keeps what stands in a report's form, valid or not; its author's alone. Sending it again is harmless.
#[utoipa::path(
    put, path = "/projects/{code}/reports/{month}/typed", tag = "reports",
    params(super::described::Address),
    request_body = TypedBody,
    responses(
        (status = 200, description = "Kept", body = KeptBody),
        (status = 401, response = Refused), (status = 403, response = Refused), (status = 404, response = Refused),
        (status = 412, response = Refused), (status = 422, response = Refused),
    )
)]
pub async fn keep_typed_report(
    request: Request,
    body: Result<Json<TypedBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(sent) = body?;
    request.visitor.check_on(Action::WriteReportDraft, request.project)?;
    let (state, now) = (&request.state, request.state.context.clock.now());
    let draft = TypedDraft {
        project: request.project,
        month: request.month,
        fields: sent.form.clone(),
        based_on_revision: sent.form.get("seen_revision").trim().parse().ok(),
        saved_at: now,
    };
    let (store, acting) = (&state.context.store, request.visitor.acting());
    let heard = DateTime::from_timestamp_millis(sent.heard);
    match keep_typed_after(store, &state.district, &acting, &draft, heard).await {
        Ok(()) => {
            let body = KeptBody { heard: now.timestamp_millis() };
            Tagged::new(&request.headers, &body.heard.to_string())?.json("application/json", &body)
        }
        Err(StoreError::Stale { .. }) => Err(stale(&request, &sent).await),
        Err(error) => Err(of_store(error)),
    }
}

/// 412, with the form that was kept since.
async fn stale(request: &Request, sent: &TypedBody) -> Problem {
    let state = &request.state;
    let Some(account) = request.visitor.account.as_ref().map(|asks| asks.account.id) else {
        return Problem::not_signed_in();
    };
    let kept = typed(&state.context.store, &state.district, account, request.project, request.month).await;
    let current = match kept {
        Ok(kept) => kept.map(|kept| TypedBody { form: kept.fields, heard: kept.saved_at.timestamp_millis() }),
        Err(error) => return broken(error),
    };
    let value = |value: Option<&TypedBody>| serde_json::to_value(value).unwrap_or_default();
    Problem::stale(value(current.as_ref()), value(Some(sent)))
}

/// Hands in what stands in a report's form. `If-Match` names the revision it was filled from (`If-None-Match: *` for
/// the first); `Idempotency-Key` makes sending it again harmless.
#[utoipa::path(
    post, path = "/projects/{code}/reports/{month}/typed/submit", tag = "reports",
    params(super::described::Address, super::described::Headers),
    request_body = TypedSubmitBody,
    responses(super::described::StepAnswer)
)]
pub async fn submit_typed_report(
    request: Request,
    body: Result<Json<TypedSubmitBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(sent) = body?;
    request.visitor.check_on(Action::SubmitReport, request.project)?;
    let write = request.write()?;
    let (content, alongside) = read(&request, &sent.form).await?;
    let done = submit_with(&request.state.context.store, write, content, alongside).await;
    match done {
        // Under the names the form has for them.
        Err(StoreError::Invalid(errors)) if errors.0.iter().any(|error| !error.field.is_empty()) => {
            Err(Problem::invalid_fields(errors))
        }
        done => request.done(done, ReportState::Submitted, sent).await,
    }
}

/// What the form says. Whether the checks let it be handed in is asked in the write, after whether it has been: what
/// was sent twice must be answered twice, whatever was reported between.
async fn read(request: &Request, form: &Fields) -> Result<(ReportContent, Alongside), Problem> {
    let state = &request.state;
    let dossier = store::project::dossier(&state.context.store, &state.district, &request.code).await;
    let dossier = dossier.map_err(broken)?.ok_or_else(|| request.no_report())?;
    let context = ReportContext::of_dossier(&dossier, request.month);
    let mut errors = FieldErrors::default();
    let mut wrong = |found: FieldErrors| errors.0.extend(found.0);
    let content = ReportDraft::from_fields(form).parse(&context).map_err(&mut wrong).ok();
    let alongside = Alongside::read(form).map_err(&mut wrong).ok();
    errors.or(content.zip(alongside)).map_err(Problem::invalid_fields)
}
