//! `/projects/{code}`: the record of one project.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/projects/{code}`.
#[derive(Debug)]
pub struct ProjectRoute {
    code: Memo<String>,
}

#[lazy_route]
impl LazyRoute for ProjectRoute {
    fn data() -> Self {
        let params = use_params_map();
        Self { code: Memo::new(move |_| params.read().get("code").unwrap_or_default()) }
    }

    fn view(this: Self) -> AnyView {
        view! {
            <Title text=move || this.code.get() />
            <h1 class="page-title">{move || this.code.get()}</h1>
        }
        .into_any()
    }
}
