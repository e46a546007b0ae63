//! Plates (铭牌): what hangs at a site's gate. `GET /projects/{code}/plate.pdf?size=a4|a6` for one project, and
//! `GET /plates.pdf` with the words of a list for many: one a page on A4, four a page, to be cut, on A6. Public fields
//! only, and a QR code to the project's page for phones. `server/data/plate.typ` draws them.

mod answer;
mod drawn;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

/// Those of a list.
const MANY: &str = "/plates.pdf";

/// Whether an address is a plate's, which is called as files are and made for whoever asks.
pub(crate) fn is_plate(path: &str) -> bool {
    path == MANY || path.starts_with("/projects/") && path.ends_with("/plate.pdf")
}

/// Their routes.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/projects/{code}/plate.pdf", get(answer::one)).route(MANY, get(answer::many))
}
