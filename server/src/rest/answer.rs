//! How the API answers: with an entity tag, and with 304 to who has it already.

use crate::entity_tag;
use crate::problem::Problem;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderValue, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;

/// An answer that changes only with its tag.
pub struct Tagged<'a> {
    request: &'a HeaderMap,
    etag: HeaderValue,
}

impl<'a> Tagged<'a> {
    /// `tag` without quotation marks: digits, letters, `.` and `-`.
    ///
    /// # Errors
    /// The tag has a character that a header cannot carry.
    pub fn new(request: &'a HeaderMap, tag: &str) -> Result<Self, Problem> {
        let etag = HeaderValue::from_str(&format!("\"{tag}\"")).map_err(|error| {
            tracing::error!(%error, tag, "an entity tag cannot be a header");
            Problem::internal()
        })?;
        Ok(Self { request, etag })
    }

    /// 304, when the client has this already.
    pub fn not_modified(&self) -> Option<Response> {
        entity_tag::is_known(self.request, &self.etag).then(|| {
            let mut response = self.head();
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        })
    }

    /// The answer as JSON.
    ///
    /// # Errors
    /// The body cannot be JSON, which no body of ours is.
    pub fn json(&self, media_type: &'static str, body: &impl Serialize) -> Result<Response, Problem> {
        let bytes = serde_json::to_vec(body).map_err(|error| {
            tracing::error!(%error, "an answer cannot be written as JSON");
            Problem::internal()
        })?;
        Ok(self.bytes(media_type, bytes))
    }

    /// The answer as bytes.
    pub fn bytes(&self, media_type: &'static str, bytes: impl Into<Body>) -> Response {
        let mut response = self.head();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        *response.body_mut() = bytes.into();
        response
    }

    fn head(&self) -> Response {
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        headers.insert(ETAG, self.etag.clone());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
        response
    }
}
