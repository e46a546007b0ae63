//! Headers that narrow what a browser does with our answers (TRUST §2). Pages bring a content policy of
//! their own (`page::policy`), scripts one for the workers they may become (`web_files`); everything else that can be
//! a document gets one that allows nothing.

use crate::state::AppState;
use app::shell::uses_devices;
use axum::extract::{Request, State};
use axum::http::HeaderName;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

/// Nothing may be loaded by, or framed around, what is no page.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// No page needs a device …
const NO_DEVICES: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

/// … but those for a telephone on site: its camera and its position.
const ON_SITE: &str = "accelerometer=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(), microphone=(), payment=(), usb=()";
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// On every answer.
const FIXED: [(HeaderName, &str); 2] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// On what can be a document. A hashed file of the site is only ever a part of one, and browsers heed these for
/// documents alone; a page loads some twenty such files, and their headers are not compressed.
const OF_DOCUMENTS: [(HeaderName, &str); 3] = [
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (PERMISSIONS, NO_DEVICES),
];

/// Adds them.
pub(super) async fn add(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let on_site = uses_devices(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let is_part = headers.get(CACHE_CONTROL).is_some_and(|kept| kept.as_bytes().ends_with(b"immutable"));
    let of_documents = OF_DOCUMENTS.into_iter().filter(|_| !is_part);
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if on_site && !is_part {
        headers.insert(PERMISSIONS, HeaderValue::from_static(ON_SITE));
    }
    for (name, value) in of_documents {
        // A page with a map of others under it says itself what it tells them (`page::policy`).
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if !is_part {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NOTHING));
    }
    // What does not say for how long it may be kept is not kept.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if state.behind_tls {
        // One year, as ASVS 3.4.1 asks.
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}
