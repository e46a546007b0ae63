//! Nothing found: which filters keep everything out, and the way to the list without each.

use super::chips::unfiltered;
use crate::locale::{td_string, use_language, use_locale};
use crate::project::list::address::ListAddress;
use crate::project::list::facet::{Edit, edit, is_filtered};
use crate::ui::{ButtonVariant, EmptyState, LinkButton};
use domain::code_list::CodeList as _;
use domain::portfolio::Dimension;
use leptos::prelude::*;

/// The state. `relaxed`: each filter by its word, and how many there would be without it.
pub(crate) fn nothing_found(relaxed: &[(String, u32)], address: &ListAddress) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    if !is_filtered(&address.query.filter) {
        let title = td_string!(locale, project.empty_portfolio);
        return view! { <EmptyState title /> }.into_any();
    }
    let ways = relaxed.iter().map(|(word, count)| {
        let dimension = Dimension::from_code(word);
        let name = dimension.map_or(td_string!(locale, project.words), |d| d.label().in_language(language));
        let without = address.with(|address| match dimension {
            Some(dimension) => edit(&mut address.query.filter, dimension, Edit::Clear),
            None => address.query.filter.q.clear(),
        });
        let text = td_string!(locale, project.without_filter, name = name, count = *count).to_string();
        view! { <LinkButton href=without.href()>{text}</LinkButton> }
    });
    let ways = ways.collect_view();
    let all = unfiltered(address).href();
    let text = (!relaxed.is_empty()).then_some(td_string!(locale, project.nothing_found_text));
    let text = text.unwrap_or(td_string!(locale, project.nothing_found_several));
    view! {
        <EmptyState
            title=td_string!(locale, project.nothing_found)
            text=text
        >
            {ways}
            <LinkButton href=all variant=ButtonVariant::Primary>
                {td_string!(locale, project.clear_filters)}
            </LinkButton>
        </EmptyState>
    }
    .into_any()
}
