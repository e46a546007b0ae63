//! `/offline/map`: the projects of the copy as marks on the sketch, and beside it the same in words. The drawing is hidden
//! from screen readers and the keyboard, who have the list.

use super::copy::Copy;
use super::list::{form_fields, row};
use super::page::{MAP, PROJECTS, age, wrong};
use super::question::{query, with_path};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::light_tone;
use crate::ui::{Disclosure, FilterForm};
use domain::code_list::CodeList as _;
use domain::offline::Ground;
use domain::place::{Geometry, Place};
use domain::portfolio::ProjectItem;
use domain::portfolio_map::{Colouring, Frame, Site};
use leptos::prelude::*;

/// Units of the drawing to a pixel at a desk's usual width.
const UNITS: f64 = 1.4;
/// The box a mark's shape is drawn in (`ui::Tone`).
const SHAPE_BOX: f64 = 12.0;

/// The page.
pub(super) fn page(copy: &Copy, search: &str) -> AnyView {
    let locale = use_locale();
    let answered = query(search).and_then(|query| Ok((copy.portfolio.query(&query)?, query)));
    let (view, query) = match answered {
        Ok(answered) => answered,
        Err(error) => return wrong(error),
    };
    let other = (view.as_of.month != copy.pack.made.as_of.month).then(|| age(copy, Some(view.as_of.month)));
    let placed: Vec<_> = view.items.iter().filter_map(|item| placed(copy, item)).collect();
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
                <div class="map-sketch">{sketch(&copy.pack.ground, &placed, search)}</div>
            </div>
        </figure>
        <p class="card-note">{td_string!(locale, offline.sketch_note)}</p>
        <ul class="offline-rows" aria-label=td_string!(locale, offline.tab_projects)>{rows}</ul>
    }
    .into_any()
}

/// A project that has a place.
struct Placed<'a> {
    item: &'a ProjectItem,
    place: &'a Place,
    site: Site,
}

fn placed<'a>(copy: &'a Copy, item: &'a ProjectItem) -> Option<Placed<'a>> {
    let place = copy.portfolio.entry(&item.code)?.project.place.as_ref()?;
    Some(Placed { item, place, site: Site::of(item, place, Colouring::Light)? })
}

fn sketch(ground: &Ground, placed: &[Placed<'_>], search: &str) -> AnyView {
    let language = use_language();
    let frame = ground.frame();
    let (width, height) = Ground::SIZE;
    let neighbours = ground.neighbours.iter().map(|unit| {
        let name = unit.name.as_ref().map(|(name, [x, y])| {
            view! {
                <text class="map-neighbour-name" x=x.to_string() y=y.to_string()>
                    {name.in_language(language).to_owned()}
                </text>
            }
        });
        view! {
            <path class="map-neighbour" d=unit.path.clone() />
            {name}
        }
    });
    let shapes: Vec<_> = placed.iter().filter_map(|placed| shape(placed, &frame)).collect();
    // Large ones first, so that none hides a small one.
    let mut marked: Vec<_> = placed.iter().collect();
    marked.sort_by_key(|placed| std::cmp::Reverse(placed.site.size()));
    let marks: Vec<_> = marked.into_iter().map(|placed| mark(placed, &frame, search)).collect();
    view! {
        <svg
            class="map-svg"
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio="xMidYMid slice"
            aria-hidden="true"
        >
            <rect class="map-land" width="100%" height="100%" />
            {neighbours.collect_view()}
            <path class="map-sea" d=ground.sea.clone() />
            <path class="map-district" d=ground.district.clone() />
            {shapes}
            {marks}
        </svg>
    }
    .into_any()
}

/// Classes of something in the colour of its light; what is only roughly right is drawn so.
fn class(name: &str, site: &Site) -> String {
    let approximate = if site.approximate { " approximate" } else { "" };
    format!("{name} hue-{}{approximate}", site.class)
}

/// A line or an area; a point is its mark alone.
fn shape(placed: &Placed<'_>, frame: &Frame) -> Option<AnyView> {
    let (name, path) = match &placed.place.geometry {
        Geometry::Point(_) => return None,
        Geometry::LineString(line) => ("map-line", frame.path(line, false)),
        Geometry::Polygon(rings) => {
            ("map-area", rings.iter().map(|ring| frame.path(ring, true)).collect::<String>())
        }
    };
    Some(view! { <path class=class(name, &placed.site) d=path /> }.into_any())
}

fn mark(placed: &Placed<'_>, frame: &Frame, search: &str) -> AnyView {
    let language = use_language();
    let Placed { item, site, .. } = placed;
    let [x, y] = frame.point(site.at.map(|micro| f64::from(micro) / 1e6));
    let side = f64::from(site.size()) * UNITS;
    let (left, top, scale) = (x - side / 2.0, y - side / 2.0, side / SHAPE_BOX);
    let light = item.light.label().in_language(language);
    let title = format!("{} {} · {light}", item.code, item.name.in_language(language));
    view! {
        <a href=with_path(&format!("{PROJECTS}/{}", item.code), search) tabindex="-1">
            <title>{title}</title>
            <path
                class=class("map-mark", site)
                d=light_tone(item.light).shape()
                transform=format!("translate({left:.1} {top:.1}) scale({scale:.2})")
            />
        </a>
    }
    .into_any()
}
