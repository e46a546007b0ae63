//! A record's fields: terms and what is known.

use leptos::prelude::*;

/// The list around [`Fact`]s.
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One field.
#[component]
pub fn Fact(
    /// Its name.
    #[prop(into)]
    term: String,
    /// Whether it takes the whole width: long texts.
    #[prop(optional)]
    wide: bool,
    /// What is known.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=if wide { "fact fact-wide" } else { "fact" }>
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
