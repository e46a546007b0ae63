//! Says on every page that there is no network, as long as there is none.

use super::{by_id, show};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::Window;

/// The banner of the frame (`app::ui::frame`).
const BANNER: &str = "network-away";

/// From now on, as long as the page lives.
pub(super) fn follow(window: &Window) {
    let Some(banner) = by_id(window, BANNER) else { return };
    let at = window.clone();
    let look = move || show(&banner, !at.navigator().on_line());
    look();
    let changed = Closure::<dyn FnMut()>::new(look);
    for event in ["online", "offline"] {
        // Cannot fail: the name is a constant and valid.
        let _ = window.add_event_listener_with_callback(event, changed.as_ref().unchecked_ref());
    }
    changed.forget();
}
