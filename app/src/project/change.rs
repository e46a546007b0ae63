//! Which of the pages that change a project an address shows.

use super::{edit, excuse, milestone, plan};
use leptos::prelude::*;

/// The page at `path`, one of those `routes` lets here.
#[must_use]
pub fn open_change(path: &str) -> AnyView {
    match path.rsplit('/').next() {
        Some("new") => edit::open_new(),
        Some("plan") => plan::open(),
        Some("milestones") => milestone::open(),
        Some("light") => excuse::open(),
        Some("place") => edit::open_place(),
        _ => edit::open(),
    }
}
