//! How much may be sent and how long an answer may take. Forms with files have limits of their own. They are
//! the same for whoever is not signed in any more, but for time: of their files nothing is kept
//! (`page::posted`), yet what they typed must not be lost.

use crate::file::Refused;
use crate::problem::Problem;
use app::visitor::Visitor;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::attachment::MOST_BYTES;
use http_body_util::Limited;
use std::time::Duration;

/// The largest body without files.
pub(crate) const FORM: usize = 1 << 20;
/// The largest with files. More than is kept of it: a file that is too large is read to its end and thrown
/// away, because a browser that is cut off shows its own error in place of ours, and what was typed is lost.
pub(crate) const FORM_WITH_FILES: usize = 256 << 20;
/// How long an answer may take to begin.
const ANSWER: Duration = Duration::from_secs(60);
/// The same with files to be sent first, over a telephone with a bad signal.
const ANSWER_TO_FILES: Duration = Duration::from_secs(900);
/// The same when nobody is signed in.
const ANSWER_TO_LOST_FILES: Duration = Duration::from_secs(180);

/// Applies them. Inside the layer that finds out who asks.
pub(crate) async fn apply(request: Request, next: Next) -> Response {
    let with_files = *request.method() == Method::POST
        && !request.uri().path().starts_with("/api/")
        && has_files(request.headers());
    let is_photo = is_photo(request.method(), request.uri().path());
    let signed_in = request.extensions().get::<Visitor>().is_some_and(|visitor| visitor.account.is_some());
    let (bytes, time) = match (with_files, signed_in) {
        _ if is_photo => (MOST_BYTES, if signed_in { ANSWER_TO_FILES } else { ANSWER }),
        (true, true) => (FORM_WITH_FILES, ANSWER_TO_FILES),
        (true, false) => (FORM_WITH_FILES, ANSWER_TO_LOST_FILES),
        (false, _) => (FORM, ANSWER),
    };
    if declared_length(request.headers()).is_some_and(|length| length > bytes as u64) {
        let refused = || Problem::file_refused(Refused::TooLarge);
        return if is_photo { refused() } else { Problem::too_large() }.into_response();
    }
    let request = request.map(|body| Body::new(Limited::new(body, bytes)));
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::timeout().into_response(),
    }
}

/// Whether a body is a photo that comes by itself.
fn is_photo(method: &Method, path: &str) -> bool {
    let rest = path.strip_prefix("/api/v1/projects/").and_then(|path| path.split_once('/'));
    *method == Method::PUT && rest.is_some_and(|(_, rest)| rest.starts_with("photos/"))
}

/// Whether a body is a form that may have files.
pub(crate) fn has_files(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data")
}

/// How long a body says it is.
pub(crate) fn declared_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
