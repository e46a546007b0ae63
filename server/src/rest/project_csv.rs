//! `GET /api/v1/projects.csv`: the list as a table, all rows.

use super::answer::Tagged;
use super::asked::Parameters;
use crate::exchange::csv::{Columns, CsvError, table};
use crate::problem::Problem;
use crate::state::AppState;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::Response;
use domain::portfolio::QueryError;

/// The list as a table for spreadsheets, in the request's language. Takes the words of a list; those about
/// paging are ignored, because a table has all rows. `cols` names the columns, separated by commas; where a
/// record comes from is always one of them.
#[utoipa::path(
    get, path = "/projects.csv", tag = "projects",
    params(
        super::openapi::Filters, super::openapi::Paging,
        ("cols" = Option<String>, Query, description = "Columns, as fields of an item, separated by commas"),
    ),
    responses(
        (status = 200, description = "UTF-8 with byte-order mark; amounts in whole yuan", body = String, content_type = "text/csv"),
        (status = 304, description = "Unchanged since the entity tag given"),
        (status = 403, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn list_projects_as_csv(
    State(state): State<AppState>,
    mut parameters: Parameters,
) -> Result<Response, Problem> {
    let fingerprint = parameters.fingerprint();
    let columns = columns(parameters.take("cols"))?;
    let query = parameters.query(&[])?;
    let language = parameters.language;
    let current = state.current();
    let as_of = current.as_of(query.as_of)?;
    let tag = format!("{}.{as_of}.{fingerprint:x}.csv", current.version);
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    // A large portfolio takes a while to write; other requests go on meanwhile.
    let written = state.aside(move || table(&current.portfolio, &query, &columns, language)).await?;
    let bytes = written.map_err(|error| match error {
        CsvError::Query(error) => error.into(),
        CsvError::Write(error) => {
            tracing::error!(%error, "CSV");
            Problem::internal()
        }
    })?;
    let mut response = tagged.bytes("text/csv; charset=utf-8", bytes);
    let name = format!("attachment; filename=\"guatu-projects-{as_of}.csv\"");
    if let Ok(value) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// The columns asked for; all without a wish.
fn columns(asked: Option<String>) -> Result<Columns, Problem> {
    let Some(words) = asked.filter(|words| !words.is_empty()) else { return Ok(Columns::all()) };
    Columns::parse(&words).map_err(|word| {
        let error = QueryError::UnknownValue {
            name: "cols".to_owned(),
            value: word,
            allowed: Columns::words().map(str::to_owned).collect(),
        };
        error.into()
    })
}
