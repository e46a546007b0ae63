//! One filter as check boxes, each with how many projects it would give while the others stay.

use super::facet::{NONE, chosen, codes, value_label};
use super::state::ListState;
use crate::locale::{Locale, td_string, use_language, use_locale};
use domain::code_list::CodeList as _;
use domain::portfolio::Dimension;
use leptos::prelude::*;

/// What people read for `none` in a dimension.
pub(super) fn unknown_label(dimension: Dimension, locale: Locale) -> &'static str {
    match dimension {
        Dimension::Programme => td_string!(locale, project.no_programme),
        _ => td_string!(locale, ui.not_published),
    }
}

/// The values offered: all of a list of codes; of names those that give anything, and those chosen.
fn offered(state: ListState, dimension: Dimension) -> Vec<String> {
    let mut words: Vec<String> = codes(dimension).into_iter().map(str::to_owned).collect();
    if dimension == Dimension::Owner {
        let named = state.of_page(|page| {
            let counts = page.facet(dimension).iter();
            counts.map(|(word, _)| word.clone()).filter(|word| word != NONE).collect::<Vec<_>>()
        });
        let mut names = named.unwrap_or_default();
        let asked = chosen(&state.current().query.filter, dimension);
        names.extend(asked.into_iter().filter(|word| word != NONE));
        names.sort_unstable();
        names.dedup();
        names.append(&mut words);
        words = names;
    }
    words
}

/// The filter.
#[component]
pub(super) fn FacetField(state: ListState, dimension: Dimension) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    let choice = move |word: String| {
        let label = value_label(dimension, &word, language, unknown_label(dimension, locale));
        let count = {
            let word = word.clone();
            move || state.of_page(|page| page.count_of(dimension, &word)).unwrap_or_default()
        };
        let is_chosen = {
            let word = word.clone();
            move || state.is_chosen(dimension, &word)
        };
        let at_first = untrack(&is_chosen);
        view! {
            <label class="choice">
                <input
                    class="checkbox"
                    type="checkbox"
                    name=dimension.code()
                    value=word
                    checked=at_first
                    prop:checked=is_chosen
                />
                <span class="choice-label">{label}</span>
                <span class="choice-count">{count}</span>
            </label>
        }
    };
    view! {
        <fieldset class="facet">
            <legend>{dimension.label().in_language(language)}</legend>
            <div class="facet-choices">
                <For each=move || offered(state, dimension) key=Clone::clone children=choice />
            </div>
        </fieldset>
    }
    .into_any()
}
