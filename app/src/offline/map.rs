//! `/offline/map`: the projects of the copy as marks on the sketch, and beside it the same in words. The drawing is hidden
//! from screen readers and the keyboard, who have the list.

use super::copy::Copy;
use super::list::{form_fields, row};
use super::page::{MAP, PROJECTS, age, wrong};
use super::question::{query, with_path};
use crate::locale::{td_string, use_language, use_locale};
use crate::sketch::{Placed, sketch};
use crate::ui::{Disclosure, FilterForm};
use domain::code_list::CodeList as _;
use domain::portfolio_map::{Colouring, Site};
use leptos::prelude::*;

/// The page.
pub(super) fn page(copy: &Copy, search: &str) -> AnyView {
    let locale = use_locale();
    let answered = query(search).and_then(|query| Ok((copy.portfolio.query(&query)?, query)));
    let (view, query) = match answered {
        Ok(answered) => answered,
        Err(error) => return wrong(error),
    };
    let other = (view.as_of.month != copy.pack.made.as_of.month).then(|| age(copy, Some(view.as_of.month)));
    let sited = view.items.iter().filter_map(|item| {
        let place = copy.portfolio.entry(&item.code)?.project.place.as_ref()?;
        Some((item, place, Site::of(item, place, Colouring::Light)?))
    });
    let sited: Vec<_> = sited.collect();
    let placed: Vec<_> = sited.iter().map(|(item, place, site)| Placed { item, place, site }).collect();
    let href = |code: &str| with_path(&format!("{PROJECTS}/{code}"), search);
    let drawn = sketch(&copy.pack.ground, &placed, use_language(), |_| ().into_any(), href);
    let elsewhere = view.items.len() - placed.len();
    let told = td_string!(locale, offline.on_map, placed = placed.len(), elsewhere = elsewhere).to_string();
    let rows: Vec<_> = view.items.iter().map(|item| row(item, search)).collect();
    let (label, fields) = (td_string!(locale, offline.filter), form_fields(copy, &view, &query));
    let filter = view! { <FilterForm action=MAP label>{fields}</FilterForm> }.into_any();
    view! {
        {other}
        <Disclosure summary=td_string!(locale, offline.filter)>{filter}</Disclosure>
        <p>{told}</p>
        <figure class="map-figure" data-colour=Colouring::Light.code()>
            <div class="map-frame">
                <div class="map-sketch">{drawn}</div>
            </div>
        </figure>
        <p class="card-note">{td_string!(locale, offline.sketch_note)}</p>
        <ul class="offline-rows" aria-label=td_string!(locale, offline.tab_projects)>{rows}</ul>
    }
    .into_any()
}
