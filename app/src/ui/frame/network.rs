//! What the frame says of network and version. Both are in the page from the beginning, hidden, because the browser's
//! code only shows them (`browser::offline`): nothing of it may weigh on every page.

use super::OFFLINE;
use crate::locale::{td_string, use_locale};
use leptos::prelude::*;

/// There is no network; what is on the device can be read.
#[component]
pub(super) fn NetworkAway() -> impl IntoView {
    let locale = use_locale();
    view! {
        <aside id="network-away" class="banner banner-network" aria-label=td_string!(locale, ui.network_away) hidden>
            <p role="status">
                <strong>{td_string!(locale, ui.network_away)}</strong>
                " "
                <a href=OFFLINE rel="external">
                    {td_string!(locale, ui.network_away_link)}
                </a>
            </p>
        </aside>
    }
}

/// A new version waits until whoever reads lets it take over: what they have typed is theirs.
#[component]
pub(super) fn NewVersion() -> impl IntoView {
    let locale = use_locale();
    view! {
        <aside id="new-version" class="new-version" aria-label=td_string!(locale, ui.new_version) hidden>
            <p role="status">
                <strong>{td_string!(locale, ui.new_version)}</strong>
                " "
                {td_string!(locale, ui.new_version_text)}
            </p>
            <p class="new-version-actions">
                <button class="btn btn-primary" type="button" id="new-version-now">
                    {td_string!(locale, ui.new_version_now)}
                </button>
                <button class="btn" type="button" id="new-version-later">
                    {td_string!(locale, ui.new_version_later)}
                </button>
            </p>
        </aside>
    }
}
