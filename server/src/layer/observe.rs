//! A reference for every request, one log line and the figures of `/metrics`; and the place where problems
//! get their text. Logs carry the path but no query: queries carry names.

use crate::layer::preferences::{Preferences, accepted};
use crate::problem;
use crate::state::AppState;
use app::server_context::RequestId;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{ACCEPT, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::Instrument as _;
use uuid::Uuid;

/// Around everything else.
pub(super) async fn request(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let reference = reference();
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(RequestId(reference.clone()));
    let method = parts.method.clone();
    let uri = parts.uri.clone();
    let route =
        parts.extensions.get::<MatchedPath>().map_or_else(|| "none".to_owned(), |p| p.as_str().to_owned());
    let html = wants_page(&parts);
    let fallback_language = accepted(&parts).unwrap_or_default();
    let span = tracing::info_span!("request", %reference, %method, path = uri.path());
    let response = next.run(Request::from_parts(parts, body)).instrument(span.clone()).await;
    let language = response.extensions().get::<Preferences>().map_or(fallback_language, |p| p.language);
    let mut response = problem::finish(response, &uri, html, language, &reference);
    if let Ok(value) = HeaderValue::from_str(&reference) {
        response.headers_mut().insert("x-request-id", value);
    }
    let (status, elapsed) = (response.status().as_u16(), started.elapsed());
    state.metrics.request(method.as_str(), &route, status, elapsed);
    span.in_scope(|| tracing::info!(status, micros = elapsed.as_micros(), "answered"));
    response
}

/// Ten hexadecimal digits: short enough to be read out on the telephone, and random, so it tells nothing.
fn reference() -> String {
    format!("{:010x}", Uuid::new_v4().as_u128() & 0xff_ffff_ffff)
}

/// Whether a person in a browser asked, and not a program.
fn wants_page(parts: &axum::http::request::Parts) -> bool {
    let accepts = parts.headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    !parts.uri.path().starts_with("/api/") && accepts.is_some_and(|types| types.contains("text/html"))
}
