//! The pages of the monthly report as one file of code.

use super::{page, report_page};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/reports` and `/projects/{code}/report/{month}`.
#[derive(Debug)]
pub struct ReportsRoute;

#[lazy_route]
impl LazyRoute for ReportsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let path = use_location().pathname.get_untracked();
        match path.trim_end_matches('/') {
            "/reports" => page::open(),
            _ => report_page::open(),
        }
    }
}
