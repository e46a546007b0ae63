//! Which address leads where. Tests ask this, the listener serves it.

use crate::state::AppState;
use crate::{access, file, health, layer, page, plate, portfolio_map, rest, wall_chart};
use app::door::{Door, doors};
use axum::Router;
use axum::middleware::from_fn_with_state;

/// Everything the server answers.
pub fn router(state: &AppState) -> Router {
    with_doors(state, doors())
}

/// The same with these doors for posted forms.
pub fn with_doors(state: &AppState, doors: Vec<Door>) -> Router {
    let asked = Router::new().merge(rest::routes()).merge(file::routes());
    let asked = asked.merge(portfolio_map::routes()).merge(wall_chart::routes()).merge(plate::routes());
    let asked = asked.merge(page::routes(state, doors));
    let asked = asked.layer(from_fn_with_state(state.clone(), access::keep_forms));
    let asked = layer::limited(asked).layer(from_fn_with_state(state.clone(), layer::refused::enter));
    let asked = asked.layer(from_fn_with_state(state.clone(), access::find));
    // Operators' programs have no sessions, and must be answered when the database is not.
    let routes = layer::limited(health::routes()).merge(asked);
    layer::around(routes.with_state(state.clone()), state)
}
