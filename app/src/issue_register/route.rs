//! Which page of the register an address shows.

use super::{item, opening, page};
use leptos::prelude::*;

/// The page at `path`, one of those `routes` lets here.
#[must_use]
pub fn open(path: &str) -> AnyView {
    match path {
        "/issues" => page::open(),
        "/issues/new" => opening::open(),
        _ => item::open(),
    }
}
