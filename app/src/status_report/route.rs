//! Which page of the monthly report an address shows.

use super::{page, report_page};
use leptos::prelude::*;

/// The page at `path`, one of those `routes` lets here.
#[must_use]
pub fn open(path: &str) -> AnyView {
    match path {
        "/reports" => page::open(),
        _ => report_page::open(),
    }
}
