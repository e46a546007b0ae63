//! The filters in force, each with the way to take it off.

use super::asked::Asked;
use crate::locale::{of_language, td_string, use_language, use_locale};
use domain::code_list::CodeList;
use domain::label::Language;
use domain::portfolio::{Choice, Filter};
use leptos::prelude::*;

/// A filter value that can be taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chip {
    /// What people read.
    pub label: String,
    /// The filter without it.
    pub without: Filter,
}

pub(super) fn chips(asked: &Asked) -> Option<AnyView> {
    let locale = use_locale();
    let chips = chips_of(&asked.query.filter, use_language());
    if chips.is_empty() {
        return None;
    }
    let chips = chips.into_iter().map(|chip| {
        let href = asked.with_filter(chip.without).address();
        let action = td_string!(locale, investment.take_off, filter = chip.label.as_str());
        view! {
            <li>
                <a class="filter-chip" href=href aria-label=action>
                    {chip.label}
                    <span aria-hidden="true">" ×"</span>
                </a>
            </li>
        }
    });
    let view = view! {
        <ul class="filter-chips" aria-label=td_string!(locale, investment.filters)>
            {chips.collect_view()}
        </ul>
    };
    Some(view.into_any())
}

/// Every value of every filter that is set.
pub(super) fn chips_of(filter: &Filter, language: Language) -> Vec<Chip> {
    let locale = of_language(language);
    let unknown = td_string!(locale, ui.not_published);
    let no_programme = td_string!(locale, investment.no_programme);
    let mut chips = Vec::new();
    codes(&mut chips, filter, |filter| &mut filter.category, language, unknown);
    codes(&mut chips, filter, |filter| &mut filter.sector, language, unknown);
    codes(&mut chips, filter, |filter| &mut filter.subdistrict, language, unknown);
    codes(&mut chips, filter, |filter| &mut filter.stage, language, unknown);
    codes(&mut chips, filter, |filter| &mut filter.light, language, unknown);
    codes(&mut chips, filter, |filter| &mut filter.programme, language, no_programme);
    codes(&mut chips, filter, |filter| &mut filter.source, language, unknown);
    values(&mut chips, filter, |filter| &mut filter.owner, Clone::clone, unknown);
    values(&mut chips, filter, |filter| &mut filter.leader, Clone::clone, unknown);
    if !filter.q.is_empty() {
        let without = Filter { q: String::new(), ..filter.clone() };
        chips.push(Chip { label: format!("“{}”", filter.q), without });
    }
    chips
}

fn codes<T: CodeList>(
    chips: &mut Vec<Chip>,
    filter: &Filter,
    choice: impl Fn(&mut Filter) -> &mut Choice<T>,
    language: Language,
    unknown: &str,
) {
    values(chips, filter, choice, |value| value.label().in_language(language).to_owned(), unknown);
}

fn values<T: Clone + PartialEq>(
    chips: &mut Vec<Chip>,
    filter: &Filter,
    choice: impl Fn(&mut Filter) -> &mut Choice<T>,
    label: impl Fn(&T) -> String,
    unknown: &str,
) {
    let mut whole = filter.clone();
    let chosen = choice(&mut whole).clone();
    for value in &chosen.values {
        let mut without = filter.clone();
        choice(&mut without).values.retain(|other| other != value);
        chips.push(Chip { label: label(value), without });
    }
    if chosen.none {
        let mut without = filter.clone();
        choice(&mut without).none = false;
        chips.push(Chip { label: unknown.to_owned(), without });
    }
}
