//! Which page of a site an address shows.

use super::{page, scan};
use leptos::prelude::*;

/// The page at `path`, one of those `routes` lets here.
#[must_use]
pub fn open(path: &str) -> AnyView {
    if path == "/scan" { scan::open() } else { page::open() }
}
