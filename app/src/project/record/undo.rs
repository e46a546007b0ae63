//! Taking the last change back: a plain form in the history, and beside the word that it was saved.

use super::view::ProjectRecordView;
use crate::locale::{td_string, use_locale};
use crate::ui::{Button, DoneNotice, PostForm};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The button. It goes to the page of the form, where what stands against it can be mended.
pub(super) fn undo_form(record: &ProjectRecordView, seq: i64) -> AnyView {
    let locale = use_locale();
    let label = td_string!(locale, record.undo);
    let action = format!("/projects/{}/edit", record.item.code);
    view! {
        <PostForm name="undo" again=None action>
            <input type="hidden" name="seq" value=seq />
            <div class="form-actions">
                <Button>{label}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// What was done to the record, with the way back.
pub(super) fn done(record: &ProjectRecordView) -> AnyView {
    let saved = use_location().search.with_untracked(|search| {
        let pairs = search.trim_start_matches('?').split('&');
        pairs.into_iter().any(|pair| pair == "done=saved" || pair == "done=saved-merged")
    });
    let undo = record.undo.filter(|_| saved).map(|seq| undo_form(record, seq));
    view! {
        <div class="record-done no-print">
            <DoneNotice words />
            {undo}
        </div>
    }
    .into_any()
}

fn words(word: &str) -> Option<String> {
    let locale = use_locale();
    let text = match word {
        "saved" => td_string!(locale, record.done_saved),
        "saved-merged" => td_string!(locale, record.done_saved_merged),
        "unchanged" => td_string!(locale, record.done_unchanged),
        "undone" => td_string!(locale, record.done_undone),
        "created" => td_string!(locale, record.done_created),
        _ => return None,
    };
    Some(text.to_owned())
}
