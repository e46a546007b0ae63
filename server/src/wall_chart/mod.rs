//! The wall chart (挂图): `GET /wall-chart.pdf?size=a0|a1|a3` and the words of a list. A map with numbered marks to the
//! left, the table of the same numbers to the right, made of text and vectors. What stands on it is worked out in
//! [`chart`], where it stands in [`sheet`], [`map`] and [`numbers`]; `server/data/wall_chart.typ` draws it,
//! [`crate::press`] prints it.

mod answer;
mod chart;
mod map;
mod numbers;
mod sheet;
mod words;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

/// Where it is.
pub const PATH: &str = "/wall-chart.pdf";

/// Its route.
pub fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(answer::wall_chart))
}
