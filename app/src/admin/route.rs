//! The pages of administration as one file of code: whoever opens one opens others, and each would be little
//! more than what they share.

use super::{Part, data, journal, light_rules, months, people, person, settings, start, tokens, units};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The route of every address under `/admin`.
#[derive(Debug)]
pub struct AdminRoute;

#[lazy_route]
impl LazyRoute for AdminRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname.get_untracked();
        let part = Part::ALL.into_iter().find(|part| part.href() == path.trim_end_matches('/'));
        match part {
            Some(Part::Start) => start::open(),
            Some(Part::People) => people::open(),
            Some(Part::Units) => units::open(),
            Some(Part::Months) => months::open(),
            Some(Part::LightRules) => light_rules::open(),
            Some(Part::Settings) => settings::open(),
            Some(Part::Data) => data::open(),
            Some(Part::Journal) => journal::open(),
            Some(Part::Tokens) => tokens::open(),
            // What `routes` lets here and is no part: `/admin/people/{name}`.
            None => person::open(),
        }
    }
}
