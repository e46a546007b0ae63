//! Sending files: to whom may read them, as something to be saved, never as something our pages are made of.

use crate::entity_tag::is_known;
use crate::problem::Problem;
use crate::state::AppState;
use app::door::attachment::may_read;
use app::visitor::Visitor;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    HeaderValue,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use domain::access::{ReadAccess, Refusal};
use domain::attachment::AttachmentId;
use domain::code_list::CodeList as _;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use store::attachment::Stored;

/// Shown by itself, a file is a document without origin, script or anything from elsewhere.
const POLICY: &str =
    "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// A short time: whoever loses the right to see it must lose the sight of it.
const CACHE: &str = "private, max-age=300";
/// What RFC 8187 lets stand in `filename*`.
const ATTRIBUTE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// `/files/{id}` and `/files/{id}/thumbnail`.
pub fn routes() -> Router<AppState> {
    Router::new().route("/files/{id}", get(whole)).route("/files/{id}/thumbnail", get(thumbnail))
}

async fn whole(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Stored { attachment, object_key, .. } = find(&state, &id, visitor).await?;
    let etag = format!("\"{}\"", attachment.sha256);
    let disposition = disposition(&attachment.file_name);
    send(&state, &object_key, &etag, attachment.media_type.code(), &disposition, &headers).await
}

async fn thumbnail(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Stored { attachment, thumbnail_key, .. } = find(&state, &id, visitor).await?;
    let key = thumbnail_key.ok_or_else(nothing)?;
    let etag = format!("\"{}-small\"", attachment.sha256);
    send(&state, &key, &etag, "image/jpeg", "inline", &headers).await
}

/// A file that is there and that the visitor may read.
async fn find(state: &AppState, id: &str, visitor: Option<Extension<Visitor>>) -> Result<Stored, Problem> {
    let visitor =
        visitor.map_or_else(|| Visitor::anonymous(ReadAccess::SignedIn), |Extension(visitor)| visitor);
    // Before it is looked for: whether there is such a file is nobody's business.
    if visitor.account.is_none() {
        return Err(Refusal::NotSignedIn.into());
    }
    let id: AttachmentId = id.parse().map_err(|_| nothing())?;
    let stored = store::attachment::find(&state.context.store, &state.district, id).await;
    let stored = stored.map_err(|error| broken(&error))?.ok_or_else(nothing)?;
    if !may_read(&visitor, &stored.attachment) {
        let project = stored.attachment.project;
        let mut actions = stored.attachment.read_actions().iter();
        let refusal = actions.find_map(|action| visitor.check_on(*action, project).err());
        return Err(refusal.unwrap_or(Refusal::NotYourProject).into());
    }
    Ok(stored)
}

async fn send(
    state: &AppState,
    key: &str,
    etag: &str,
    media_type: &'static str,
    disposition: &str,
    request: &HeaderMap,
) -> Result<Response, Problem> {
    let text = |value: &str| HeaderValue::from_str(value).map_err(|error| broken(&error));
    let etag = text(etag)?;
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(CACHE));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(ETAG, etag.clone());
    if is_known(request, &etag) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return Ok(response);
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CONTENT_DISPOSITION, text(disposition)?);
    let found = state.files.get(key).await.map_err(|error| broken(&error))?;
    headers.insert(CONTENT_LENGTH, HeaderValue::from(found.meta.size));
    *response.body_mut() = Body::from_stream(found.into_stream());
    Ok(response)
}

/// RFC 6266: the name in full for browsers of today, and what ASCII can say of it for the rest.
fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ATTRIBUTE))
}

const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~') && !matches!(c, '"' | '\\' | '%')
}

fn nothing() -> Problem {
    Problem::not_found("没有这个文件，或它已被移除", "there is no such file, or it was removed")
}

fn broken(error: &dyn std::fmt::Display) -> Problem {
    tracing::error!(%error, "a file cannot be sent");
    Problem::internal()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_travel_whole_and_break_nothing() {
        assert_eq!(
            disposition("工地 1.jpg"),
            "attachment; filename=\"__ 1.jpg\"; filename*=UTF-8''%E5%B7%A5%E5%9C%B0%201.jpg"
        );
        let hostile = disposition("a\"; x=\r\ny.jpg");
        assert!(hostile.starts_with("attachment; filename=\"a_; x=__y.jpg\"; "), "{hostile}");
        assert!(HeaderValue::from_str(&hostile).is_ok());
    }
}
