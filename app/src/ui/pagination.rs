//! Which part of a list is shown, and the way to the parts beside it.

use crate::locale::{td_string, use_locale};
use leptos::prelude::*;

/// Position and links; a missing link means there is nothing there.
#[component]
pub fn Pagination(
    /// The first record shown, from 1.
    from: usize,
    /// The last record shown.
    to: usize,
    /// How many there are.
    total: usize,
    /// The address of the part before.
    #[prop(optional_no_strip)]
    previous: Option<String>,
    /// The address of the part after.
    #[prop(optional_no_strip)]
    next: Option<String>,
) -> impl IntoView {
    let locale = use_locale();
    let position = td_string!(locale, ui.page_position, from = from, to = to, total = total).to_string();
    let previous = previous.map(|href| {
        view! { <a class="btn" rel="prev" href=href>{td_string!(locale, ui.page_previous)}</a> }
    });
    let next = next.map(|href| {
        view! { <a class="btn" rel="next" href=href>{td_string!(locale, ui.page_next)}</a> }
    });
    view! {
        <nav class="pagination" aria-label=td_string!(locale, ui.page_label)>
            {previous}
            <span class="pagination-position">{position}</span>
            {next}
        </nav>
    }
}
