//! The order as a choice, for telephones, where rows are cards and have no heads to follow.

use super::state::ListState;
use crate::locale::{td_string, use_language, use_locale};
use domain::code_list::CodeList as _;
use domain::portfolio::{SortDirection, SortKey};
use leptos::prelude::*;

/// What people look for first; any other order in force is added.
const USUAL: [&str; 10] = [
    "",
    "name",
    "light",
    "-total_planned_investment",
    "-annual_planned_investment",
    "-investment_completed_ytd",
    "investment_completion_rate_bp",
    "-investment_completion_rate_bp",
    "progress_gap_bp",
    "-progress_gap_bp",
];

fn word(key: SortKey, direction: SortDirection) -> String {
    match (key, direction) {
        (SortKey::Code, SortDirection::Ascending) => String::new(),
        (key, SortDirection::Ascending) => key.code().to_owned(),
        (key, SortDirection::Descending) => format!("-{}", key.code()),
    }
}

/// The field; it carries the order through the form too.
#[component]
pub(super) fn SortingField(state: ListState) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    let shown = move || {
        let query = state.current().query;
        word(query.sort, query.direction)
    };
    let offered = move || {
        let shown = shown();
        let other = (!USUAL.contains(&shown.as_str())).then_some(shown);
        USUAL.map(str::to_owned).into_iter().chain(other).collect::<Vec<_>>()
    };
    let option = move |word: String| {
        let key = SortKey::from_code(word.trim_start_matches('-')).unwrap_or(SortKey::Code);
        let label = key.label().in_language(language);
        let arrow = if word.starts_with('-') { "↓" } else { "↑" };
        let selected = untrack(shown) == word;
        view! { <option value=word selected=selected>{format!("{label} {arrow}")}</option> }
    };
    view! {
        <div class="field">
            <label class="field-label" for="list-sorting">
                {td_string!(locale, project.sort_by)}
            </label>
            <select class="select" id="list-sorting" name="sort" prop:value=shown>
                <For each=offered key=Clone::clone children=option />
            </select>
        </div>
    }
    .into_any()
}
