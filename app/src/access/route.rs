//! The pages of signing in as one file of code.

use super::{account, first, page};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/sign-in`, `/account` and `/first-administrator`.
#[derive(Debug)]
pub struct AccessRoute;

#[lazy_route]
impl LazyRoute for AccessRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname.get_untracked();
        match path.trim_end_matches('/') {
            "/account" => account::open(),
            "/first-administrator" => first::open(),
            _ => page::open(),
        }
    }
}
