//! `GET /api/v1/marks.geojson`: what the browser's map draws of a portfolio with more projects than a page brings along.

use super::answer::Tagged;
use super::asked::Parameters;
use crate::problem::Problem;
use crate::state::AppState;
use app::portfolio_map::drawn::{SEEN, SHAPES, marks};
use axum::extract::State;
use axum::response::Response;
use domain::code_list::CodeList as _;
use domain::portfolio_map::Colouring;

/// The marks of the projects that have a place, or with `shapes=true` the lines and areas beside them. Takes the words of a
/// list; those about paging are ignored. `colour` is what marks are coloured by; `seen` makes the address another.
#[utoipa::path(
    get, path = "/marks.geojson", tag = "projects",
    params(
        super::openapi::Filters, super::openapi::Paging,
        ("colour" = Option<String>, Query, description = "`light`, `stage`, `sector`, `completion_rate` or `gap`"),
        ("shapes" = Option<bool>, Query, description = "Lines and areas in place of marks"),
        ("seen" = Option<String>, Query, description = "Ignored: makes the address another"),
    ),
    responses(
        (status = 200, description = "WGS84, longitude first", content_type = "application/geo+json"),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 403, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn get_marks(
    State(state): State<AppState>,
    mut parameters: Parameters,
) -> Result<Response, Problem> {
    parameters.take(SEEN);
    let shapes = parameters.take(SHAPES).is_some_and(|word| word == "true");
    let colouring = match parameters.take(Colouring::NAME) {
        None => Colouring::default(),
        Some(word) => Colouring::from_code(&word).ok_or_else(|| {
            Problem::invalid(Colouring::NAME, Colouring::ALL.iter().map(|colouring| colouring.code()))
        })?,
    };
    let query = parameters.query(&[])?;
    let current = state.current();
    let as_of = current.as_of(query.as_of)?;
    let form = format!("{}.{shapes}", colouring.code());
    let tag = format!("{}.{as_of}.{:x}.{form}.marks", current.version, parameters.fingerprint());
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let text = state.aside(move || marks(&current.portfolio, &query, colouring, shapes)).await??;
    Ok(tagged.bytes("application/geo+json", text))
}
