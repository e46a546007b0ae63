//! The page.

use super::item::item_view;
use super::leaving::leaving;
use super::state::State;
use super::tools::tools;
use super::wording::LONG;
use crate::locale::{td_string, use_locale};
use crate::ui::{EmptyState, Notice, PageHead, Skeleton, Tone, live, sign_in_address};
use domain::outbox::Item;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/outbox`.
#[must_use]
pub fn open() -> AnyView {
    let locale = use_locale();
    let state = State::new();
    state.follow();
    let content = live(move || match state.items.get() {
        None => view! {
            <p role="status">{td_string!(locale, outbox.reading)} " " {td_string!(locale, outbox.no_js)}</p>
            <Skeleton lines=4 />
        }
        .into_any(),
        Some(Err(())) => {
            view! { <Notice tone=Tone::Bad>{td_string!(locale, outbox.unreadable)}</Notice> }.into_any()
        }
        Some(Ok(_)) => filled(state),
    });
    view! {
        <Title text=td_string!(locale, outbox.title) />
        <PageHead title=td_string!(locale, outbox.title) lead=td_string!(locale, outbox.lead) />
        {content}
    }
    .into_any()
}

fn filled(state: State) -> AnyView {
    let locale = use_locale();
    let (own, others) = (state.own(), state.of_others());
    let notices = notices(state, &own, others);
    let leaving = (!own.is_empty()).then(|| leaving(own.len()));
    let list = if own.is_empty() {
        let is_empty = others == 0;
        is_empty
            .then(|| {
                view! {
                    <EmptyState
                        title=td_string!(locale, outbox.empty_title)
                        text=td_string!(locale, outbox.empty_text)
                    />
                }
            })
            .into_any()
    } else {
        let all = own.clone();
        let items: Vec<_> = own.iter().map(|item| item_view(item, &own, state.now.get_untracked())).collect();
        view! {
            {tools(all)}
            <ul class="outbox-list">{items}</ul>
        }
        .into_any()
    };
    view! { {leaving} {notices} {list} }.into_any()
}

fn notices(state: State, own: &[Item], others: usize) -> AnyView {
    let locale = use_locale();
    let now = state.now.get_untracked();
    let is_old = own.iter().any(|item| now - item.command.made_at > LONG);
    let evict = (is_old && state.may_be_evicted.get_untracked()).then(|| {
        view! { <Notice tone=Tone::Caution>{td_string!(locale, outbox.evict)}</Notice> }
    });
    let is_signed_out = crate::side::account_id().is_none() && others > 0;
    let others = (others > 0 && !is_signed_out).then(|| {
        let text = td_string!(locale, outbox.others, count = others).to_string();
        view! { <Notice tone=Tone::Info>{text}</Notice> }
    });
    let sign_in = is_signed_out.then(|| {
        let href = sign_in_address("/outbox", "");
        let text = td_string!(locale, outbox.sign_in_first);
        view! {
            <Notice tone=Tone::Caution>
                <a href=href rel="external">{text}</a>
            </Notice>
        }
    });
    view! { {sign_in} {evict} {others} }.into_any()
}
