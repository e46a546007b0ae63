//! What the map is laid on, if it is not the sketch: as the server says it on the page (`server::portfolio_map::Basemap`,
//! in the attribute `data-basemap`), brought together with our own style.

use super::library::{Map, member};
use super::listening::{Listener, on};
use js_sys::{Array, JSON, Object, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Sources and layers of a style, as JSON; the page's colours and language are still to be put in.
#[derive(Debug, Clone)]
pub(super) struct Basemap(String);

/// Our sources: what goes wrong with any other is the basemap's.
const OURS: [&str; 5] = ["outlines", "shapes", "marks", "chosen", "pointed"];
/// Layers of the sketch that would hide what it is laid on, or say again what stands there.
const SKETCH: [&str; 7] =
    ["neighbours", "neighbour-borders", "sea", "shore", "district", "neighbour-names", "subdistrict-names"];
/// Before the names of others' layers, so that none is called as one of ours.
const PREFIX: &str = "base-";

impl Basemap {
    /// That of the page; `None` for the sketch, and where a style of others cannot be had.
    pub async fn of_page() -> Option<Self> {
        let window = web_sys::window()?;
        let text = window.document()?.document_element()?.get_attribute("data-basemap")?;
        let Some(address) = member(&JSON::parse(&text).ok()?, &["style"]) else { return Some(Self(text)) };
        let answer = JsFuture::from(window.fetch_with_str(&address.as_string()?)).await.ok()?;
        let answer: Response = answer.dyn_into().ok()?;
        if !answer.ok() {
            return None;
        }
        JsFuture::from(answer.text().ok()?).await.ok()?.as_string().map(Self)
    }

    /// It as JSON.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Lays our style on one of others: theirs is below, and what says whose it is comes with its sources.
pub(super) fn lay_on(ours: &JsValue, theirs: &JsValue) {
    let set = |name: &str, value: &JsValue| {
        // Cannot fail: the style is ours.
        let _ = Reflect::set(ours, &name.into(), value);
    };
    if let (Some(our_sources), Some(sources)) = (member(ours, &["sources"]), member(theirs, &["sources"])) {
        // Ours win: their names are ours to give.
        let (theirs, own): (Object, Object) = (sources.unchecked_into(), our_sources.unchecked_into());
        let all: Object = Object::assign(&theirs, &own);
        set("sources", &all);
    }
    let layers = Array::new();
    let list = |style: &JsValue| member(style, &["layers"]).map(JsCast::unchecked_into::<Array>);
    let id = |layer: &JsValue| member(layer, &["id"]).and_then(|id| id.as_string()).unwrap_or_default();
    let our_layers = list(ours).unwrap_or_default();
    // The ground goes first: it is seen until the pictures are there.
    layers.push(&our_layers.get(0));
    for layer in list(theirs).unwrap_or_default().iter() {
        // Cannot fail: it was just read from JSON.
        let _ = Reflect::set(&layer, &"id".into(), &format!("{PREFIX}{}", id(&layer)).into());
        layers.push(&layer);
    }
    for layer in our_layers.iter().skip(1).filter(|layer| !SKETCH.contains(&id(layer).as_str())) {
        layers.push(&layer);
    }
    set("layers", &layers);
    for name in ["glyphs", "sprite"] {
        if let Some(value) = member(theirs, &[name]) {
            set(name, &value);
        }
    }
}

/// Listens to what becomes of the basemap: calls `came` when its first part is there, and `failed` whenever something of
/// it goes wrong before that: no network, a key that is refused. Once a part has come, another that does not only leaves
/// a hole.
pub(super) fn watch(
    map: &Map,
    came: impl Fn() + 'static,
    failed: impl Fn() + 'static,
    kept: &mut Vec<Listener>,
) {
    let come = Rc::new(Cell::new(false));
    let seen = Rc::clone(&come);
    let of_source = move |event: JsValue| {
        if has_come(&event) && !seen.replace(true) {
            came();
        }
    };
    let wrong = move |event: JsValue| {
        if !come.get() && is_of_basemap(&event) {
            failed();
        }
    };
    on(map, "sourcedata", of_source, kept);
    on(map, "error", wrong, kept);
}

/// Whether an event tells of a source that is not ours. What names no source is nothing that would fail for all of it: a
/// layer the archive has not, a sprite.
fn is_of_basemap(event: &JsValue) -> bool {
    let source = member(event, &["sourceId"]).and_then(|id| id.as_string());
    source.is_some_and(|source| !OURS.contains(&source.as_str()))
}

/// Whether an event tells that a part of the basemap has come.
fn has_come(event: &JsValue) -> bool {
    let state = member(event, &["tile", "state"]).and_then(|state| state.as_string());
    state.as_deref() == Some("loaded") && is_of_basemap(event)
}
