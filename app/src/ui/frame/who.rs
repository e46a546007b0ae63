//! Who is signed in: their account and the way out, or the way in.

use crate::locale::{td_string, use_locale};
use crate::ui::{SIGN_IN_PLACE, sign_in_address};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Signing out takes away what the device keeps for an account: what was not sent yet is asked about first.
fn ask_first(event: &SubmitEvent) {
    let waits =
        crate::side::account_id().is_some_and(|account| crate::side::outbox::waiting_of(&account) > 0);
    if waits {
        event.prevent_default();
        crate::side::go("/outbox?leaving=yes");
    }
}

/// Name and sign-out, or a link to sign in. Whole page loads, so that no page of one reader is left for
/// the next.
#[component]
pub fn WhoIsSignedIn() -> impl IntoView {
    let locale = use_locale();
    match crate::side::signed_in_as() {
        Some(name) => {
            let title = td_string!(locale, ui.account_of, name = name.clone());
            view! {
                <a class="tool-link who" href="/account" rel="external" title=title>
                    <span class="who-name">{name}</span>
                </a>
                <form class="sign-out" method="post" action="/sign-out" on:submit=move |event| ask_first(&event)>
                    <button class="tool-link" type="submit">
                        {td_string!(locale, ui.sign_out)}
                    </button>
                </form>
            }
            .into_any()
        }
        None => {
            let location = use_location();
            // Where the form is, the link leads to it: what the page carries through it would be lost elsewhere. It is
            // also shown at other pages' addresses, drawn as the sign-in page.
            let href = move || {
                let path = location.pathname.get();
                if path == "/sign-in" {
                    format!("#{SIGN_IN_PLACE}")
                } else {
                    sign_in_address(&path, &location.search.read())
                }
            };
            view! {
                <a class="tool-link" href=href rel="external nofollow">
                    {td_string!(locale, ui.sign_in)}
                </a>
            }
            .into_any()
        }
    }
}
