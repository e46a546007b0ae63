//! Nothing found: which filters keep everything out, and the way to the list without each.

use super::address::ListAddress;
use super::answer::{ListPage, Relaxed};
use super::chips::unfiltered;
use super::facet::{Edit, edit};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{ButtonVariant, EmptyState, LinkButton};
use domain::code_list::CodeList as _;
use leptos::prelude::*;

/// The state; `page` has no project.
pub(super) fn nothing_found(page: &ListPage, address: &ListAddress) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    if page.relaxed.is_empty() {
        let title = td_string!(locale, project.empty_portfolio);
        return view! { <EmptyState title /> }.into_any();
    }
    let ways = page.relaxed.iter().map(|Relaxed { dimension, count }| {
        let (name, without) = match dimension {
            Some(dimension) => (
                dimension.label().in_language(language),
                address.with(|address| edit(&mut address.query.filter, *dimension, Edit::Clear)),
            ),
            None => {
                (td_string!(locale, project.words), address.with(|address| address.query.filter.q.clear()))
            }
        };
        let text = td_string!(locale, project.without_filter, name = name, count = *count).to_string();
        view! { <LinkButton href=without.href()>{text}</LinkButton> }
    });
    let ways = ways.collect_view();
    let all = unfiltered(address).href();
    view! {
        <EmptyState
            title=td_string!(locale, project.nothing_found)
            text=td_string!(locale, project.nothing_found_text)
        >
            {ways}
            <LinkButton href=all variant=ButtonVariant::Primary>
                {td_string!(locale, project.clear_filters)}
            </LinkButton>
        </EmptyState>
    }
    .into_any()
}
