//! Reading a posted form, with files or without. A file that is not taken does not keep the rest of the form
//! from being read: what was typed must come back. Of whoever is not signed in (any more), no file is taken,
//! only its name, so that the form can tell after the next sign-in which are to be chosen again.

use crate::file::{FileStorage, Refused};
use crate::layer::limit::{FORM, declared_length, has_files};
use crate::problem::Problem;
use app::door::PostedFile;
use app::door::attachment::lost_field;
use axum::body::{Body, to_bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use bytes::{Bytes, BytesMut};
use domain::attachment::{MOST_BYTES, MOST_FILES};
use domain::form::Fields;
use multer::{Field, Multipart};
use tokio::sync::OwnedSemaphorePermit;

/// Bytes of all files of one form that are kept in memory.
const MOST_TOGETHER: usize = 80 << 20;

/// A form as it was sent.
pub(super) struct Posted {
    pub fields: Fields,
    pub files: Vec<PostedFile>,
}

/// Waits until a form with files fits into memory.
pub(super) async fn room(
    storage: &FileStorage,
    headers: &HeaderMap,
    signed_in: bool,
) -> Option<OwnedSemaphorePermit> {
    if !signed_in || !has_files(headers) {
        return None;
    }
    let most = MOST_TOGETHER as u64;
    storage.room_for_form(declared_length(headers).unwrap_or(most).min(most)).await
}

/// Reads it; files only of whoever is signed in.
pub(super) async fn read(headers: &HeaderMap, body: Body, signed_in: bool) -> Result<Posted, Problem> {
    if !has_files(headers) {
        let body = to_bytes(body, FORM).await.map_err(|_| Problem::timeout())?;
        return Ok(Posted { fields: form_urlencoded::parse(&body).collect(), files: Vec::new() });
    }
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| Problem::unreadable())?;
    let mut parts = Multipart::new(body.into_data_stream(), boundary);
    let mut posted = Posted { fields: Fields::default(), files: Vec::new() };
    let (mut typed, mut together) = (0, 0);
    while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(given_name) else {
            let text = text(part, FORM.saturating_sub(typed)).await?;
            typed += text.len();
            posted.fields.0.push((name, text));
            continue;
        };
        let room = if signed_in && posted.files.len() < MOST_FILES { MOST_TOGETHER - together } else { 0 };
        let content = content(part, room).await?;
        // A field in which nothing was chosen is sent as a file without name and content.
        if file.is_empty() && !matches!(&content, Ok(bytes) if !bytes.is_empty()) {
            continue;
        }
        if !signed_in {
            typed += file.len();
            if typed <= FORM {
                posted.fields.0.push((lost_field(&name), file));
            }
            continue;
        }
        together += content.as_ref().map_or(0, Bytes::len);
        // Beyond all measure, even names are not remembered.
        if posted.files.len() < MOST_FILES * 10 {
            let content = content.map_err(|refused| refused.text(&file));
            posted.files.push(PostedFile { field: name, name: file, content });
        }
    }
    Ok(posted)
}

/// What was typed into one field.
async fn text(mut part: Field<'_>, most: usize) -> Result<String, Problem> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > most {
            return Err(Problem::too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What a file holds; what is too much is read and thrown away.
async fn content(mut part: Field<'_>, room: usize) -> Result<Result<Bytes, Refused>, Problem> {
    let (mut bytes, mut refused) = (BytesMut::new(), None);
    while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
        let length = bytes.len() + chunk.len();
        if refused.is_some() || length > MOST_BYTES || length > room {
            let why = if length > MOST_BYTES { Refused::TooLarge } else { Refused::TooMany };
            refused.get_or_insert(why);
            bytes = BytesMut::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(refused.map_or_else(|| Ok(bytes.freeze()), Err))
}

/// Browsers write these three so that a name cannot end the line it is in.
fn given_name(sent: &str) -> String {
    sent.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

/// It ended early, took too long, or is no such form.
fn broken(error: &multer::Error) -> Problem {
    match error {
        multer::Error::StreamReadFailed(cause) => {
            let limit = cause.downcast_ref::<axum::Error>().and_then(std::error::Error::source);
            if limit.is_some_and(|cause| cause.is::<http_body_util::LengthLimitError>()) {
                Problem::too_large()
            } else {
                Problem::timeout()
            }
        }
        _ => Problem::unreadable(),
    }
}
