//! What happens to every request and every answer, outermost first: [`observe`] (reference, log, figures,
//! problems), [`security_headers`], [`same_origin`], limits on the body, [`preferences`] (language, theme).

mod observe;
pub mod preferences;
pub mod refused;
mod same_origin;
mod security_headers;

use crate::problem::Problem;
use crate::state::AppState;
use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

/// How long a client may pause while sending a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(15);
/// How long an answer may take to begin.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
/// The largest body: forms. Uploads will have routes with limits of their own.
const BODY_LIMIT: usize = 1 << 20;

/// Puts the layers around all routes.
pub fn around(router: Router, state: &AppState) -> Router {
    // The last one added is the outermost.
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), preferences::decide))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(RequestBodyTimeoutLayer::new(BODY_TIMEOUT))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, ANSWER_TIMEOUT))
        .layer(from_fn(same_origin::refuse_others))
        .layer(from_fn_with_state(state.clone(), security_headers::add))
        .layer(from_fn_with_state(state.clone(), observe::request))
}

/// The panic hook has logged it; the answer says nothing of it.
fn panicked(_panic: Box<dyn Any + Send>) -> Response {
    Problem::internal().into_response()
}
