//! Signing out with something unsent: asked first, because it clears what the device keeps for an account.

use crate::locale::{td_string, use_locale};
use crate::side::outbox;
use crate::ui::{Button, LinkButton, Section, use_query_value};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The question, for whoever came here by signing out.
pub(super) fn leaving(count: usize) -> AnyView {
    let locale = use_locale();
    if use_query_value("leaving").get_untracked().is_empty() {
        return ().into_any();
    }
    let form = NodeRef::<html::Form>::new();
    let leave = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(account) = crate::side::account_id() else { return };
        spawn_local(async move {
            // What could not be cleared must not be left to whoever comes next: one stays signed in.
            if outbox::discard_own(&account).await.is_ok()
                && let Some(form) = form.get_untracked()
            {
                // Without its event: it was asked already. Only a form that is gone cannot be sent.
                let _ = form.submit();
            }
        });
    };
    let title = td_string!(locale, outbox.leave_title, count = count).to_string();
    view! {
        <Section title=title>
            <p>{td_string!(locale, outbox.leave_text)}</p>
            <form node_ref=form class="form-actions" method="post" action="/sign-out" on:submit=leave>
                <LinkButton href="/outbox">{td_string!(locale, outbox.leave_stay)}</LinkButton>
                <Button>{td_string!(locale, outbox.leave_discard)}</Button>
            </form>
        </Section>
    }
    .into_any()
}
