//! The sketch of a map: ground and marks, and the figures of its subdistricts over them.

use super::Map;
use super::label::labels;
use crate::sketch::Placed;
use domain::portfolio_map::Ground;
use leptos::prelude::*;

/// The sketch.
pub(super) fn sketch(map: &Map<'_>) -> AnyView {
    let placed: Vec<_> = map.placed().map(|(item, place, site)| Placed { item, place, site }).collect();
    let ground = Ground::of(map.outlines);
    let href = |code: &str| map.record_href(code);
    crate::sketch::sketch(&ground, &placed, map.language, |frame| labels(map, frame), href)
}
