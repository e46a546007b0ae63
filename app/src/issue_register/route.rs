//! The pages of the register as one file of code.

use super::{item, opening, page};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/issues`, `/issues/new` and `/issues/{id}`.
#[derive(Debug)]
pub struct IssuesRoute;

#[lazy_route]
impl LazyRoute for IssuesRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname.get_untracked();
        match path.trim_end_matches('/') {
            "/issues" => page::open(),
            "/issues/new" => opening::open(),
            _ => item::open(),
        }
    }
}
