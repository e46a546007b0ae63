//! Which address leads where. Tests ask this, the listener serves it.

use crate::state::AppState;
use crate::{file, health, layer, page, rest};
use axum::Router;

/// Everything the server answers.
pub fn router(state: &AppState) -> Router {
    let routes = Router::new()
        .merge(health::routes())
        .merge(rest::routes())
        .merge(file::routes())
        .merge(page::routes(state));
    layer::around(routes.with_state(state.clone()), state)
}
