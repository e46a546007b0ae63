//! How a wall chart is asked for and answered.

use super::chart::{Asked, ChartError, MOST, chart};
use super::sheet::Sheet;
use crate::press::{self, Order, Ordered, origin};
use crate::problem::Problem;
use crate::rest::Parameters;
use crate::state::AppState;
use axum::extract::State;
use axum::http::HeaderMap;
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
/// How it is set.
const SHEET: press::Sheet =
    press::Sheet { name: "wall_chart.typ", text: include_str!("../../data/wall_chart.typ") };

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
    let name = format!("guatu-wall-chart-{as_of}-{word}.pdf");
    let order = match Order::take(&state, &parameters.headers, tag, &name).await? {
        Ordered::Answered(response) => return Ok(response),
        Ordered::ToPrint(order) => order,
    };
    let milestones = names(&state).await?;
    let outlines = state.context.outlines.clone();
    let values = move || {
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
        chart(&asked).map_err(refused)
    };
    order.print(&state, SHEET, values).await
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

/// The address of the map that shows the same projects as they are when somebody looks: the month is left out when the
/// question left it out. `None` when the request does not say by what name we are reached, and for a question about a
/// leader, whose name would stand in it.
fn live(headers: &HeaderMap, behind_tls: bool, query: &Query) -> Option<String> {
    if !query.filter.leader.is_any() {
        return None;
    }
    let origin = origin(headers, behind_tls)?;
    let plain = Query { page: Page::Offset(0), limit: Query::DEFAULT_LIMIT, by: Vec::new(), ..query.clone() };
    Some(app::ui::address(&format!("{origin}/map"), plain.to_pairs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::{HOST, HeaderValue};

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
