//! What is kept on the device to be read without a network: the service worker that opens the pages, and the copy of the
//! portfolio they show.

pub mod copy;
mod network;
mod registration;

use crate::{document, kept};
use web_sys::{Element, Window};

/// Under which key it is kept whose the copy is, as pages call them (`data-account`); empty: everybody's.
const OWNER: &str = "own.offline";

/// A page has just come to life: says whether there is a network, and asks for the service worker when nothing else is
/// waited for.
pub fn begin() {
    let Some(window) = web_sys::window() else { return };
    let (kept, now) = (kept::get(OWNER), document::root_attribute("data-account"));
    // A session that has ended leaves the copy to whoever took it along; somebody else must not find it.
    if let (Some(owner), Some(now)) = (kept, now)
        && !owner.is_empty()
        && owner != now
    {
        forget();
    }
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

/// Deletes the copy, and whose it was.
pub fn forget() {
    copy::forget();
    kept::remove(OWNER);
}

/// Remembers whose the copy is that was just kept: theirs who are signed in on this page. `account`: for whom the server
/// made it, for a page that the service worker gave and that knows of nobody.
pub fn remember_owner(account: Option<&str>) {
    let owner = document::root_attribute("data-account").or_else(|| account.map(str::to_owned));
    // A browser that keeps a copy keeps a word.
    let _ = kept::set(OWNER, &owner.unwrap_or_default());
}
