//! What is used of Terra Draw 1, typed. The server's page provides `guatuDraw` on the pages that draw alone.

use super::library::{Map, object};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = guatuDraw)]
    fn load() -> Result<Promise, JsValue>;

    /// `TerraDraw`.
    #[derive(Debug, Clone)]
    pub type Draw;

    #[wasm_bindgen(method, catch)]
    pub fn start(this: &Draw) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn stop(this: &Draw) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn clear(this: &Draw) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setMode)]
    pub fn set_mode(this: &Draw, mode: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = getModeState)]
    pub fn mode_state(this: &Draw) -> String;
    #[wasm_bindgen(method, catch, js_name = addFeatures)]
    pub fn add_features(this: &Draw, features: &Array) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, catch, js_name = selectFeature)]
    pub fn select_feature(this: &Draw, id: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = getSnapshotFeature)]
    pub fn feature(this: &Draw, id: &JsValue) -> JsValue;
    #[wasm_bindgen(method, catch)]
    pub fn undo(this: &Draw) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn redo(this: &Draw) -> Result<bool, JsValue>;
    #[wasm_bindgen(method)]
    pub fn on(this: &Draw, event: &str, listener: &Function);
}

/// How a hue is written for Terra Draw: `#rrggbb`.
fn styles(names: &[&str], colour: &str) -> JsValue {
    let styles = js_sys::Object::new();
    for name in names {
        // Cannot fail: the object is ours.
        let _ = Reflect::set(&styles, &(*name).into(), &colour.into());
    }
    styles.into()
}

/// What draws on a map, in a colour; `None` where the page does not provide it or it cannot be had.
pub(super) async fn draw_on(map: &Map, colour: &str) -> Option<Draw> {
    let library = JsFuture::from(load().ok()?).await.ok()?;
    let made = |class: &str, options: &JsValue| {
        let class: Function = Reflect::get(&library, &class.into()).ok()?.dyn_into().ok()?;
        Reflect::construct(&class, &Array::of1(options)).ok()
    };
    let of_lines = ["lineStringColor", "closingPointColor", "snappingPointColor"];
    let of_areas = ["fillColor", "outlineColor", "closingPointColor", "snappingPointColor"];
    let of_selected = [
        "selectedPointColor",
        "selectedLineStringColor",
        "selectedPolygonColor",
        "selectedPolygonOutlineColor",
        "selectionPointColor",
        "midPointOutlineColor",
    ];
    // What is drawn sticks to its own corners; a click on the first one closes an area.
    let drawn = |names: &[&str]| {
        let snapping = object([("toCoordinate", true.into())]);
        object([("snapping", snapping), ("styles", styles(names, colour))])
    };
    // The middle of an edge, dragged, is a new corner.
    let middles = object([("draggable", true.into())]);
    let corners = object([
        ("midpoints", middles),
        ("draggable", true.into()),
        ("deletable", true.into()),
        ("snappable", true.into()),
    ]);
    let whole = |corners: JsValue| {
        let feature = object([("draggable", true.into()), ("coordinates", corners)]);
        object([("feature", feature)])
    };
    let flags = object([
        ("point", whole(JsValue::UNDEFINED)),
        ("linestring", whole(corners.clone())),
        ("polygon", whole(corners)),
    ]);
    // A key that deletes everything is pressed too easily: that is what the button is for.
    let keys = ["deselect", "delete", "rotate", "scale"].map(|name| (name, JsValue::NULL));
    let selecting =
        object([("flags", flags), ("keyEvents", object(keys)), ("styles", styles(&of_selected, colour))]);
    let modes = Array::new();
    for (class, options) in [
        ("TerraDrawPointMode", object([("styles", styles(&["pointColor"], colour))])),
        ("TerraDrawLineStringMode", drawn(&of_lines)),
        ("TerraDrawPolygonMode", drawn(&of_areas)),
        ("TerraDrawSelectMode", selecting),
    ] {
        modes.push(&made(class, &options)?);
    }
    let adapter = made("TerraDrawMapLibreGLAdapter", &object([("map", map.into())]))?;
    let undo = made("TerraDrawModeUndoRedo", &JsValue::UNDEFINED)?;
    let options =
        object([("adapter", adapter), ("modes", modes.into()), ("undoRedo", object([("modeLevel", undo)]))]);
    let draw: Draw = made("TerraDraw", &options)?.unchecked_into();
    draw.start().ok()?;
    Some(draw)
}
