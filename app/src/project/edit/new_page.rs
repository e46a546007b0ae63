//! `/projects/new`.

use super::api::get_new_record_form;
use super::form::new_record_form;
use super::page::failed;
use crate::locale::{td_string, use_locale};
use crate::ui::awaited_or;
use crate::wire::answer_of;
use leptos::prelude::*;

/// The page `/projects/new`.
pub(in crate::project) fn open() -> AnyView {
    let locale = use_locale();
    let answer = answer_of(|| (), |()| get_new_record_form());
    view! {
        {awaited_or(
            12,
            move || async move { Ok(new_record_form(answer.await?)) },
            move |error| failed(td_string!(locale, record_edit.new_title).to_owned(), error),
        )}
    }
    .into_any()
}
