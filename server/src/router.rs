//! Which address leads where. Tests ask this, the listener serves it.

use crate::state::AppState;
use crate::{file, health, layer, page, rest};
use axum::Router;

/// Everything the server answers.
pub fn router(state: &AppState) -> Router {
    let asked = Router::new().merge(rest::routes()).merge(file::routes()).merge(page::routes(state));
    let routes = layer::limited(health::routes()).merge(layer::limited(asked));
    layer::around(routes.with_state(state.clone()), state)
}
