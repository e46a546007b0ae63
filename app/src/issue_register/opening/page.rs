//! The page.

use super::form::form;
use crate::error::AppError;
use crate::issue_register::api::get_opening;
use crate::issue_register::view::OpeningView;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{ErrorState, PageHead, address, awaited_or, use_query_value};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;

/// What `?order=` says of an order.
const YES: &str = "yes";

/// Where an order about a project is given; an empty code: about any.
pub(crate) fn order_address(project: &str) -> String {
    let project = Some(project).filter(|code| !code.is_empty());
    address("/issues/new", [("order", YES)].into_iter().chain(project.map(|code| ("project", code))))
}

/// The page `/issues/new`.
pub(in crate::issue_register) fn open() -> AnyView {
    let (project, order) = (use_query_value("project"), use_query_value("order"));
    let answer = answer_of(|| (), |()| get_opening());
    let again = use_again();
    view! {
        {awaited_or(
            6,
            move || async move {
                let (found, asked) = (answer.await?, order.get_untracked() == YES);
                Ok(opening(found, project.get_untracked(), asked, again.await))
            },
            failed,
        )}
    }
    .into_any()
}

/// The form of an order for who asked for it, and for who may do nothing else here.
fn opening(found: OpeningView, project: String, asked: bool, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let ordered = found.may_order && (asked || found.opening.is_none());
    let (title, lead) = if ordered {
        (td_string!(locale, register.order_new), Some(td_string!(locale, register.order_lead)))
    } else {
        (td_string!(locale, register.open_new), None)
    };
    view! { {head(title, lead)} {form(found, project, ordered, again)} }.into_any()
}

/// The page for who may do neither.
fn failed(error: AppError) -> AnyView {
    let title = td_string!(use_locale(), register.open_new);
    view! { {head(title, None)} <ErrorState error /> }.into_any()
}

fn head(title: &'static str, lead: Option<&'static str>) -> AnyView {
    let locale = use_locale();
    let head = match lead {
        Some(lead) => view! { <PageHead title lead /> }.into_any(),
        None => view! { <PageHead title /> }.into_any(),
    };
    view! {
        <Title text=title />
        <div class="record-nav no-print">
            <nav aria-label=td_string!(locale, record.breadcrumb)>
                <ol class="breadcrumb">
                    <li><a href="/issues">{td_string!(locale, register.title)}</a></li>
                    <li aria-current="page">{title}</li>
                </ol>
            </nav>
        </div>
        {head}
    }
    .into_any()
}
