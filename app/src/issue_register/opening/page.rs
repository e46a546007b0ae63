//! The page.

use super::form::form;
use crate::issue_register::api::get_opening;
use crate::locale::{td_string, use_locale};
use crate::posting::use_again;
use crate::ui::{ErrorState, PageHead, Skeleton};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/issues/new`.
#[derive(Debug)]
pub struct OpeningRoute {
    project: Memo<String>,
}

#[lazy_route]
impl LazyRoute for OpeningRoute {
    fn data() -> Self {
        let query = use_query_map();
        Self { project: Memo::new(move |_| query.read().get("project").unwrap_or_default()) }
    }

    fn view(this: Self) -> AnyView {
        let OpeningRoute { project } = this;
        let answer = answer_of(|| (), |()| get_opening());
        let again = use_again();
        let title = td_string!(use_locale(), register.open_new);
        view! {
            <Title text=title />
            <div class="record-nav no-print">
                <nav aria-label=td_string!(use_locale(), record.breadcrumb)>
                    <ol class="breadcrumb">
                        <li><a href="/issues">{td_string!(use_locale(), register.title)}</a></li>
                        <li aria-current="page">{title}</li>
                    </ol>
                </nav>
            </div>
            <PageHead title />
            <Transition fallback=|| view! { <Skeleton lines=6 /> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(found) => form(found, project.get_untracked(), again.await),
                        Err(error) => view! { <ErrorState error /> }.into_any(),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}
