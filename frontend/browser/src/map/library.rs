//! What is used of MapLibre GL JS 6, typed. The server's page provides `guatuMap` on the map's page alone: it loads the
//! library with its worker and its style sheet.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlCanvasElement, ImageData};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = guatuMap)]
    fn load() -> Result<Promise, JsValue>;

    /// `maplibregl.Map`.
    #[derive(Debug, Clone)]
    pub type Map;

    #[wasm_bindgen(method)]
    pub fn on(this: &Map, event: &str, listener: &Function);
    #[wasm_bindgen(method)]
    pub fn remove(this: &Map);
    #[wasm_bindgen(method, js_name = getBounds)]
    pub fn bounds(this: &Map) -> Bounds;
    #[wasm_bindgen(method, js_name = getCenter)]
    pub fn center(this: &Map) -> JsValue;
    #[wasm_bindgen(method, js_name = getSource)]
    pub fn source(this: &Map, id: &str) -> Option<Source>;
    #[wasm_bindgen(method, catch, js_name = addImage)]
    pub fn add_image(this: &Map, id: &str, image: &ImageData, options: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = setMissingStyleImageResolver)]
    pub fn set_missing_image_resolver(this: &Map, resolver: &Function);
    #[wasm_bindgen(method, js_name = fitBounds)]
    pub fn fit_bounds(this: &Map, bounds: &JsValue, options: &JsValue);
    #[wasm_bindgen(method, js_name = easeTo)]
    pub fn ease_to(this: &Map, options: &JsValue);
    #[wasm_bindgen(method, js_name = setStyle)]
    pub fn set_style(this: &Map, style: &JsValue, options: &JsValue);
    #[wasm_bindgen(method, catch, js_name = queryRenderedFeatures)]
    pub fn rendered_features(this: &Map, at: &JsValue, options: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, js_name = getCanvas)]
    pub fn canvas(this: &Map) -> HtmlCanvasElement;
    #[wasm_bindgen(method, js_name = addControl)]
    pub fn add_control(this: &Map, control: &JsValue, corner: &str);

    /// `maplibregl.LngLatBounds`.
    pub type Bounds;

    #[wasm_bindgen(method, js_name = getWest)]
    pub fn west(this: &Bounds) -> f64;
    #[wasm_bindgen(method, js_name = getSouth)]
    pub fn south(this: &Bounds) -> f64;
    #[wasm_bindgen(method, js_name = getEast)]
    pub fn east(this: &Bounds) -> f64;
    #[wasm_bindgen(method, js_name = getNorth)]
    pub fn north(this: &Bounds) -> f64;

    /// `maplibregl.GeoJSONSource`.
    pub type Source;

    #[wasm_bindgen(method, js_name = setData)]
    pub fn set_data(this: &Source, data: &JsValue);
    #[wasm_bindgen(method, catch, js_name = getClusterExpansionZoom)]
    pub fn cluster_expansion_zoom(this: &Source, cluster: f64) -> Result<Promise, JsValue>;
}

/// The library.
#[derive(Debug, Clone)]
pub(super) struct Library(JsValue);

impl Library {
    /// Loads it; `None` where the page does not provide it or it cannot be had.
    pub async fn load() -> Option<Self> {
        JsFuture::from(load().ok()?).await.ok().map(Self)
    }

    /// A map; `None` where the browser cannot draw one.
    pub fn map(&self, options: &JsValue) -> Option<Map> {
        self.made("Map", options).map(JsCast::unchecked_into)
    }

    /// A control of the map.
    pub fn control(&self, name: &str, options: &JsValue) -> Option<JsValue> {
        self.made(name, options)
    }

    fn made(&self, class: &str, options: &JsValue) -> Option<JsValue> {
        let class: Function = Reflect::get(&self.0, &class.into()).ok()?.dyn_into().ok()?;
        Reflect::construct(&class, &Array::of1(options)).ok()
    }
}

/// An object of these members.
pub(super) fn object<const N: usize>(members: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Cannot fail: the object is ours and takes new members.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// A member of an object, as far as there is one.
pub(super) fn member(object: &JsValue, path: &[&str]) -> Option<JsValue> {
    let found =
        path.iter().try_fold(object.clone(), |object, name| Reflect::get(&object, &(*name).into()).ok());
    found.filter(|value| !value.is_undefined() && !value.is_null())
}
