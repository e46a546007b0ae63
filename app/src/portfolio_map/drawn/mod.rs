//! What stands on the map's page, drawn on the server: for the page and for every later answer. No event and no signal
//! in here: the page listens around it, and whatever changes it is another answer.

mod beyond;
mod label;
mod legend;
mod rows;
mod sketch;
mod subdistricts;

pub use beyond::{MARKS, SEEN, SHAPES, marks, part_of};

use super::answer::{MapAnswer, MapDrawn};
use crate::error::AppError;
use crate::project::list::drawn::{chips, html, lights, nothing_found, offer, relaxed};
use crate::project::list::{Face, ListAddress};
use domain::calendar::AsOf;
use domain::label::Language;
use domain::place::Place;
use domain::portfolio::{Dimension, Group, Measures, Page, Portfolio, ProjectItem, Query};
use domain::portfolio_map::{Outlines, Site};
use leptos::prelude::*;

/// The most projects a page brings along, for its list and its sketch: three times a district's. Of a larger portfolio
/// these are the first in the list's order, and the page says so; the browser's map asks for all by itself ([`beyond`]).
const MOST: usize = 1_000;

/// A project as the map shows it.
struct Shown {
    item: ProjectItem,
    /// Where it is; `None` without a place.
    place: Option<(Place, Site)>,
}

/// Everything the parts are drawn from.
struct Map<'a> {
    address: &'a ListAddress,
    outlines: &'a Outlines,
    language: Language,
    /// Projects in the order of the list.
    shown: Vec<Shown>,
    /// How many the filters let through.
    found: usize,
    /// Figures by subdistrict.
    groups: Vec<Group>,
}

impl Map<'_> {
    /// The projects that have a place.
    fn placed(&self) -> impl Iterator<Item = (&ProjectItem, &Place, &Site)> {
        self.shown.iter().filter_map(|shown| {
            let (place, site) = shown.place.as_ref()?;
            Some((&shown.item, place, site))
        })
    }

    /// The projects that have none.
    fn elsewhere(&self) -> impl Iterator<Item = &ProjectItem> {
        self.shown.iter().filter(|shown| shown.place.is_none()).map(|shown| &shown.item)
    }

    /// The address of one project, which remembers the list it was found in.
    fn record_href(&self, code: &str) -> String {
        format!("{}/{code}{}", Face::List.path(), self.address.as_face(Face::List).search())
    }
}

/// What is asked for, and what it is drawn from.
struct Read<'a> {
    map: Map<'a>,
    question: Query,
    as_of: AsOf,
    total: Measures,
}

fn read<'a>(
    portfolio: &Portfolio,
    outlines: &'a Outlines,
    address: &'a ListAddress,
    language: Language,
) -> Result<Read<'a>, AppError> {
    let question = Query { limit: MOST, page: Page::Offset(0), by: Vec::new(), ..address.query.clone() };
    let view = portfolio.query(&question)?;
    let by = Query { limit: 0, by: vec![Dimension::Subdistrict], ..question.clone() };
    let groups = portfolio.query(&by)?.groups;
    let shown = view.items.into_iter().map(|item| {
        let place = portfolio.entry(&item.code).and_then(|entry| entry.project.place.clone());
        let site = place.as_ref().and_then(|place| Site::of(&item, place, address.colouring));
        Shown { place: place.zip(site), item }
    });
    let found = view.total.count as usize;
    let map = Map { address, outlines, language, shown: shown.collect(), found, groups };
    Ok(Read { map, question, as_of: view.as_of, total: view.total })
}

/// The sketch alone; nothing when nothing was found.
///
/// # Errors
/// As [`answer_of`].
pub fn sketch_of(
    portfolio: &Portfolio,
    outlines: &Outlines,
    search: &str,
    names: bool,
    language: Language,
) -> Result<String, AppError> {
    let address = ListAddress::permitted(search, names)?.as_face(Face::Map);
    let Read { map, .. } = read(portfolio, outlines, &address, language)?;
    Ok(if map.found == 0 { String::new() } else { html(language, || sketch::sketch(&map)) })
}

/// Answers the query of an address.
///
/// # Errors
/// [`AppError::Invalid`] says which part of the question cannot be answered, [`AppError::Forbidden`] that it is about
/// leaders and `names` may not be asked for.
pub fn answer_of(
    portfolio: &Portfolio,
    version: i64,
    outlines: &Outlines,
    search: &str,
    names: bool,
    language: Language,
) -> Result<MapAnswer, AppError> {
    let address = ListAddress::permitted(search, names)?.as_face(Face::Map);
    let Read { map, question, as_of, total } = read(portfolio, outlines, &address, language)?;
    let found = map.found;
    let offer = offer(portfolio, &question, as_of, names)?;
    let missing = if found == 0 { relaxed(portfolio, &question)? } else { Vec::new() };
    let head = html(language, || {
        let nothing = (found == 0).then(|| nothing_found(&missing, &address));
        view! { {chips(&address)} {lights(&offer, &address)} {nothing} }.into_any()
    });
    let drawn = |draw: fn(&Map<'_>) -> AnyView| match found {
        0 => String::new(),
        _ => html(language, || draw(&map)),
    };
    Ok(MapAnswer {
        drawn: MapDrawn {
            head,
            sketch: drawn(sketch::sketch),
            legend: drawn(legend::legend),
            list: drawn(rows::list),
            elsewhere: drawn(rows::elsewhere),
        },
        offer,
        total,
        colouring: address.colouring,
        beyond: beyond::beyond(portfolio, &address, found, version),
        everything: u32::try_from(portfolio.entries().len()).unwrap_or(u32::MAX),
        sites: map.shown.into_iter().filter_map(|shown| Some(shown.place?.1)).collect(),
    })
}
