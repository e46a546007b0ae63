//! The pages that change a project as one file of code: they share their forms.

use super::{edit, excuse, milestone, plan};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/projects/new` and of `edit`, `plan`, `milestones` and `light` under `/projects/{code}`.
#[derive(Debug)]
pub struct ProjectChangeRoute;

#[lazy_route]
impl LazyRoute for ProjectChangeRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname.get_untracked();
        match path.trim_end_matches('/').rsplit('/').next() {
            Some("new") => edit::open_new(),
            Some("plan") => plan::open(),
            Some("milestones") => milestone::open(),
            Some("light") => excuse::open(),
            _ => edit::open(),
        }
    }
}
