//! Which page of administration an address shows.

use super::{Part, data, journal, light_rules, months, people, person, settings, start, tokens, units};
use leptos::prelude::*;

/// The page at `path`, one of those `routes` lets here.
#[must_use]
pub fn open(path: &str) -> AnyView {
    match Part::ALL.into_iter().find(|part| part.href() == path) {
        Some(Part::Start) => start::open(),
        Some(Part::People) => people::open(),
        Some(Part::Units) => units::open(),
        Some(Part::Months) => months::open(),
        Some(Part::LightRules) => light_rules::open(),
        Some(Part::Settings) => settings::open(),
        Some(Part::Data) => data::open(),
        Some(Part::Journal) => journal::open(),
        Some(Part::Tokens) => tokens::open(),
        // `/admin/people/{name}`.
        None => person::open(),
    }
}
