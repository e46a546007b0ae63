//! The page's head and its cards.

use leptos::prelude::*;

/// The head of a page: title, one line, actions.
#[component]
pub fn PageHead(
    /// The title, `<h1>`.
    #[prop(into)]
    title: String,
    /// One line under it.
    #[prop(optional, into)]
    lead: Option<String>,
    /// Buttons and links, at the right where there is room.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                {lead.map(|lead| view! { <p class="page-lead">{lead}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-actions">{children()}</div> })}
        </div>
    }
}

/// A card with a heading.
#[component]
pub fn Section(
    /// The heading, `<h2>`.
    #[prop(into)]
    title: String,
    /// One line under it: what is counted, as of when.
    #[prop(optional, into)]
    note: Option<String>,
    /// The address inside the page (`#id`).
    #[prop(optional, into)]
    id: Option<String>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card-section" id=id>
            <header class="card-head">
                <h2 class="card-title">{title}</h2>
                {note.map(|note| view! { <p class="card-note">{note}</p> })}
            </header>
            {children()}
        </section>
    }
}
