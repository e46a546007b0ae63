//! How plates are asked for and answered.

use super::drawn::{Size, plates};
use crate::entity_tag;
use crate::press::{Order, Ordered, Sheet, origin};
use crate::problem::Problem;
use crate::rest::Parameters;
use crate::state::AppState;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::access::Action;
use domain::portfolio::{ProjectItem, Query};
use domain::project::ProjectCode;

/// The most plates in one file.
const MOST: usize = 1_000;
/// Words of a list that plates have no use for: every project has one.
const REFUSED: [&str; 4] = ["by", "limit", "offset", "cursor"];
/// The parameter that names the size.
const SIZE: &str = "size";
/// How they are set.
const SHEET: Sheet = Sheet { name: "plate.typ", text: include_str!("../../data/plate.typ") };

/// `GET /projects/{code}/plate.pdf`. Takes `size`: an A4 when it is not said.
pub(super) async fn one(
    State(state): State<AppState>,
    Path(code): Path<String>,
    mut parameters: Parameters,
) -> Result<Response, Problem> {
    parameters.visitor.check(Action::Export)?;
    let size = size(&mut parameters)?;
    // A plate says nothing that a month changes.
    parameters.query(&Query::NAMES)?;
    let unknown =
        || Problem::not_found(format!("没有编号为 {code} 的项目"), format!("there is no project {code}"));
    let parsed: ProjectCode = code.parse().map_err(|_| unknown())?;
    let current = state.current();
    let as_of = current.portfolio.calendar().resolve(None).map_err(domain::portfolio::QueryError::from)?;
    let item = current.portfolio.item(&parsed, as_of).ok_or_else(unknown)?;
    let name = format!("guatu-plate-{parsed}-{}.pdf", size.word());
    let tag = format!("{}.{parsed}", current.version);
    printed(&state, &parameters, (vec![item], size, false), tag, &name).await
}

/// `GET /plates.pdf`. Takes the words of a list, and `size`: A4 when it is not said.
pub(super) async fn many(
    State(state): State<AppState>,
    mut parameters: Parameters,
) -> Result<Response, Problem> {
    parameters.visitor.check(Action::Export)?;
    let size = size(&mut parameters)?;
    let query = parameters.query(&REFUSED)?;
    let current = state.current();
    let as_of = current.as_of(query.as_of)?;
    let view = current.portfolio.query_whole(&query)?;
    if view.items.len() > MOST {
        return Err(Problem::too_many_projects(view.total.count, MOST));
    }
    if view.items.is_empty() {
        return Err(Problem::not_found(
            "没有符合条件的项目，没有可打印的铭牌",
            "no project matches: there is no plate to print",
        ));
    }
    let name = format!("guatu-plates-{as_of}-{}.pdf", size.word());
    let tag = format!("{}.{as_of}", current.version);
    printed(&state, &parameters, (view.items, size, true), tag, &name).await
}

/// Prints plates of these projects, several on a page where they fit and are wanted so.
async fn printed(
    state: &AppState,
    parameters: &Parameters,
    (items, size, together): (Vec<ProjectItem>, Size, bool),
    tag: String,
    name: &str,
) -> Result<Response, Problem> {
    // Without a name we are reached by there is no address to print.
    let origin = origin(&parameters.headers, state.behind_tls).ok_or_else(Problem::unreadable)?;
    let language = parameters.language;
    let (fingerprint, place) = (parameters.fingerprint(), entity_tag::fingerprint(&[&origin]));
    let tag = format!("{tag}.{fingerprint:x}.{place:x}.plate.{}", size.word());
    let order = match Order::take(state, &parameters.headers, tag, name).await? {
        Ordered::Answered(response) => return Ok(response),
        Ordered::ToPrint(order) => order,
    };
    let district = state.context.outlines.district.name.in_language(language).to_owned();
    order.print(state, SHEET, move || Ok(plates(&items, size, together, language, district, &origin))).await
}

fn size(parameters: &mut Parameters) -> Result<Size, Problem> {
    match parameters.take(SIZE).as_deref().map(str::trim) {
        None | Some("") => Ok(Size::A4),
        Some(word) => Size::from_word(word).ok_or_else(|| Problem::invalid(SIZE, Size::ALL.map(Size::word))),
    }
}
