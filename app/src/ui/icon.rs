//! Icons. Decoration only: whatever an icon means is also said in words beside it.

use leptos::prelude::*;

/// One icon of the Lucide set, as big as the text around it.
#[component]
pub fn Icon(
    /// Which, e.g. `icondata::LuSearch`.
    icon: icondata::Icon,
) -> impl IntoView {
    view! {
        <span class="icon" aria-hidden="true">
            <leptos_icons::Icon icon />
        </span>
    }
}
