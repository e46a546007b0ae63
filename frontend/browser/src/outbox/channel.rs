//! Tabs and pages tell each other that the box has changed.

use std::cell::RefCell;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, Event};

const NAME: &str = "guatu-outbox";
/// What this page tells itself: a channel speaks only to others.
const HERE: &str = "guatu-outbox";

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Tells every page of this device.
pub(super) fn tell() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(HERE)) {
        // Nobody cancels it.
        let _ = window.dispatch_event(&event);
    }
    CHANNEL.with_borrow_mut(|channel| {
        if channel.is_none() {
            *channel = BroadcastChannel::new(NAME).ok();
        }
        // A browser without channels shows the change when the page is next opened.
        let _ = channel.as_ref().map(|channel| channel.post_message(&"changed".into()));
    });
}

/// Listens until it is dropped.
pub struct Hearing {
    channel: Option<BroadcastChannel>,
    heard: Closure<dyn FnMut(Event)>,
}

impl std::fmt::Debug for Hearing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hearing").finish_non_exhaustive()
    }
}

/// Calls back whenever the box has changed, here or in another tab, until what it gives is dropped.
pub fn hear(mut changed: impl FnMut() + 'static) -> Hearing {
    let heard = Closure::<dyn FnMut(Event)>::new(move |_| changed());
    let channel = BroadcastChannel::new(NAME).ok();
    if let Some(channel) = &channel {
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    }
    if let Some(window) = web_sys::window() {
        // Cannot fail: the name is a constant and valid.
        let _ = window.add_event_listener_with_callback(HERE, heard.as_ref().unchecked_ref());
    }
    Hearing { channel, heard }
}

impl Drop for Hearing {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback(HERE, self.heard.as_ref().unchecked_ref());
        }
    }
}
