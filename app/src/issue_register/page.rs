//! `/issues`: the register of all projects.

use super::api::get_register;
use super::filter::filter_form;
use super::opening::order_address;
use super::sums::{sums, tabs};
use super::table::table;
use super::view::RegisterView;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::ui::{ButtonVariant, ErrorState, LinkButton, PageHead, address, awaited_or, use_search_of};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/issues`.
pub(super) fn open() -> AnyView {
    let search = use_search_of("/issues");
    let answer = answer_of(move || search.get(), get_register);
    let title = td_string!(use_locale(), register.title);
    view! {
        <Title text=title />
        {awaited_or(12, move || async move { Ok(register(&answer.await?)) }, failed)}
    }
    .into_any()
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

fn register(found: &RegisterView) -> AnyView {
    let locale = use_locale();
    let lead = td_string!(locale, register.lead, day = found.day.to_string()).to_string();
    // The project the register is narrowed to is the one whose issue is opened.
    let project = Some(found.query.project.clone()).filter(|code| !code.is_empty());
    let href = address("/issues/new", project.map(|code| ("project", code)));
    let open = found.may_open.then(|| {
        view! {
            <LinkButton href variant=ButtonVariant::Primary>
                {td_string!(locale, register.open_new)}
            </LinkButton>
        }
    });
    let order = found.may_order.then(|| {
        view! {
            <LinkButton href=order_address(&found.query.project) variant=ButtonVariant::Primary>
                {td_string!(locale, register.order_new)}
            </LinkButton>
        }
    });
    view! {
        <PageHead title=td_string!(locale, register.title) lead>{open} {order}</PageHead>
        {sums(found)}
        {filter_form(found)}
        {tabs(found)}
        {table(found)}
    }
    .into_any()
}
