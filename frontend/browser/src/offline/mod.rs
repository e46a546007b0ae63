//! What is kept on the device to be read without a network: the service worker that opens the pages.

mod network;
mod registration;

use web_sys::{Element, Window};

/// A page has just come to life: says whether there is a network, and asks for the service worker when nothing else is
/// waited for.
pub fn begin() {
    let Some(window) = web_sys::window() else { return };
    network::follow(&window);
    registration::later(window);
}

/// Shows or hides an element that the server has drawn.
fn show(element: &Element, shown: bool) {
    // Cannot fail: the name is a constant and valid.
    let _ = element.toggle_attribute_with_force("hidden", !shown);
}

fn by_id(window: &Window, id: &str) -> Option<Element> {
    window.document()?.get_element_by_id(id)
}
