//! The sketch map as SVG: what is drawn on the server for `/map` and the wall, and in the browser for the copy that is read
//! without a network. Hidden from screen readers, who have the list; its links do not take the focus for the same reason.

use crate::status_light::light_tone;
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::place::{Geometry, Place};
use domain::portfolio::ProjectItem;
use domain::portfolio_map::{Frame, Ground, Neighbour, Site};
use leptos::prelude::*;

/// Units to a pixel at a desk's usual width.
const UNITS: f64 = 1.4;
/// The box a mark's shape is drawn in (`ui::Tone`).
const SHAPE_BOX: f64 = 12.0;

/// A project that has a place.
pub(crate) struct Placed<'a> {
    pub item: &'a ProjectItem,
    pub place: &'a Place,
    pub site: &'a Site,
}

/// The sketch. `labels`: what stands over the marks; `href`: where the mark of a code leads.
pub(crate) fn sketch(
    ground: &Ground,
    placed: &[Placed<'_>],
    language: Language,
    labels: impl FnOnce(&Frame) -> AnyView,
    href: impl Fn(&str) -> String,
) -> AnyView {
    let frame = ground.frame();
    let (width, height) = Ground::SIZE;
    let neighbours: Vec<_> = ground.neighbours.iter().map(|unit| neighbour(unit, language)).collect();
    let shapes: Vec<_> = placed.iter().filter_map(|placed| shape(placed, &frame)).collect();
    // Large ones first, so that none hides a small one.
    let mut marked: Vec<_> = placed.iter().collect();
    marked.sort_by_key(|placed| std::cmp::Reverse(placed.site.size()));
    let marks: Vec<_> = marked
        .into_iter()
        .map(|placed| mark(placed, &frame, href(placed.item.code.as_str()), language))
        .collect();
    view! {
        <svg
            class="map-svg"
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio="xMidYMid slice"
            aria-hidden="true"
        >
            <rect class="map-land" width="100%" height="100%" />
            {neighbours}
            <path class="map-sea" d=ground.sea.clone() />
            <path class="map-district" d=ground.district.clone() />
            {shapes}
            {marks}
            {labels(&frame)}
        </svg>
    }
    .into_any()
}

fn neighbour(unit: &Neighbour, language: Language) -> AnyView {
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
    .into_any()
}

/// Classes of something in the colour of its class; what is only roughly right is drawn so.
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
    Some(view! { <path class=class(name, placed.site) d=path /> }.into_any())
}

/// A project's mark: its light by shape, its class by colour; hollow where the place is only roughly right.
fn mark(placed: &Placed<'_>, frame: &Frame, href: String, language: Language) -> AnyView {
    let Placed { item, site, .. } = placed;
    let [x, y] = frame.point(site.at.map(|micro| f64::from(micro) / 1e6));
    let side = f64::from(site.size()) * UNITS;
    let (left, top, scale) = (x - side / 2.0, y - side / 2.0, side / SHAPE_BOX);
    let light = item.light.label().in_language(language);
    let title = format!("{} {} · {light}", item.code, item.name.in_language(language));
    view! {
        <a href=href tabindex="-1">
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
