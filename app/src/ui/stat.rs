//! Big numbers.

use super::Tone;
use leptos::prelude::*;

/// The grid [`StatTile`]s stand in.
#[component]
pub fn StatRow(
    /// What the numbers are about, for screen readers.
    #[prop(into)]
    label: String,
    /// The tiles.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="stat-row" aria-label=label>
            {children()}
        </ul>
    }
}

/// One number. With `href` the whole tile leads to what it counts.
#[component]
pub fn StatTile(
    /// What it counts.
    #[prop(into)]
    label: String,
    /// The number, written out.
    #[prop(into)]
    value: String,
    /// Its unit.
    #[prop(optional, into)]
    unit: Option<String>,
    /// One line under it: coverage, comparison.
    #[prop(optional, into)]
    note: Option<String>,
    /// Where it leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// `rel` of the way there; `external` for a place on the same page.
    #[prop(optional, into)]
    rel: Option<String>,
    /// Good or bad, if the number says so.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    let label = match href {
        Some(href) => view! { <a class="stat-link" href=href rel=rel>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    view! {
        <li class=format!("stat-tile {}", tone.class())>
            <span class="stat-label">{label}</span>
            <span class="stat-figure">
                <span class="stat-value">{value}</span>
                {unit.map(|unit| view! { <span class="stat-unit">{unit}</span> })}
            </span>
            {note.map(|note| view! { <span class="stat-note">{note}</span> })}
        </li>
    }
}
