//! The card of the project chosen on the map: its row of the list once more, over the map.

use super::rows::row_of;
use super::state::MapState;
use crate::locale::{td_string, use_locale};
use leptos::html;
use leptos::prelude::*;

/// The card; hidden while nothing is chosen.
#[component]
pub(super) fn Card(state: MapState) -> impl IntoView {
    let locale = use_locale();
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        place.set_text_content(None);
        state.in_part.track();
        let row = state.chosen.get().and_then(|code| row_of(&code));
        let children = row.map(|row| row.child_nodes());
        let children = children.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
        // Copies of nodes, never text read as markup.
        for copy in children.filter_map(|child| child.clone_node_with_deep(true).ok()) {
            // Cannot fail: the copy is nobody's child.
            let _ = place.append_child(&copy);
        }
    });
    view! {
        <div
            class="map-card"
            role="region"
            aria-label=td_string!(locale, portfolio_map.card)
            aria-live="polite"
            hidden=move || state.chosen.with(Option::is_none)
        >
            <button
                type="button"
                class="map-card-close"
                aria-label=td_string!(locale, portfolio_map.close_card)
                on:click=move |_| state.chosen.set(None)
            >
                "✕"
            </button>
            <div node_ref=place></div>
        </div>
    }
    .into_any()
}
