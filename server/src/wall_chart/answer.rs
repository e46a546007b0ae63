//! How a wall chart is asked for and answered.

use super::chart::{Asked, ChartError, MOST, chart};
use super::press::print;
use super::sheet::Sheet;
use crate::problem::Problem;
use crate::rest::{Parameters, Tagged};
use crate::state::AppState;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, HOST, HeaderMap, HeaderValue};
use axum::http::uri::Authority;
use axum::response::Response;
use chrono::NaiveDate;
use domain::access::Action;
use domain::label::Bilingual;
use domain::portfolio::{Page, Query};
use domain::project::ProjectId;
use std::collections::HashMap;

/// Words of a list that a chart has no use for: it has every project.
const REFUSED: [&str; 4] = ["by", "limit", "offset", "cursor"];
/// The parameter that names the sheet.
const SIZE: &str = "size";
const MEDIA_TYPE: &str = "application/pdf";

/// `GET /wall-chart.pdf`. Takes the words of a list, and `size`: an A1 when it is not said.
pub(super) async fn wall_chart(
    State(state): State<AppState>,
    mut parameters: Parameters,
) -> Result<Response, Problem> {
    parameters.visitor.check(Action::Export)?;
    let fingerprint = parameters.fingerprint();
    let sheet = sheet(parameters.take(SIZE).as_deref())?;
    let query = parameters.query(&REFUSED)?;
    let language = parameters.language;
    let current = state.current();
    let as_of = current.as_of(query.as_of)?;
    let live = live(&parameters.headers, state.behind_tls, &query);
    let place = crate::entity_tag::fingerprint(&[live.as_deref().unwrap_or_default()]);
    let word = sheet.word();
    let tag = format!("{}.{as_of}.{fingerprint:x}.{place:x}.{word}", current.version);
    let tagged = Tagged::new(&parameters.headers, &tag)?;
    if let Some(response) = tagged.not_modified() {
        return Ok(response);
    }
    let named = |mut response: Response| {
        let name = format!("attachment; filename=\"guatu-wall-chart-{as_of}-{word}.pdf\"");
        if let Ok(value) = HeaderValue::from_str(&name) {
            response.headers_mut().insert(CONTENT_DISPOSITION, value);
        }
        response
    };
    if let Some(kept) = state.printed.get(&tag) {
        return Ok(named(tagged.bytes(MEDIA_TYPE, kept)));
    }
    let press = state.printed.press().await.map_err(|_| Problem::unavailable())?;
    // Who waited for a press may have waited for this very chart.
    if let Some(kept) = state.printed.get(&tag) {
        return Ok(named(tagged.bytes(MEDIA_TYPE, kept)));
    }
    let milestones = names(&state).await?;
    let outlines = state.context.outlines.clone();
    let printed = state
        .aside(move || {
            // Until the chart is printed, whether or not anybody still waits for it.
            let _press = press;
            let asked = Asked {
                query: &query,
                sheet,
                language,
                portfolio: &current.portfolio,
                outlines: &outlines,
                milestones: &milestones,
                version: current.version,
                live,
            };
            let values = chart(&asked).map_err(refused)?;
            let values = serde_json::to_vec(&values).map_err(|error| failed(&error))?;
            print(values).map_err(|error| failed(&error))
        })
        .await??;
    let chart = bytes::Bytes::from(printed);
    state.printed.keep(tag, chart.clone());
    Ok(named(tagged.bytes(MEDIA_TYPE, chart)))
}

/// What milestones are called, by project and planned date; of several on one day any of them.
async fn names(state: &AppState) -> Result<HashMap<(ProjectId, NaiveDate), Bilingual>, Problem> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    // Whenever it is: a day has a year of four digits.
    let (first, last) = (day(1, 1, 1), day(9999, 12, 31));
    let named = store::milestone::names_planned(&state.context.store, &state.district, first, last)
        .await
        .map_err(|error| {
            tracing::error!(%error, "the names of milestones cannot be read");
            Problem::internal()
        })?;
    Ok(named.into_iter().map(|(project, planned, name)| ((project, planned), name)).collect())
}

fn sheet(word: Option<&str>) -> Result<Sheet, Problem> {
    match word.map(str::trim) {
        None | Some("") => Ok(Sheet::A1),
        Some(word) => {
            Sheet::from_word(word).ok_or_else(|| Problem::invalid(SIZE, Sheet::ALL.map(Sheet::word)))
        }
    }
}

fn refused(error: ChartError) -> Problem {
    match error {
        ChartError::Query(error) => error.into(),
        ChartError::TooMany(found) => Problem::too_many_projects(found, MOST),
    }
}

fn failed(error: &dyn std::error::Error) -> Problem {
    tracing::error!(%error, "wall chart");
    Problem::internal()
}

/// The address of the map that shows the same projects as they are when somebody looks: the month is left out when the
/// question left it out. `None` when the request does not say by what name we are reached, and for a question about a
/// leader, whose name would stand in it.
fn live(headers: &HeaderMap, behind_tls: bool, query: &Query) -> Option<String> {
    if !query.filter.leader.is_any() {
        return None;
    }
    let authority: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    let scheme = if behind_tls { "https" } else { "http" };
    let plain = Query { page: Page::Offset(0), limit: Query::DEFAULT_LIMIT, by: Vec::new(), ..query.clone() };
    Some(app::ui::address(&format!("{scheme}://{authority}/map"), plain.to_pairs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn live_of(host: &'static str, pairs: &[(&str, &str)]) -> Option<String> {
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]);
        live(&headers, true, &Query::parse(pairs.iter().copied()).expect("query"))
    }

    #[test]
    fn the_live_page_is_asked_the_same_question_and_no_leader_is_named() {
        let asked = [("light", "red,yellow"), ("as_of", "2025-08")];
        let address = "https://guatu.example/map?light=red,yellow&as_of=2025-08";
        assert_eq!(live_of("guatu.example", &asked).as_deref(), Some(address));
        assert_eq!(live_of("guatu.example", &[("leader", "张三")]), None);
        assert_eq!(live_of("not a host", &asked), None);
        assert_eq!(live(&HeaderMap::new(), false, &Query::default()), None);
    }
}
