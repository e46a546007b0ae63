//! What lies under the projects: sea, the district, the units around it. Outlines for orientation, cut at the frame.

use super::Map;
use domain::place::{BoundingBox, Geometry, Position};
use domain::portfolio_map::{Frame, Outline, within_box};
use leptos::prelude::*;

/// Room for a name at the frame's edge: units that show less of themselves are not named.
const LEAST_NAMED: f64 = 0.02;

/// Sea, neighbours and district.
pub(super) fn ground(map: &Map<'_>, frame: &Frame) -> AnyView {
    let shown = frame.shown();
    let outlines = map.outlines;
    let sea: String = outlines.sea.iter().map(|rings| cut(rings, &shown, frame)).collect();
    let neighbours: Vec<_> = outlines
        .neighbours
        .iter()
        .filter(|outline| outline.code != outlines.district.code)
        .map(|outline| neighbour(map, outline, &shown, frame))
        .collect();
    view! {
        <rect class="map-land" width="100%" height="100%" />
        {neighbours}
        <path class="map-sea" d=sea />
        <path class="map-district" d=cut(&outlines.district.rings, &shown, frame) />
    }
    .into_any()
}

/// What of rings is within the frame.
fn cut(rings: &[Vec<Position>], shown: &BoundingBox, frame: &Frame) -> String {
    // A little beyond the edge, so that no line is drawn along it.
    let shown = shown.grown(0.002);
    rings.iter().map(|ring| frame.path(&within_box(ring, &shown), true)).collect()
}

fn neighbour(map: &Map<'_>, outline: &Outline, shown: &BoundingBox, frame: &Frame) -> AnyView {
    let inner = shown.grown(-0.004);
    let rings: Vec<_> =
        outline.rings.iter().map(|ring| within_box(ring, &inner)).filter(|ring| !ring.is_empty()).collect();
    let wide = BoundingBox::around(rings.iter().flatten().copied())
        .is_some_and(|part| part.east - part.west > LEAST_NAMED && part.north - part.south > LEAST_NAMED);
    let place = Geometry::Polygon(rings).label_position().filter(|_| wide);
    let name = place.map(|place| {
        let [x, y] = frame.point(place);
        let name = outline.name.in_language(map.language).to_owned();
        view! { <text class="map-neighbour-name" x=format!("{x:.0}") y=format!("{y:.0}")>{name}</text> }
    });
    view! {
        <path class="map-neighbour" d=cut(&outline.rings, shown, frame) />
        {name}
    }
    .into_any()
}
