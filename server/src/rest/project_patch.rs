//! `PATCH /api/v1/projects/{code}`: changes the named fields of a record and no others.

use super::asked::Parameters;
use super::patch_body::{ProjectPatch, draft_of, told_at_members};
use super::precondition::{of_store, own_key, seen_revision};
use super::project_record::{answer, unknown};
use super::record::RecordBody;
use crate::problem::Problem;
use crate::state::AppState;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::access::Action;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use domain::project::edit::RecordValues;
use serde::Deserialize;
use serde_json::{Map, Value};
use store::StoreError;
use store::project::{RecordEdit, UndoChange};
use utoipa::ToSchema;

/// Changes the named fields of a record; null clears one. Nothing is merged here: of a record that somebody
/// else has changed, the current version comes back.
#[utoipa::path(
    patch, path = "/projects/{code}", tag = "projects",
    params(
        ("code" = String, Path, description = "The office's code, such as CJ-001"),
        ("If-Match" = String, Header, description = "The record's entity tag; its revision is compared"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the first answer again"),
    ),
    request_body(content = ProjectPatch, content_type = "application/merge-patch+json"),
    responses(
        (status = 200, description = "The record as it is now", body = RecordBody),
        (status = 401, response = super::openapi::Refused),
        (status = 403, response = super::openapi::Refused), (status = 404, response = super::openapi::Refused),
        (status = 412, response = super::openapi::Refused),
        (status = 415, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
        (status = 428, response = super::openapi::Refused),
    )
)]
pub async fn patch_project(
    State(state): State<AppState>,
    Path(code): Path<String>,
    parameters: Parameters,
    body: Result<Json<Map<String, Value>>, JsonRejection>,
) -> Result<Response, Problem> {
    let visitor = &parameters.visitor;
    let parsed: ProjectCode = code.parse().map_err(|_| unknown(&code))?;
    let project = state.dossier(&parsed).await?.ok_or_else(|| unknown(&code))?.project;
    visitor.check_on(Action::EditRecord, project.id)?;
    // There is a record: a write that wants none there has seen nothing of it.
    let seen_revision = seen_revision(&parameters.headers)?.ok_or_else(Problem::revision_required)?;
    let key = own_key(&parameters.headers, visitor)?;
    let Json(yours) = body?;
    let base = RecordValues::of(&project);
    let edit = draft_of(&yours, &base).and_then(|draft| draft.parse(&base));
    let edit = edit.map_err(|errors| Problem::invalid_fields(told_at_members(errors)))?;
    let asked = format!("{seen_revision} {}", Value::Object(yours.clone()));
    let request = RecordEdit {
        district: &state.district,
        code: &parsed,
        acting: &visitor.acting(),
        seen_revision,
        edit: &edit,
        merges: false,
        key: key.as_deref(),
        asked: Some(&asked),
        now: state.context.clock.now(),
    };
    match store::project::edit(&state.context.store, &request).await {
        Ok(done) => done.map(|_| ()).ok_or_else(|| unknown(&code))?,
        Err(StoreError::Stale { .. }) => {
            let current = current(&state, &parsed, &parameters).await?;
            return Err(Problem::stale(current, Value::Object(yours)));
        }
        Err(StoreError::Invalid(errors)) => return Err(Problem::invalid_fields(told_at_members(errors))),
        Err(error) => return Err(of_store(error)),
    }
    state.see_writes().await;
    answer(&state, &parsed, &parameters, None).await
}

/// A change to be taken back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoBody {
    /// The change's row in the journal.
    seq: i64,
}

/// Takes back a change of a record, by its row in the journal, if none of its fields was changed again.
#[utoipa::path(
    post, path = "/projects/{code}/undo", tag = "projects",
    params(
        ("code" = String, Path, description = "The office's code, such as CJ-001"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the first answer again"),
    ),
    request_body(content = UndoBody, content_type = "application/json"),
    responses(
        (status = 200, description = "The record as it is now", body = RecordBody),
        (status = 401, response = super::openapi::Refused), (status = 403, response = super::openapi::Refused),
        (status = 404, response = super::openapi::Refused),
        (status = 409, response = super::openapi::Refused),
        (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn undo_change(
    State(state): State<AppState>,
    Path(code): Path<String>,
    parameters: Parameters,
    body: Result<Json<UndoBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let visitor = &parameters.visitor;
    let parsed: ProjectCode = code.parse().map_err(|_| unknown(&code))?;
    let project = state.dossier(&parsed).await?.ok_or_else(|| unknown(&code))?.project;
    visitor.check_on(Action::UndoChange, project.id)?;
    let key = own_key(&parameters.headers, visitor)?;
    let Json(UndoBody { seq }) = body?;
    let request = UndoChange {
        district: &state.district,
        code: &parsed,
        seq,
        acting: &visitor.acting(),
        key: key.as_deref(),
        now: state.context.clock.now(),
    };
    let done = store::project::undo(&state.context.store, &request).await.map_err(of_undo)?;
    done.ok_or_else(|| unknown(&code))?;
    state.see_writes().await;
    answer(&state, &parsed, &parameters, None).await
}

/// 409: what was built on is not taken back.
fn of_undo(error: StoreError) -> Problem {
    match error {
        StoreError::Stale { .. } => {
            let message = Bilingual::new(
                "这次修改之后，同一内容又有变动，不能直接撤销",
                "the same fields have been changed again since, so this cannot be undone",
            );
            Problem::conflict(FieldErrors::one("", message))
        }
        other => of_store(other),
    }
}

/// The record as it is, for whoever wrote over another version.
async fn current(state: &AppState, code: &ProjectCode, parameters: &Parameters) -> Result<Value, Problem> {
    state.see_writes().await;
    let (body, _) = super::project_record::body(state, code, parameters, None).await?;
    serde_json::to_value(&body).map_err(|error| {
        tracing::error!(%error, "a record cannot be written as JSON");
        Problem::internal()
    })
}
