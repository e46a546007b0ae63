//! The document's own settings: its language, its attributes, its cookies.

use wasm_bindgen::JsCast;

/// One year, in seconds: how long a setting made on this device is remembered.
const COOKIE_SECONDS: u32 = 365 * 24 * 3600;

/// The `lang` of `<html>`, which the server has written; `None` outside a document.
#[must_use]
pub fn language_tag() -> Option<String> {
    root()?.get_attribute("lang")
}

/// An attribute of `<html>`.
#[must_use]
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Sets an attribute of `<html>`, or takes it away with `None`.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Neither can fail: the names are constants and valid.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Remembers a setting in a cookie the server reads before it renders. `name` and `value` are plain
/// words (letters, digits, `_`, `-`), so nothing needs escaping.
pub fn set_cookie(name: &str, value: &str) {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let Ok(document) = document.dyn_into::<web_sys::HtmlDocument>() else { return };
    // A browser that refuses cookies keeps the setting for this page only.
    let _ = document.set_cookie(&format!("{name}={value}; Path=/; Max-Age={COOKIE_SECONDS}; SameSite=Lax"));
}

/// What a cookie says that is not hidden from the page.
#[must_use]
pub fn cookie(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?.dyn_into::<web_sys::HtmlDocument>().ok()?;
    let all = document.cookie().ok()?;
    let mut pairs = all.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(known, value)| (known == name).then(|| value.to_owned()))
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}
