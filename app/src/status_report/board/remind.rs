//! 催报: reminding in the system with one press, and a text to send by other ways.

use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::status_report::board_view::{Board, Show};
use crate::ui::{Button, Disclosure, PostForm, ShownText, live};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form and the text; nothing when nobody has to be reminded.
pub(super) fn remind(board: &Board, again: Option<&Again>) -> Option<AnyView> {
    let missing = board.figures.get(Show::Missing);
    if !board.may.remind || !board.month.is_open || missing == 0 {
        return None;
    }
    let locale = use_locale();
    let button = td_string!(locale, report.remind_all, count = missing).to_string();
    let reminder = board.reminder.clone();
    let last = board.last_reminded.as_ref().map(|at| {
        let text = td_string!(locale, report.last_reminded, at = at.as_str()).to_string();
        view! { <span class="card-note">{text}</span> }
    });
    let view = view! {
        <div class="report-remind-box">
            <PostForm
                name="remind"
                id="remind"
                label=td_string!(locale, report.remind_label)
                again=again.cloned()
            >
                <div class="form-actions">
                    <Button>{button}</Button>
                    <span class="card-note">{td_string!(locale, report.remind_hint)}</span>
                    {last}
                </div>
            </PostForm>
            <Disclosure summary=td_string!(locale, report.reminder_title)>
                {text(reminder)}
            </Disclosure>
        </div>
    };
    Some(view.into_any())
}

/// The text to copy; the button comes with the browser's code.
fn text(reminder: String) -> AnyView {
    let locale = use_locale();
    let told = RwSignal::new(None::<&'static str>);
    let hydrated = RwSignal::new(false);
    Effect::new(move || hydrated.set(true));
    let copied = reminder.clone();
    let copy = move || {
        let text = copied.clone();
        spawn_local(async move {
            let copied = crate::side::copy(text).await;
            let text = if copied {
                td_string!(locale, report.copied)
            } else {
                td_string!(locale, report.not_copied)
            };
            let _ = told.try_set(Some(text));
        });
    };
    let button = live(move || {
        if !hydrated.get() {
            return ().into_any();
        }
        let copy = copy.clone();
        view! {
            <Button kind="button" on:click=move |_| copy()>{td_string!(locale, report.copy)}</Button>
        }
        .into_any()
    });
    view! {
        <ShownText label=td_string!(locale, report.reminder_label) text=reminder lang="zh-CN" />
        <p class="form-actions">{button} <span role="status">{told}</span></p>
    }
    .into_any()
}
