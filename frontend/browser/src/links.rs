//! Links of a page that is not whole yet.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, Window};

/// Leaves links to the browser until it is dropped.
pub struct Held {
    window: Window,
    pressed: Closure<dyn FnMut(Event)>,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Held").finish_non_exhaustive()
    }
}

/// From here on a pressed link loads its page from the server, whoever else listens; until what it gives is dropped.
/// `None` outside a window.
#[must_use]
pub fn hold() -> Option<Held> {
    hold_those("a[href]")
}

/// The same of links that lead to another of our pages, as long as those cannot be put together here; what a link does on
/// the spot it goes on doing.
#[must_use]
pub fn hold_pages() -> Option<Held> {
    hold_those("a[href]:not([rel~=external])")
}

fn hold_those(links: &'static str) -> Option<Held> {
    let window = web_sys::window()?;
    let pressed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if pressed.is_some_and(|element| matches!(element.closest(links), Ok(Some(_)))) {
            event.stop_immediate_propagation();
        }
    });
    // On the way down, before anything on the page hears of it. Cannot fail: the name is a constant and valid.
    let _ = window.add_event_listener_with_callback_and_bool("click", pressed.as_ref().unchecked_ref(), true);
    Some(Held { window, pressed })
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.window.remove_event_listener_with_callback_and_bool(
            "click",
            self.pressed.as_ref().unchecked_ref(),
            true,
        );
    }
}
