//! Where one is signed in.

use super::api::SessionRow;
use super::own_form;
use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::ui::{Badge, Button, PostForm, Section, Tone};
use leptos::prelude::*;

pub(super) fn section(sessions: Vec<SessionRow>, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let rows = sessions.into_iter().map(row).collect_view();
    view! {
        <Section
            title=td_string!(locale, account.sessions)
            note=td_string!(locale, account.sessions_note)
            id="sessions"
        >
            <ul class="own-sessions">{rows}</ul>
            <PostForm name=own_form::SIGN_OUT_EVERYWHERE label=td_string!(locale, account.everywhere) again>
                <div class="form-actions">
                    <Button>{td_string!(locale, account.everywhere)}</Button>
                </div>
            </PostForm>
        </Section>
    }
    .into_any()
}

fn row(session: SessionRow) -> AnyView {
    let locale = use_locale();
    let unknown = || td_string!(locale, account.unknown).to_owned();
    let browser = session.browser.unwrap_or_else(unknown);
    let network = session.network.unwrap_or_else(unknown);
    let (which, time) = (browser.clone(), session.since.clone());
    let label = td_string!(locale, account.end_of, browser = which, time = time).to_string();
    let network = td_string!(locale, account.network, network = network).to_string();
    let since = td_string!(locale, account.since, time = session.since).to_string();
    let last = td_string!(locale, account.last_seen, time = session.last_seen).to_string();
    let this_one = session.this_one.then(|| {
        view! { <Badge label=td_string!(locale, account.this_one) tone=Tone::Info mark=true /> }
    });
    view! {
        <li class="own-session">
            <div>
                <p class="own-session-name">{browser} " " {this_one}</p>
                <p class="own-session-facts">
                    <span>{network}</span>
                    " "
                    <span>{since}</span>
                    " "
                    <span>{last}</span>
                </p>
            </div>
            <PostForm name=own_form::SESSION_END label again=None>
                <input type="hidden" name="session" value=session.id />
                <Button>{td_string!(locale, account.end)}</Button>
            </PostForm>
        </li>
    }
    .into_any()
}
