//! What is said of a form that waits.

use super::{Put, Queue};
use crate::locale::{td_string, use_locale};
use crate::ui::live as drawn_live;
use leptos::prelude::*;

impl Queue {
    /// What is said of it, beside the buttons.
    pub fn notice(self) -> AnyView {
        let locale = use_locale();
        let text = drawn_live(move || {
            let (put, count) = (self.put.get(), self.here.with(Vec::len));
            let is_stuck = self.here.with(|here| here.iter().any(|item| !item.goes()));
            let text = match put {
                _ if is_stuck => td_string!(locale, outbox.not_sent).to_owned(),
                Some(Put { signed_out: true, .. }) => td_string!(locale, outbox.queued_signed_out).to_owned(),
                Some(Put { saves: true, .. }) => td_string!(locale, outbox.queued_save).to_owned(),
                Some(_) => td_string!(locale, outbox.queued_submit).to_owned(),
                None if count > 0 => td_string!(locale, outbox.report_waits, count = count).to_string(),
                None => return ().into_any(),
            };
            let edit = (put.is_some() && !is_stuck).then(|| td_string!(locale, outbox.queued_edit));
            view! {
                <p>{text} " " {edit} " " <a href="/outbox">{td_string!(locale, outbox.open)}</a></p>
            }
            .into_any()
        });
        let said = drawn_live(move || {
            self.said.get().into_iter().map(|text| view! { <p>{text}</p> }).collect_view().into_any()
        });
        view! {
            <div
                node_ref=self.told
                class="notice tone-caution report-stopped report-queued"
                role="status"
                tabindex="-1"
                hidden=move || {
                    self.put.get().is_none() && self.here.with(Vec::is_empty) && self.said.with(Vec::is_empty)
                }
            >
                {text}
                {said}
            </div>
        }
        .into_any()
    }
}
