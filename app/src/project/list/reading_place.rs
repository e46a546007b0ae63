//! Walking over rows by keyboard, and coming back to the row one has left: j and k (or the arrows, once a
//! row has the focus) go down and up, Enter follows the row's link as it does for every link.

use super::address::ListAddress;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};
use std::time::Duration;

/// Under this the place is remembered.
const KEY: &str = "list_place";
/// What scrolls where the table has a frame of its own.
const FRAME: &str = ".list-table .table-frame";
/// How often, and with which pauses, a row that was left is looked for.
const LOOKS: u32 = 10;
const PAUSE: Duration = Duration::from_millis(150);
/// The link of a row.
const LINK: &str = "a.row-link";

/// Goes to the row below or above. Only keys pressed inside the table count, so that nobody who types
/// elsewhere is moved (WCAG 2.1.4).
pub(super) fn on_key(event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(focused) = document().active_element().filter(|focused| is_within(focused, ".list-table"))
    else {
        return;
    };
    let row = focused.closest("tr").ok().flatten();
    let forward = match (event.key().as_str(), &row) {
        ("j", _) | ("ArrowDown", Some(_)) => true,
        ("k", _) | ("ArrowUp", Some(_)) => false,
        _ => return,
    };
    let links = links();
    let at = row.and_then(|row| links.iter().position(|link| row.contains(Some(link))));
    let next = match (at, forward) {
        (None, _) => Some(0),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    if let Some(link) = next.and_then(|next| links.get(next)) {
        event.prevent_default();
        let _ = link.focus();
    }
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}

fn links() -> Vec<HtmlElement> {
    let selector = format!(".list-table {LINK}");
    let Ok(found) = document().query_selector_all(&selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Remembers the place when a row's link is followed.
pub(super) fn on_click(clicked: &Element, address: &ListAddress) {
    let link = clicked.closest(LINK).ok().flatten();
    let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
    let inside = document().query_selector(FRAME).ok().flatten().map_or(0, |frame| frame.scroll_top());
    // Whole pixels: the reader of fractions, with its tables, is a good deal of code.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a page is not that high, and what is too high is cut"
    )]
    let outside = window().scroll_y().unwrap_or_default() as i32;
    crate::side::remember_place(KEY, &format!("{}\n{inside}\n{outside}\n{href}", address.href()));
}

/// Goes back to the place, if it was in this list.
pub(super) fn go_back(address: &ListAddress) {
    let Some(place) = crate::side::take_place(KEY) else { return };
    let mut lines = place.lines();
    if lines.next() != Some(address.href().as_str()) {
        return;
    }
    let mut number = || lines.next()?.parse::<i32>().ok();
    let (inside, outside) = (number().unwrap_or_default(), number().unwrap_or_default());
    let href = lines.next().map(str::to_owned);
    // After the frame in which a long list gives itself its height.
    request_animation_frame(move || {
        request_animation_frame(move || restore(inside, outside, href));
    });
}

fn restore(inside: i32, outside: i32, href: Option<String>) {
    window().scroll_to_with_x_and_y(0.0, outside.into());
    if let Ok(Some(frame)) = document().query_selector(FRAME) {
        frame.set_scroll_top(inside);
    }
    if let Some(href) = href {
        focus_on(href, LOOKS);
    }
}

/// Gives the focus back to a row's link, which may still be on its way.
fn focus_on(href: String, looks: u32) {
    let link = links().into_iter().find(|link| link.get_attribute("href").as_ref() == Some(&href));
    if let Some(link) = link {
        // Focus scrolls no further than it must, and the row is in sight already.
        let _ = link.focus();
    } else if let Some(looks) = looks.checked_sub(1) {
        set_timeout(move || focus_on(href, looks), PAUSE);
    }
}
