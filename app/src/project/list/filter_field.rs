//! What the fields of the form offer, and what is chosen: worked out from the address and, for counts,
//! months and names, from the server's answer.

use super::address::offered;
use super::column::Column;
use super::facet::{NONE, chosen, codes, value_label};
use super::form_state::FormState;
use crate::locale::{Locale, of_language, td_string};
use crate::ui::{ChoiceOption, Density, month_choice_text};
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::portfolio::{Dimension, SortDirection, SortKey};
use domain::portfolio_map::Colouring;

/// What people read for `none` in a dimension.
pub(super) fn unknown_label(dimension: Dimension, locale: Locale) -> &'static str {
    match dimension {
        Dimension::Programme => td_string!(locale, project.no_programme),
        _ => td_string!(locale, ui.not_published),
    }
}

/// The values of a filter: all of a list of codes; of names those that give anything, and those chosen.
pub(super) fn values(state: FormState, dimension: Dimension, language: Language) -> Vec<ChoiceOption> {
    let chosen = chosen(&state.current().query.filter, dimension);
    let mut words: Vec<String> = codes(dimension).into_iter().map(str::to_owned).collect();
    if matches!(dimension, Dimension::Owner | Dimension::Leader) {
        let named = state.of_offer(|offer| {
            offer.facet(dimension).iter().map(|(word, _)| word.clone()).collect::<Vec<_>>()
        });
        let mut names = named.unwrap_or_default();
        names.extend(chosen.iter().cloned());
        names.retain(|word| word != NONE);
        names.sort_unstable();
        names.dedup();
        names.append(&mut words);
        words = names;
    }
    let option = |word: String| {
        let label = value_label(dimension, &word, language, unknown_label(dimension, of_language(language)));
        let count = state.of_offer(|offer| offer.count_of(dimension, &word)).map(u64::from);
        ChoiceOption { count, ..ChoiceOption::new(word.as_str(), label, chosen.contains(&word)) }
    };
    words.into_iter().map(option).collect()
}

/// Values that were worked out before, with what is chosen now; `None` when a chosen one is not among them.
pub(super) fn chosen_anew(
    state: FormState,
    dimension: Dimension,
    known: &[ChoiceOption],
) -> Option<Vec<ChoiceOption>> {
    let chosen = chosen(&state.current().query.filter, dimension);
    let anew =
        |option: &ChoiceOption| ChoiceOption { selected: chosen.contains(&option.value), ..option.clone() };
    let options: Vec<_> = known.iter().map(anew).collect();
    let found = options.iter().filter(|option| option.selected).count();
    (found == chosen.len()).then_some(options)
}

/// The months one can ask for, newest first. The usual one is the empty word, so that addresses stay short
/// and follow the calendar.
pub(super) fn months(state: FormState, language: Language) -> Vec<ChoiceOption> {
    let months = state.of_offer(|offer| {
        let calendar = offer.calendar;
        let option = |month| {
            let label = month_choice_text(month, &calendar, language);
            let usual = month == calendar.default_month();
            let value = if usual { String::new() } else { month.to_string() };
            ChoiceOption::new(value, label, month == offer.as_of.month)
        };
        calendar.months().rev().map(option).collect()
    });
    months.unwrap_or_default()
}

/// What rows can be grouped by.
pub(super) fn groupings(state: FormState, language: Language) -> Vec<ChoiceOption> {
    let shown = state.current().grouping();
    let nothing = td_string!(of_language(language), project.group_by_nothing);
    let by =
        |by: Dimension| ChoiceOption::new(by.code(), by.label().in_language(language), shown == Some(by));
    let nothing = ChoiceOption::new("", nothing, shown.is_none());
    std::iter::once(nothing).chain(offered(crate::names::may_be_asked_for()).map(by)).collect()
}

/// The orders people look for first; any other order in force is added. For telephones, where rows are
/// cards and have no heads to follow; in the form it carries the order along.
pub(super) fn orders(state: FormState, language: Language) -> Vec<ChoiceOption> {
    use SortDirection::{Ascending, Descending};
    const USUAL: [(SortKey, SortDirection); 10] = [
        (SortKey::Code, Ascending),
        (SortKey::Name, Ascending),
        (SortKey::Light, Ascending),
        (SortKey::TotalPlannedInvestment, Descending),
        (SortKey::AnnualPlannedInvestment, Descending),
        (SortKey::InvestmentCompletedYtd, Descending),
        (SortKey::InvestmentCompletionRate, Ascending),
        (SortKey::InvestmentCompletionRate, Descending),
        (SortKey::ProgressGap, Ascending),
        (SortKey::ProgressGap, Descending),
    ];
    let query = state.current().query;
    let shown = (query.sort, query.direction);
    let option = |(key, direction): (SortKey, SortDirection)| {
        let (minus, arrow) = if direction == Descending { ("-", "↓") } else { ("", "↑") };
        let usual = (key, direction) == USUAL[0];
        let value = if usual { String::new() } else { format!("{minus}{}", key.code()) };
        let label = format!("{} {arrow}", key.label().in_language(language));
        ChoiceOption::new(value, label, shown == (key, direction))
    };
    let other = (!USUAL.contains(&shown)).then_some(shown);
    USUAL.into_iter().chain(other).map(option).collect()
}

/// What a map can be coloured by. The usual one is the empty word.
pub(super) fn colourings(state: FormState, language: Language) -> Vec<ChoiceOption> {
    let shown = state.current().colouring;
    let option = |colouring: Colouring| {
        let value = if colouring == Colouring::default() { "" } else { colouring.code() };
        ChoiceOption::new(value, colouring.label().in_language(language), colouring == shown)
    };
    Colouring::ALL.iter().copied().map(option).collect()
}

/// How close rows can stand.
pub(super) fn densities(state: FormState, language: Language) -> Vec<ChoiceOption> {
    let locale = of_language(language);
    let shown = state.current().density;
    let choices = [
        (Density::Comfortable, td_string!(locale, project.density_comfortable)),
        (Density::Compact, td_string!(locale, project.density_compact)),
    ];
    choices.map(|(density, label)| ChoiceOption::new(density.word(), label, density == shown)).to_vec()
}

/// What can be shown of a project beyond what every row shows.
pub(super) fn columns(state: FormState, language: Language) -> Vec<ChoiceOption> {
    let shown = state.current().columns;
    let free = Column::ALL.into_iter().filter(|column| !Column::FIXED.contains(column));
    let option = |column: Column| {
        let name = column.name(of_language(language));
        ChoiceOption::new(column.word(), name, shown.has(column))
    };
    free.map(option).collect()
}
