//! `/projects`: the list of all projects.

use crate::locale::{td_string, use_locale};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/projects`.
#[derive(Debug)]
pub struct ProjectListRoute;

#[lazy_route]
impl LazyRoute for ProjectListRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let locale = use_locale();
        view! {
            <Title text=td_string!(locale, project.list_title) />
            <h1 class="page-title">{td_string!(locale, project.list_title)}</h1>
        }
        .into_any()
    }
}
