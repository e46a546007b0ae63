//! `/offline` and below: what is on this device, read without a network.
//!
//! The server draws these pages for everybody alike, without any figure: the service worker keeps one of them and
//! shows it at every address below `/offline`.

mod page;

use leptos::prelude::*;

/// The page at a path.
#[must_use]
pub fn open(_path: &str) -> AnyView {
    page::open()
}
