//! A portfolio with more projects than a page brings along: their marks by themselves, and what a part of the map shows.

use super::{MOST, Map, Shown, rows};
use crate::error::AppError;
use crate::portfolio_map::answer::MapPart;
use crate::project::list::drawn::html;
use crate::project::list::{Face, ListAddress};
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::portfolio::{Page, Portfolio, Query, QueryError};
use domain::portfolio_map::{
    Beyond, Colouring, MapBox, Outlines, Site, box_around_places, marks_json, shapes_json, sums_in,
};

/// Where the marks are asked for (REST).
pub const MARKS: &str = "/api/v1/marks.geojson";
/// The parameter that asks for shapes in place of marks.
pub const SHAPES: &str = "shapes";
/// The parameter that makes the address another when the projects are others.
pub const SEEN: &str = "seen";

/// The most rows beside a part of the map.
pub(super) const MOST_ROWS: usize = 200;

/// What the browser needs to ask for all; `None` while a page brings all along.
pub(super) fn beyond(
    portfolio: &Portfolio,
    address: &ListAddress,
    found: usize,
    version: i64,
) -> Option<Beyond> {
    if found <= MOST {
        return None;
    }
    let places = portfolio.entries().iter().filter_map(|entry| entry.project.place.as_ref());
    let around = box_around_places(places)?;
    let question = Query { by: Vec::new(), page: Page::Offset(0), ..address.query.clone() };
    let mut pairs: Vec<_> =
        question.to_pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    pairs.push((Colouring::NAME.to_owned(), address.colouring.code().to_owned()));
    pairs.push((SEEN.to_owned(), version.to_string()));
    let of = |pairs: &[(String, String)]| {
        format!("{MARKS}?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    };
    let marks = of(&pairs);
    pairs.push((SHAPES.to_owned(), "true".to_owned()));
    Some(Beyond { marks, shapes: of(&pairs), around })
}

/// The marks of every project a question lets through, or the shapes beside them, as GeoJSON.
///
/// # Errors
/// [`QueryError`] of the question.
pub fn marks(
    portfolio: &Portfolio,
    question: &Query,
    colouring: Colouring,
    shapes: bool,
) -> Result<String, QueryError> {
    let view = portfolio.query_whole(question)?;
    let sites: Vec<Site> = view
        .items
        .iter()
        .filter_map(|item| {
            let place = portfolio.entry(&item.code)?.project.place.as_ref()?;
            Site::of(item, place, colouring)
        })
        .collect();
    Ok(if shapes { shapes_json(&sites) } else { marks_json(&sites) })
}

/// What a part of the map shows: its figures, its first rows, and the project chosen, wherever it is.
///
/// # Errors
/// As [`super::answer_of`].
pub fn part_of(
    portfolio: &Portfolio,
    outlines: &Outlines,
    search: &str,
    part: Option<MapBox>,
    chosen: Option<&str>,
    names: bool,
    language: Language,
) -> Result<MapPart, AppError> {
    let address = ListAddress::permitted(search, names)?.as_face(Face::Map);
    let view = portfolio.query_whole(&address.query)?;
    let month = view.as_of.month;
    let mut shown = Vec::new();
    let mut sites = Vec::new();
    let mut rest = None;
    for item in view.items {
        let place = portfolio.entry(&item.code).and_then(|entry| entry.project.place.as_ref());
        let Some((place, site)) =
            place.and_then(|place| Some((place, Site::of(&item, place, address.colouring)?)))
        else {
            continue;
        };
        let is_chosen = chosen == Some(site.code.as_str());
        let inside = part.is_none_or(|part| part.shows(&site));
        let has_row = inside && shown.len() < MOST_ROWS;
        if has_row || is_chosen {
            let row = Shown { item, place: Some((place.clone(), site.clone())) };
            if has_row { shown.push(row) } else { rest = Some(row) }
        }
        if inside {
            sites.push(site);
        }
    }
    let total = sums_in(&sites, None, month);
    let found = sites.len();
    // What is chosen has its row, which is what the card over the map shows.
    shown.extend(rest);
    let map = Map { address: &address, outlines, language, shown, found, groups: Vec::new() };
    let list = html(language, || rows::list_of_part(&map));
    let sites = map.shown.into_iter().filter_map(|shown| Some(shown.place?.1)).collect();
    Ok(MapPart { total, list, sites })
}
