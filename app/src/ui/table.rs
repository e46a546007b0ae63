//! What every data table needs: a frame that scrolls and can be reached by keyboard, and heads that sort.

use crate::locale::{td_string, use_locale};
use leptos::prelude::*;

/// How close rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// Room to read and to touch.
    #[default]
    Comfortable,
    /// As many rows as fit.
    Compact,
}

impl Density {
    /// The word in addresses and on the device.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Comfortable => "data-table",
            Self::Compact => "data-table data-table-compact",
        }
    }
}

/// The frame around a table: `<thead>`, `<tbody>`, `<tfoot>` inside. The head stays in sight.
#[component]
pub fn TableFrame(
    /// What the table holds, for screen readers; the frame takes the keyboard's focus to scroll.
    #[prop(into)]
    label: String,
    /// How close rows stand.
    #[prop(optional, into)]
    density: Signal<Density>,
    /// Whether the frame is no higher than the window: long lists.
    #[prop(optional)]
    tall: bool,
    /// The parts of the table.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=if tall { "table-frame table-frame-tall" } else { "table-frame" }
            role="region"
            aria-label=label
            tabindex="0"
        >
            <table class=move || density.get().class()>
                {children()}
            </table>
        </div>
    }
}

/// Which way a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A column head that sorts when followed.
#[component]
pub fn SortHeader(
    /// The column's name.
    #[prop(into)]
    label: String,
    /// The address of the same list sorted by this column.
    #[prop(into)]
    href: String,
    /// How the list is sorted by it now.
    #[prop(optional_no_strip)]
    sorted: Option<Sorted>,
    /// Whether the column holds numbers: at the right.
    #[prop(optional)]
    numeric: bool,
    /// Whether the first click sorts the largest first: amounts.
    #[prop(optional)]
    largest_first: bool,
) -> impl IntoView {
    let locale = use_locale();
    let (aria, arrow, next) = match sorted {
        Some(Sorted::Ascending) => (Some("ascending"), "▲", td_string!(locale, ui.sort_descending)),
        Some(Sorted::Descending) => (Some("descending"), "▼", td_string!(locale, ui.sort_ascending)),
        None if largest_first => (None, "", td_string!(locale, ui.sort_descending)),
        None => (None, "", td_string!(locale, ui.sort_ascending)),
    };
    view! {
        <th scope="col" aria-sort=aria class=numeric.then_some("numeric")>
            <a class="sort-link" href=href rel="nofollow" title=next>
                {label}
                <span class="sort-arrow" aria-hidden="true">
                    {arrow}
                </span>
            </a>
        </th>
    }
}
