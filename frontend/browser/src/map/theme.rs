//! Another theme, by the page's own switch or by the system: the map takes the page's new colours.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{MediaQueryList, MutationObserver, MutationObserverInit};

/// Watches until it is dropped.
pub(super) struct Theme {
    observer: MutationObserver,
    system: Option<MediaQueryList>,
    call: Closure<dyn FnMut()>,
}

impl Theme {
    /// Calls whenever the theme changes. `None` outside a document.
    pub fn watch(changed: impl FnMut() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let call = Closure::<dyn FnMut()>::new(changed);
        let observer = MutationObserver::new(call.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_attributes(true);
        what.set_attribute_filter(&js_sys::Array::of1(&"data-theme".into()));
        observer.observe_with_options(&root, &what).ok()?;
        let system = window.match_media("(prefers-color-scheme: dark)").ok().flatten();
        if let Some(system) = &system {
            // Cannot fail: the name is a constant and valid.
            let _ = system.add_event_listener_with_callback("change", call.as_ref().unchecked_ref());
        }
        Some(Self { observer, system, call })
    }
}

impl Drop for Theme {
    fn drop(&mut self) {
        self.observer.disconnect();
        if let Some(system) = &self.system {
            // Taking away what is not there is no error.
            let _ = system.remove_event_listener_with_callback("change", self.call.as_ref().unchecked_ref());
        }
    }
}
