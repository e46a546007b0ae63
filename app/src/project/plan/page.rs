//! The page.

use super::api::get_plan;
use super::form::version_form;
use super::view::PlanView;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::project::record::plan_versions::version_list;
use crate::project::sub_page::{failed, sub_head};
use crate::ui::{DoneNotice, EmptyState, Section, Skeleton};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/projects/{code}/plan`.
#[derive(Debug)]
pub struct PlanRoute {
    code: Memo<String>,
}

#[lazy_route]
impl LazyRoute for PlanRoute {
    fn data() -> Self {
        let params = use_params_map();
        Self { code: Memo::new(move |_| params.read().get("code").unwrap_or_default()) }
    }

    fn view(this: Self) -> AnyView {
        let PlanRoute { code } = this;
        let answer = answer_of(move || code.get(), get_plan);
        let again = use_again();
        view! {
            <DoneNotice words=done />
            <Transition fallback=|| view! { <Skeleton lines=8 /> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(found) => plan(&found, again.await),
                        Err(error) => failed(td_string!(use_locale(), plan.title), error),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    (word == "changed").then(|| td_string!(use_locale(), plan.done).to_owned())
}

fn plan(found: &PlanView, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let lead = td_string!(locale, plan.lead).to_owned();
    let versions = if found.versions.is_empty() {
        view! { <EmptyState title=td_string!(locale, plan.none) /> }.into_any()
    } else {
        let list = version_list(&found.versions);
        let title = td_string!(locale, record.plan_title);
        view! { <Section title note=td_string!(locale, record.plan_note)>{list}</Section> }.into_any()
    };
    let form = found.may_change.then(|| version_form(found, again));
    view! {
        {sub_head(&found.code, &found.name, td_string!(locale, plan.title), lead)}
        {form}
        {versions}
    }
    .into_any()
}
