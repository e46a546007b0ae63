//! `/issues`: the register of all projects.

use super::api::get_register;
use super::filter::filter_form;
use super::opening::opening_form;
use super::sums::{sums, tabs};
use super::table::table;
use super::view::RegisterView;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{DoneNotice, ErrorState, PageHead, Skeleton, use_search_of};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/issues`.
#[derive(Debug)]
pub struct RegisterRoute {
    search: Memo<String>,
}

#[lazy_route]
impl LazyRoute for RegisterRoute {
    fn data() -> Self {
        Self { search: use_search_of("/issues") }
    }

    fn view(this: Self) -> AnyView {
        // Here and not in `data`, so that what reads the register is in this page's own WASM file.
        let RegisterRoute { search } = this;
        let answer = answer_of(move || search.get(), get_register);
        let again = use_again();
        let title = td_string!(use_locale(), register.title);
        view! {
            <Title text=title />
            <DoneNotice words=done />
            <Transition fallback=|| view! { <Skeleton lines=12 /> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(found) => register(&found, again.await),
                        Err(error) => failed(error),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    (word == "opened").then(|| td_string!(use_locale(), register.done_opened).to_owned())
}

/// The page for who may not read it, or whose question cannot be answered.
fn failed(error: AppError) -> AnyView {
    let locale = use_locale();
    view! {
        <PageHead title=td_string!(locale, register.title) lead=td_string!(locale, register.internal) />
        <ErrorState error />
    }
    .into_any()
}

fn register(found: &RegisterView, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let lead = td_string!(locale, register.lead, day = found.day.to_string()).to_string();
    view! {
        <PageHead title=td_string!(locale, register.title) lead />
        {sums(found)}
        {opening_form(found, again)}
        {filter_form(found)}
        {tabs(found)}
        {table(found)}
    }
    .into_any()
}
