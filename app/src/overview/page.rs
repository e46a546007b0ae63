//! `/`: the overview page.

use crate::locale::{td_string, use_locale};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/`.
#[derive(Debug)]
pub struct OverviewRoute;

#[lazy_route]
impl LazyRoute for OverviewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let locale = use_locale();
        view! {
            <Title text=td_string!(locale, overview.title) />
            <h1 class="page-title">{td_string!(locale, overview.title)}</h1>
        }
        .into_any()
    }
}
