//! Taking a photo: who may, where to, what is in it.

use super::body::PhotoBody;
use super::told::{Told, subject};
use crate::file::{Keeper, NotKept, Refused, SentPhoto};
use crate::problem::Problem;
use crate::rest::of_project::OfProject;
use crate::rest::precondition::of_store;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use domain::attachment::{AttachmentId, MOST_BYTES};
use domain::calendar::shanghai_time;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use http_body_util::LengthLimitError;
use std::error::Error;

/// Adds a photo to a report, a site check or an issue, as files of a form: told by its content, drawn anew. Sent again
/// under the same id it is answered as it was first; other bytes under that id are refused. What device and original
/// said of time and place is kept apart and given to nobody.
#[utoipa::path(
    put, path = "/projects/{code}/photos/{id}", tag = "projects",
    params(
        ("code" = String, Path, description = "The office's code, such as CJ-001"),
        ("id" = String, Path, description = "A UUID of version 7, made by the device"),
        ("subject" = String, Query, description = "`report:YYYY-MM`, `site_check:ID` or `issue:ID`"),
        ("caption" = Option<String>, Query, description = "What stands under it, at most 200 characters"),
        ("taken_at" = Option<String>, Query, description = "RFC 3339, by the device's clock"),
        ("longitude" = Option<f64>, Query, description = "Degrees east, WGS84"),
        ("latitude" = Option<f64>, Query, description = "Degrees north, WGS84"),
        ("accuracy" = Option<f64>, Query, description = "Metres within which the device was"),
    ),
    request_body(content = Vec<u8>, content_type = "image/jpeg", description = "The picture: JPEG, PNG or WebP, at most 20 MB"),
    responses(
        (status = 201, description = "Kept, now or before", body = PhotoBody),
        (status = 401, response = crate::rest::openapi::Refused), (status = 403, response = crate::rest::openapi::Refused),
        (status = 404, response = crate::rest::openapi::Refused), (status = 409, response = crate::rest::openapi::Refused),
        (status = 413, response = crate::rest::openapi::Refused), (status = 415, response = crate::rest::openapi::Refused),
        (status = 422, response = crate::rest::openapi::Refused),
    )
)]
pub async fn put_photo(
    of: OfProject,
    Path(path): Path<(String, String)>,
    RawQuery(query): RawQuery,
    body: Body,
) -> Result<Response, Problem> {
    let fields: Fields = form_urlencoded::parse(query.unwrap_or_default().as_bytes()).collect();
    let subject = subject(fields.get("subject"));
    match &subject {
        Ok(subject) => of.visitor.check_on(subject.write_action(), of.project)?,
        // Who is not signed in is told so, whatever else is wrong.
        Err(_) if of.visitor.account.is_none() => return Err(Problem::not_signed_in()),
        Err(_) => {}
    }
    let subject = subject.map_err(Problem::invalid_fields)?;
    let id = attachment_id(&path.1).map_err(Problem::invalid_fields)?;
    let told = Told::read(&fields).map_err(Problem::invalid_fields)?;
    let header = |name| of.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !header(CONTENT_TYPE).trim_start().to_ascii_lowercase().starts_with("image/") {
        return Err(Problem::unsupported_media_type());
    }
    let storage = of.state.files.clone();
    let length = header(CONTENT_LENGTH).parse().unwrap_or(MOST_BYTES as u64);
    let _room = storage.room_for_form(length.min(MOST_BYTES as u64)).await;
    let bytes = to_bytes(body, MOST_BYTES).await.map_err(|error| {
        if is_of_its_length(&error) { Problem::file_refused(Refused::TooLarge) } else { Problem::timeout() }
    })?;
    let at = shanghai_time(told.taken_at.unwrap_or_else(|| of.state.context.clock.now()));
    let keeper = Keeper { context: of.state.context.clone(), storage };
    let photo = SentPhoto {
        visitor: of.visitor,
        id,
        project: of.project,
        subject,
        name: format!("{} {}.jpg", of.code, at.format("%F %H%M")),
        caption: told.caption,
        device: told.device,
        bytes,
    };
    let kept = keeper.keep_photo(photo).await.map_err(problem)?;
    of.state.see_writes().await;
    Ok((StatusCode::CREATED, Json(PhotoBody::new(of.code.as_str(), &kept))).into_response())
}

/// Whether a body was too long, and not broken off.
fn is_of_its_length(error: &dyn Error) -> bool {
    let mut source = error.source();
    while let Some(found) = source {
        if found.is::<LengthLimitError>() {
            return true;
        }
        source = found.source();
    }
    false
}

fn attachment_id(text: &str) -> Result<AttachmentId, FieldErrors> {
    let id = text.parse::<AttachmentId>().ok().filter(|id| id.0.get_version_num() == 7);
    id.ok_or_else(|| {
        let message =
            Bilingual::new("照片编号须为第 7 版 UUID。", "The id of a photo must be a UUID of version 7.");
        FieldErrors::one("id", message)
    })
}

fn problem(not_kept: NotKept) -> Problem {
    match not_kept {
        NotKept::Refused(refused) => Problem::file_refused(refused),
        NotKept::Store(store::StoreError::Invalid(errors)) => Problem::conflict(errors),
        NotKept::Store(error) => of_store(error),
        NotKept::Failed(error) => {
            tracing::error!(error, "a photo could not be kept");
            Problem::internal()
        }
    }
}
