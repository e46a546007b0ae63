//! How much waits on this device to be sent: part of every page, and so no more than a number that the outbox has left
//! behind. The outbox itself is loaded only where something waits.

use super::bundle::send_outbox;
use crate::locale::{td_string, use_locale};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What this page tells itself when the box has changed; other tabs hear of it by their storage.
const CHANGES: [&str; 2] = ["guatu-outbox", "storage"];

/// A link to the outbox while something waits, and the beginning of its sending.
pub(super) fn waiting() -> AnyView {
    let locale = use_locale();
    let count = RwSignal::new(0);
    let look = move || {
        let own = crate::side::account_id();
        let waits = match &own {
            Some(account) => crate::side::outbox::waiting_of(account),
            None => crate::side::outbox::waiting_of_others(None),
        };
        let _ = count.try_set(waits);
        own.is_some() && waits > 0
    };
    // Without a network its file may not be there to be loaded.
    let begin = move || {
        if look() && crate::side::has_network() {
            spawn_local(send_outbox());
        }
    };
    Effect::new(move || {
        begin();
        for change in CHANGES {
            drop(window_event_listener_untyped(change, move |_| {
                look();
            }));
        }
        drop(window_event_listener_untyped("online", move |_| begin()));
    });
    view! {
        <a
            class="tool-link outbox-link"
            href="/outbox"
            title=td_string!(locale, outbox.badge_title)
            hidden=move || count.get() == 0
        >
            {move || td_string!(locale, outbox.badge, count = count.get()).to_string()}
        </a>
    }
    .into_any()
}
