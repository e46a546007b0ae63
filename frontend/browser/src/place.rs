//! Where things stand in the window, and where a reader was: kept until the tab is closed.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Storage, Window};

/// Every key of ours starts with this, so that other pages of the same origin are left alone.
const PREFIX: &str = "guatu.";

/// The top edge of an element, measured from the top of the window, and its height; in CSS pixels.
#[must_use]
pub fn extent(element: &Element) -> (f64, f64) {
    let rectangle = element.get_bounding_client_rect();
    (rectangle.top(), rectangle.height())
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
