//! What happens to every request and every answer, outermost first: [`observe`] (reference, log, figures,
//! problems), [`security_headers`], [`same_origin`], pauses, [`preferences`] (language, theme),
//! [`limit`] (size and time).

pub(crate) mod limit;
mod observe;
pub mod preferences;
pub mod refused;
pub(crate) mod same_origin;
mod security_headers;

use crate::problem::Problem;
use crate::state::AppState;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// How long a client may pause while sending a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(15);

/// Puts the layers around all routes.
pub fn around(router: Router, state: &AppState) -> Router {
    // The last one added is the outermost.
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), preferences::decide))
        .layer(RequestBodyTimeoutLayer::new(BODY_TIMEOUT))
        .layer(from_fn(same_origin::refuse_others))
        .layer(from_fn_with_state(state.clone(), security_headers::add))
        .layer(from_fn_with_state(state.clone(), observe::request))
}

/// Limits what may be sent to routes and how long they may take; to be put inside the layer that finds out who
/// asks, because files are for whoever is signed in.
pub fn limited(router: Router<AppState>) -> Router<AppState> {
    router.layer(from_fn(limit::apply))
}

/// The panic hook has logged it; the answer says nothing of it.
fn panicked(_panic: Box<dyn Any + Send>) -> Response {
    Problem::internal().into_response()
}
