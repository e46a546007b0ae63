//! Things that fold, and alternatives that have addresses. Both work without JavaScript.

use leptos::prelude::*;

/// Something folded until opened.
#[component]
pub fn Disclosure(
    /// What it says while folded.
    #[prop(into)]
    summary: String,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
    /// What is inside.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary>{summary}</summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}

/// One alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabLink {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// Alternatives of which one is shown; each is a link, so it can be shared and opened elsewhere.
#[component]
pub fn TabLinks(
    /// What they are alternatives of.
    #[prop(into)]
    label: String,
    /// The alternatives.
    tabs: Vec<TabLink>,
) -> impl IntoView {
    let tabs = tabs.into_iter().map(|tab| {
        view! {
            <li>
                <a class="tab-link" href=tab.href aria-current=tab.current.then_some("page")>
                    {tab.label}
                </a>
            </li>
        }
    });
    view! {
        <nav class="tab-links" aria-label=label>
            <ul>{tabs.collect_view()}</ul>
        </nav>
    }
}
