//! Where things stand in the window, and where a reader was: kept until the tab is closed.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Storage, Window};

/// Every key of ours starts with this, so that other pages of the same origin are left alone.
const PREFIX: &str = "guatu.";

/// The top edge of an element, measured from the top of the window, and its height; in CSS pixels.
#[must_use]
pub fn extent(element: &Element) -> (f64, f64) {
    let rectangle = element.get_bounding_client_rect();
    (rectangle.top(), rectangle.height())
}

/// Scrolls what holds an element, and not the window, until it is in sight.
pub fn bring_into_sight(element: &Element) {
    let mut around = element.parent_element();
    while let Some(frame) = around {
        if frame.scroll_height() > frame.client_height() + 1 && frame.tag_name() != "BODY" {
            let (seen, whole) = (frame.get_bounding_client_rect(), element.get_bounding_client_rect());
            let off = if whole.top() < seen.top() {
                whole.top() - seen.top()
            } else if whole.bottom() > seen.bottom() {
                whole.bottom() - seen.bottom()
            } else {
                return;
            };
            #[expect(clippy::cast_possible_truncation, reason = "no list is 2^31 pixels high")]
            frame.set_scroll_top(frame.scroll_top() + off as i32);
            return;
        }
        around = frame.parent_element();
    }
}

/// Calls back until it is dropped: see [`on_scroll`].
#[derive(Debug)]
pub struct Listening {
    window: Window,
    call: Closure<dyn FnMut()>,
}

/// What moves things in the window.
const MOVES: [&str; 2] = ["scroll", "resize"];

/// Calls `look` whenever anything in the window scrolls or the window changes its size. Scrolling inside
/// a frame tells only those who listen on the way down, so that is how this listens.
pub fn on_scroll(look: impl FnMut() + 'static) -> Option<Listening> {
    let window = web_sys::window()?;
    let call = Closure::<dyn FnMut()>::new(look);
    for event in MOVES {
        let added =
            window.add_event_listener_with_callback_and_bool(event, call.as_ref().unchecked_ref(), true);
        added.ok()?;
    }
    Some(Listening { window, call })
}

impl Drop for Listening {
    fn drop(&mut self) {
        for event in MOVES {
            // Taking away what is not there is no error.
            let call = self.call.as_ref().unchecked_ref();
            let _ = self.window.remove_event_listener_with_callback_and_bool(event, call, true);
        }
    }
}

/// What a reader has opened, by its order on the page, what was filled in, and what has the focus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    open: Vec<bool>,
    /// Name and value of boxes that were ticked or cleared.
    boxes: Vec<(String, String, bool)>,
    /// Name of fields, and what was typed into them.
    typed: Vec<(String, String)>,
    focused: Option<String>,
}

/// What makes an element the same after the page was drawn anew.
const MARKS: [&str; 3] = ["id", "href", "name"];

/// How the page is being read.
#[must_use]
pub fn reading() -> Reading {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return Reading::default();
    };
    let focused = document.active_element().and_then(|focused| {
        MARKS.iter().find_map(|mark| Some(format!("[{mark}={:?}]", focused.get_attribute(mark)?)))
    });
    let open = disclosures(&document).map(|one| one.has_attribute("open")).collect();
    let (mut boxes, mut typed) = (Vec::new(), Vec::new());
    for input in all::<HtmlInputElement>(&document, "main input") {
        let is_box = matches!(input.type_().as_str(), "checkbox" | "radio");
        if is_box && input.checked() != input.default_checked() {
            boxes.push((input.name(), input.value(), input.checked()));
        } else if !is_box && input.value() != input.default_value() {
            typed.push((input.name(), input.value()));
        }
    }
    let areas = all::<HtmlTextAreaElement>(&document, "main textarea");
    typed.extend(
        areas
            .filter(|area| area.default_value().is_ok_and(|before| before != area.value()))
            .map(|area| (area.name(), area.value())),
    );
    Reading { open, boxes, typed, focused }
}

/// Opens again what was open and gives the focus back, unless it is elsewhere by now.
pub fn go_on(reading: &Reading) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    for (one, was_open) in disclosures(&document).zip(&reading.open) {
        // Neither fails: the name is a constant and valid.
        let _ = if *was_open { one.set_attribute("open", "") } else { one.remove_attribute("open") };
    }
    for input in all::<HtmlInputElement>(&document, "main input") {
        let (name, value) = (input.name(), input.value());
        if let Some((_, _, checked)) = reading.boxes.iter().find(|(n, v, _)| (n, v) == (&name, &value)) {
            input.set_checked(*checked);
        } else if let Some((_, text)) = reading.typed.iter().find(|(n, _)| *n == name) {
            input.set_value(text);
        }
    }
    for area in all::<HtmlTextAreaElement>(&document, "main textarea") {
        if let Some((_, text)) = reading.typed.iter().find(|(name, _)| *name == area.name()) {
            area.set_value(text);
        }
    }
    let lost = document.active_element().is_none_or(|focused| focused.tag_name() == "BODY");
    let found = reading.focused.as_ref().filter(|_| lost);
    let found = found.and_then(|mark| document.query_selector(mark).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn disclosures(document: &Document) -> impl Iterator<Item = Element> + use<> {
    all(document, "main details")
}

fn all<T: JsCast>(document: &Document, selector: &str) -> impl Iterator<Item = T> + use<T> {
    let found = document.query_selector_all(selector).ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into().ok())
}

/// Remembers where a reader was. A browser that refuses storage only forgets.
pub fn remember(key: &str, place: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("{PREFIX}{key}"), place);
    }
}

/// Where a reader was, once: asking again gives nothing.
#[must_use]
pub fn take(key: &str) -> Option<String> {
    let (storage, key) = (storage()?, format!("{PREFIX}{key}"));
    let place = storage.get_item(&key).ok().flatten()?;
    let _ = storage.remove_item(&key);
    Some(place)
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
