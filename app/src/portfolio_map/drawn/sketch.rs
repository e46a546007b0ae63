//! The sketch map as SVG. Hidden from screen readers, who have the list and the figures by subdistrict; its links do not
//! take the focus for the same reason.

use super::Map;
use super::ground::ground;
use super::label::labels;
use crate::status_light::light_tone;
use domain::code_list::CodeList as _;
use domain::place::{FENGZE, Geometry, Place};
use domain::portfolio::ProjectItem;
use domain::portfolio_map::{Frame, SKETCH_MARGIN, Site};
use leptos::prelude::*;

/// Its size in units of its own, four to three. Style sheets show it whole on a desk, and its middle square on a phone:
/// the district lies within that.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 900.0;
/// Units to a pixel at a desk's usual width.
const UNITS: f64 = 1.4;
/// The box a mark's shape is drawn in (`ui::Tone`).
const SHAPE_BOX: f64 = 12.0;

/// The sketch.
pub(super) fn sketch(map: &Map<'_>) -> AnyView {
    let around = map.outlines.bounding_box().unwrap_or(FENGZE);
    let frame = Frame::around(around.grown(SKETCH_MARGIN), WIDTH, HEIGHT);
    let shapes: Vec<_> = map.placed().filter_map(|(_, place, site)| shape(place, site, &frame)).collect();
    // Large ones first, so that none hides a small one.
    let mut marked: Vec<_> = map.placed().collect();
    marked.sort_by_key(|(_, _, site)| std::cmp::Reverse(site.size()));
    let marks: Vec<_> = marked.into_iter().map(|(item, _, site)| mark(map, item, site, &frame)).collect();
    view! {
        <svg
            class="map-svg"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            preserveAspectRatio="xMidYMid slice"
            aria-hidden="true"
        >
            {ground(map, &frame)}
            {shapes}
            {marks}
            {labels(map, &frame)}
        </svg>
    }
    .into_any()
}

/// Classes of something in the colour of its class.
fn class(name: &str, site: &Site) -> String {
    let approximate = if site.approximate { " approximate" } else { "" };
    format!("{name} hue-{}{approximate}", site.class)
}

/// A line or an area; a point is its mark alone.
fn shape(place: &Place, site: &Site, frame: &Frame) -> Option<AnyView> {
    let (name, path) = match &place.geometry {
        Geometry::Point(_) => return None,
        Geometry::LineString(line) => ("map-line", frame.path(line, false)),
        Geometry::Polygon(rings) => {
            ("map-area", rings.iter().map(|ring| frame.path(ring, true)).collect::<String>())
        }
    };
    Some(view! { <path class=class(name, site) d=path /> }.into_any())
}

/// A project's mark: its light by shape, its class by colour; hollow where the place is only roughly right.
fn mark(map: &Map<'_>, item: &ProjectItem, site: &Site, frame: &Frame) -> AnyView {
    let [x, y] = frame.point(site.at.map(|micro| f64::from(micro) / 1e6));
    let side = f64::from(site.size()) * UNITS;
    let (left, top, scale) = (x - side / 2.0, y - side / 2.0, side / SHAPE_BOX);
    let light = item.light.label().in_language(map.language);
    let title = format!("{} {} · {light}", item.code, item.name.in_language(map.language));
    view! {
        <a href=map.record_href(item.code.as_str()) tabindex="-1">
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
