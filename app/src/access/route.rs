//! Which page of signing in an address shows.

use super::{account, first, page};
use leptos::prelude::*;

/// The page at `path`, one of those `routes` lets here.
#[must_use]
pub fn open(path: &str) -> AnyView {
    match path {
        "/account" => account::open(),
        "/first-administrator" => first::open(),
        _ => page::open(),
    }
}
