//! Sends a web file: compressed when the client takes it, not at all when it has it.

use super::WebFile;
use crate::content_coding::{Coding, accepted_coding};
use crate::portfolio_map::Basemap;
use crate::problem::Problem;
use crate::state::AppState;
use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    HeaderValue, VARY,
};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

/// Where the service worker is: at the root, because its place is how far it reaches.
const SERVICE_WORKER: &str = "/sw.js";
/// It asks us, and loads nothing else.
const SERVICE_WORKER_POLICY: &str =
    "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// A worker runs under the policy of its own script, so scripts may fetch from us and, that of the map, from where the
/// map's parts come from: addresses with a `for` are those a browser has not kept with another policy (`app::shell`).
fn script_policy(uri: &Uri, basemap: &Basemap) -> Option<HeaderValue> {
    let of_map = uri.query().is_some_and(|query| query.starts_with("for="));
    let hosts = if of_map { basemap.policy_sources() } else { String::new() };
    HeaderValue::from_str(&format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'{hosts}; \
         frame-ancestors 'none'; base-uri 'none'"
    ))
    .ok()
}

/// Answers with the file at the request's address; 404 as a problem, never as a page of the application.
pub async fn serve(state: &AppState, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return Problem::method_not_allowed().into_response();
    }
    match state.web_files.find(uri.path()).await {
        Some(file) => {
            let policy = match uri.path() {
                SERVICE_WORKER => Some(HeaderValue::from_static(SERVICE_WORKER_POLICY)),
                _ if file.is_script() => script_policy(uri, &state.basemap),
                _ => None,
            };
            file.answer(method == Method::HEAD, headers, policy)
        }
        None => Problem::not_found("没有这个文件", "there is no such file").into_response(),
    }
}

impl WebFile {
    fn is_script(&self) -> bool {
        self.media_type.as_bytes().ends_with(b"javascript; charset=utf-8")
    }

    fn answer(self, head: bool, request: &HeaderMap, policy: Option<HeaderValue>) -> Response {
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        let cache = if self.immutable { "public, max-age=31536000, immutable" } else { "public, no-cache" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(ETAG, self.etag.clone());
        if crate::entity_tag::is_known(request, &self.etag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        let coding = accepted_coding(request, self.brotli.is_some(), self.gzip.is_some());
        let bytes = match coding {
            Coding::Brotli => self.brotli.unwrap_or(self.identity),
            Coding::Gzip => self.gzip.unwrap_or(self.identity),
            Coding::Identity => self.identity,
        };
        if let Some(name) = coding.header() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        headers.extend(policy.map(|policy| (CONTENT_SECURITY_POLICY, policy)));
        headers.insert(CONTENT_TYPE, self.media_type);
        headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        if !head {
            *response.body_mut() = Body::from(bytes);
        }
        response
    }
}
