//! The map's style: `style.json` with the page's colours, names and sums put in. No glyphs are asked of a server: MapLibre
//! draws letters with the device's own fonts where a style names none. Edges of areas are smoothed by lines of their own: the
//! smoothing of areas is a program more, and each costs the first picture its compiling.

use super::basemap::{Basemap, lay_on};
use super::colours::Colours;
use super::library::member;
use domain::label::Language;
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

const STYLE: &str = include_str!("style.json");
/// What is drawn under the projects.
const OUTLINES: &str = "/api/v1/outlines.geojson";

/// The style in a language and in these colours, laid on a basemap.
pub(super) fn style(colours: &Colours, language: Language, basemap: Option<&Basemap>) -> JsValue {
    let style = filled(STYLE, colours, language);
    if let Some(basemap) = basemap {
        lay_on(&style, &filled(basemap.text(), colours, language));
    }
    style
}

/// Gives a source of a style its data, GeoJSON text.
pub(super) fn put(style: &JsValue, source: &str, text: &str) {
    let source = member(style, &["sources", source]);
    if let (Some(source), Some(data)) = (source, data(text)) {
        // Cannot fail: the style is ours.
        let _ = Reflect::set(&source, &"data".into(), &data);
    }
}

/// What a source is given for a text: GeoJSON is read, the address (`/…`) of some is named whole, for the map's worker
/// has no page it stands on.
pub(super) fn data(text: &str) -> Option<JsValue> {
    match text.starts_with('/') {
        true => Some(format!("{}{text}", origin()).into()),
        false => JSON::parse(text).ok(),
    }
}

fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// A style with colours, names and sums put in.
fn filled(style: &str, colours: &Colours, language: Language) -> JsValue {
    let origin = origin();
    let (name, subdistrict, sum, place) = match language {
        Language::ZhCn => ("name_zh", ZH_SUBDISTRICT, ZH_SUM, ZH_PLACE),
        Language::En => ("name_en", EN_SUBDISTRICT, EN_SUM, EN_PLACE),
    };
    let hues: Vec<String> =
        colours.hues.iter().enumerate().map(|(class, hue)| format!("{class},\"{hue}\"")).collect();
    let hues = format!("[\"match\",[\"get\",\"class\"],{},\"{}\"]", hues.join(","), colours.of("name"));
    let mut text = style
        .replace("$outlines", &format!("{origin}{OUTLINES}"))
        .replace("$origin", &origin)
        .replace("\"$place\"", place)
        .replace("$subdistrict", subdistrict)
        .replace("$name", name)
        .replace("$sum", sum)
        .replace("$hues", &hues)
        .replace("$muted", colours.of("name"));
    for (name, value) in &colours.ground {
        text = text.replace(&format!("\"${name}\""), &format!("\"{value}\""));
    }
    // Ours is JSON; what others sent and is none lays ours on nothing.
    JSON::parse(&text).unwrap_or(JsValue::NULL)
}

/// A cluster's planned total as pages write money (`ui::money_text`), shorter for want of room.
const ZH_SUM: &str = r#"["case", [">=", ["get", "sum"], 10000000000],
    ["concat", ["to-string", ["round", ["/", ["get", "sum"], 100000000]]], "亿"],
    [">=", ["get", "sum"], 100000000],
    ["concat", ["number-format", ["/", ["get", "sum"], 100000000], {"max-fraction-digits": 1}], "亿"],
    ["concat", ["to-string", ["round", ["/", ["get", "sum"], 10000]]], "万"]]"#;
const EN_SUM: &str = r#"["case", [">=", ["get", "sum"], 1000000000],
    ["concat", "¥", ["number-format", ["/", ["get", "sum"], 1000000000], {"max-fraction-digits": 1}], "bn"],
    ["concat", "¥", ["to-string", ["round", ["/", ["get", "sum"], 1000000]]], "m"]]"#;
/// Names of subdistricts as they fit on a map: without "subdistrict".
const ZH_SUBDISTRICT: &str = r#"["slice", ["get", "name_zh"], 0, ["index-of", "街道", ["get", "name_zh"]]]"#;
const EN_SUBDISTRICT: &str = r#"["get", "name_en"]"#;
/// Names of places in an archive of tiles, as OpenStreetMap and Protomaps have them.
const ZH_PLACE: &str =
    r#"["coalesce", ["get", "name:zh-Hans"], ["get", "name:zh"], ["get", "pgf:name:zh"], ["get", "name"]]"#;
const EN_PLACE: &str = r#"["coalesce", ["get", "name:en"], ["get", "name"]]"#;
