//! Says on every page that there is no network, as long as there is none, and leaves links to the browser meanwhile.

use super::{by_id, registration, show};
use crate::links;
use std::cell::RefCell;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::Window;

/// The banner of the frame (`app::ui::frame`).
const BANNER: &str = "network-away";

/// From now on, as long as the page lives.
pub(super) fn follow(window: &Window) {
    let Some(banner) = by_id(window, BANNER) else { return };
    let at = window.clone();
    let held = RefCell::new(None);
    let look = move || {
        let away = !at.navigator().on_line();
        show(&banner, away);
        // The service worker answers for a page that is loaded; one that is put together here would wait for the server.
        let held_now = if away && is_served(&at) { links::hold_pages() } else { None };
        drop(held.replace(held_now));
    };
    look();
    let changed = Closure::<dyn FnMut()>::new(look);
    for event in ["online", "offline"] {
        // Cannot fail: the name is a constant and valid.
        let _ = window.add_event_listener_with_callback(event, changed.as_ref().unchecked_ref());
    }
    changed.forget();
}

/// Whether a service worker answers for this page.
fn is_served(window: &Window) -> bool {
    let navigator = window.navigator();
    registration::has_workers(&navigator) && navigator.service_worker().controller().is_some()
}
