//! Around every page: decides the nonce, answers from memory when it can, keeps what was rendered when it
//! may, and says how the answer may be stored elsewhere.

use super::cache::PageKey;
use super::document::Document;
use super::late::code_last;
use super::{PageNonce, policy};
use crate::access;
use crate::layer::preferences::Preferences;
use crate::problem::Problem;
use crate::state::AppState;
use app::visitor::Visitor;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
    SET_COOKIE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use std::sync::Arc;

/// A rendered page is never larger; one that is is a fault.
const MAX_PAGE: usize = 64 << 20;

/// The layer.
pub(super) async fn pages(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let head = *request.method() == Method::HEAD;
    let preferences = request.extensions().get::<Preferences>().copied();
    let Some(preferences) = preferences.filter(|_| is_page(&request)) else { return next.run(request).await };
    let nonce = PageNonce::fresh();
    // What somebody signed in reads, and what answers a form, is one person's.
    // Whether the first administrators are wanted is no part of the portfolio, by whose version pages are kept.
    let changing = request.uri().path() == access::FIRST_ADMINISTRATOR;
    let shared = is_anonymous(&request) && *request.method() != Method::POST && !changing;
    let key = shared.then(|| key(&state, &request, preferences));
    let path = request.uri().path().into();
    let asked = Asked { headers: request.headers().clone(), path, head, shared, preferences };
    if let Some(document) = key.as_ref().and_then(|key| state.pages.get(key)) {
        state.metrics.page(true);
        let answer = Response::new(Body::empty());
        return finish(answer, &document, &nonce, &asked, &state);
    }
    state.metrics.page(false);
    if head {
        // The whole page is needed to be kept, whatever part of it was asked for.
        *request.method_mut() = Method::GET;
    }
    request.extensions_mut().insert(nonce.clone());
    // The nonce must be found in it: it is compressed afterwards.
    request.headers_mut().remove(ACCEPT_ENCODING);
    let rendered = next.run(request).await;
    if !is_html(&rendered) {
        return rendered;
    }
    let (parts, body) = rendered.into_parts();
    let html = match to_bytes(body, MAX_PAGE).await {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "a page broke off while it was rendered");
            return Problem::internal().into_response();
        }
    };
    let document = Arc::new(Document::new(&code_last(html), &nonce));
    // An answer with a cookie is one person's.
    if let (Some(key), StatusCode::OK, false) = (key, parts.status, parts.headers.contains_key(SET_COOKIE)) {
        state.pages.put(key, Arc::clone(&document));
    }
    let answer = Response::from_parts(parts, Body::empty());
    finish(answer, &document, &nonce, &asked, &state)
}

fn is_page(request: &Request) -> bool {
    let path = request.uri().path();
    let page = matches!(*request.method(), Method::GET | Method::HEAD | Method::POST);
    page && !path.starts_with("/api/") && !crate::web_files::is_file_address(path)
}

fn is_anonymous(request: &Request) -> bool {
    request.extensions().get::<Visitor>().is_none_or(|visitor| visitor.account.is_none())
}

fn is_html(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn key(state: &AppState, request: &Request, preferences: Preferences) -> PageKey {
    let uri = request.uri();
    let address = uri.path_and_query().map_or_else(|| uri.path(), |address| address.as_str());
    PageKey {
        address: address.into(),
        language: preferences.language,
        theme: preferences.theme.word(),
        version: state.context.read_model.version(),
        assets: state.web_files.manifest().map_or(0, |manifest| manifest.generation),
    }
}

/// What of a request decides how its answer is written.
struct Asked {
    headers: HeaderMap,
    /// Which page.
    path: Box<str>,
    /// Only the head of the answer is wanted.
    head: bool,
    /// The same page answers others too.
    shared: bool,
    preferences: Preferences,
}

fn finish(
    mut answer: Response,
    document: &Document,
    nonce: &PageNonce,
    asked: &Asked,
    state: &AppState,
) -> Response {
    let headers = answer.headers_mut();
    let fixed = |text: &'static str| HeaderValue::from_static(text);
    headers.insert(CONTENT_TYPE, fixed("text/html; charset=utf-8"));
    headers.insert(CONTENT_LANGUAGE, fixed(asked.preferences.language.tag()));
    // Never from a store without asking: the nonce is this answer's, and so are language and theme. What
    // somebody signed in reads is not stored at all.
    headers.insert(CACHE_CONTROL, fixed(if asked.shared { "private, no-cache" } else { "no-store" }));
    headers.insert(VARY, fixed("accept-encoding, accept-language, cookie"));
    let policy = policy::header(&nonce.0, &asked.path, state.live_reload, &state.basemap);
    headers.extend(policy.map(|value| (CONTENT_SECURITY_POLICY, value)));
    headers.extend(policy::referrer(&asked.path, &state.basemap).map(|value| (REFERRER_POLICY, value)));
    let body = document.body(nonce, &asked.headers, headers, asked.head);
    *answer.body_mut() = body;
    answer
}
