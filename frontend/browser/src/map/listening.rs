//! From what the reader does on the map to what the page is told.

use super::library::{Map, member, object};
use domain::portfolio_map::{MapBox, MapEvent};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Whoever is told.
pub(super) type Told = Rc<dyn Fn(MapEvent)>;
/// A listener, kept as long as the map.
pub(super) type Listener = Closure<dyn FnMut(JsValue)>;

/// Layers whose features are projects, or clusters of them; the first that has one counts.
const LAYERS: [&str; 5] = ["marks", "clusters", "lines", "approximate-lines", "areas"];
/// How far beside a thin line a finger may be, CSS pixels.
const REACH: f64 = 4.0;

/// What is under the pointer.
enum Under {
    Project(String),
    Cluster { id: f64, at: JsValue },
}

fn under(map: &Map, event: &JsValue) -> Option<Under> {
    let (x, y) = (member(event, &["point", "x"])?.as_f64()?, member(event, &["point", "y"])?.as_f64()?);
    let corner = |by: f64| Array::of2(&(x + by).into(), &(y + by).into());
    let around = Array::of2(&corner(-REACH), &corner(REACH));
    for layer in LAYERS {
        let layers = object([("layers", Array::of1(&layer.into()).into())]);
        let found = map.rendered_features(&around, &layers).ok()?.get(0);
        if let Some(code) = member(&found, &["properties", "code"]).and_then(|code| code.as_string()) {
            return Some(Under::Project(code));
        }
        if let Some(id) = member(&found, &["properties", "cluster_id"]).and_then(|id| id.as_f64()) {
            return Some(Under::Cluster { id, at: member(&found, &["geometry", "coordinates"])? });
        }
    }
    None
}

/// Listens; the map listens for as long as what it gives is kept.
pub(super) fn listen(map: &Map, told: &Told) -> Vec<Listener> {
    let clicked = {
        let (map, told) = (map.clone(), Rc::clone(told));
        move |event: JsValue| match under(&map, &event) {
            Some(Under::Project(code)) => told(MapEvent::Chosen(Some(code))),
            Some(Under::Cluster { id, at }) => open_cluster(&map, id, at),
            None => told(MapEvent::Chosen(None)),
        }
    };
    let pointed = {
        let (map, told) = (map.clone(), Rc::clone(told));
        move |event: JsValue| {
            let found = under(&map, &event);
            // Cannot fail: the name is a constant and valid.
            let _ = map.canvas().style().set_property("cursor", if found.is_some() { "pointer" } else { "" });
            told(MapEvent::Pointed(match found {
                Some(Under::Project(code)) => Some(code),
                _ => None,
            }));
        }
    };
    let left = {
        let told = Rc::clone(told);
        move |_: JsValue| told(MapEvent::Pointed(None))
    };
    let moved = {
        let (map, told) = (map.clone(), Rc::clone(told));
        move |_: JsValue| told(MapEvent::Moved(part(&map)))
    };
    let mut kept = Vec::new();
    on(map, "click", clicked, &mut kept);
    on(map, "mousemove", pointed, &mut kept);
    on(map, "mouseout", left, &mut kept);
    on(map, "moveend", moved, &mut kept);
    kept
}

/// Adds a listener.
pub(super) fn on(map: &Map, event: &str, call: impl FnMut(JsValue) + 'static, kept: &mut Vec<Listener>) {
    use wasm_bindgen::JsCast as _;
    let call = Listener::new(call);
    map.on(event, call.as_ref().unchecked_ref());
    kept.push(call);
}

/// The part the map shows.
pub(super) fn part(map: &Map) -> MapBox {
    let bounds = map.bounds();
    #[expect(clippy::cast_possible_truncation, reason = "at most 360 million; what is beyond is cut")]
    let micro = |degrees: f64| (degrees * 1e6).round() as i32;
    MapBox {
        west: micro(bounds.west()),
        south: micro(bounds.south()),
        east: micro(bounds.east()),
        north: micro(bounds.north()),
    }
}

/// Goes so near that a cluster falls apart.
fn open_cluster(map: &Map, id: f64, at: JsValue) {
    let zoom = map.source("marks").and_then(|source| source.cluster_expansion_zoom(id).ok());
    let (Some(zoom), map) = (zoom, map.clone()) else { return };
    spawn_local(async move {
        // It may have fallen apart meanwhile.
        if let Ok(zoom) = JsFuture::from(zoom).await {
            map.ease_to(&object([("center", at), ("zoom", zoom)]));
        }
    });
}
