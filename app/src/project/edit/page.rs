//! `/projects/{code}/edit`.

use super::api::get_record_form;
use super::form::record_form;
use crate::error::AppError;
use crate::ui::{ErrorState, awaited_or, use_path_value};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/projects/{code}/edit`.
pub(in crate::project) fn open() -> AnyView {
    let code = use_path_value("code");
    let answer = answer_of(move || code.get(), get_record_form);
    view! {
        {awaited_or(
            12,
            move || async move { Ok(record_form(answer.await?)) },
            move |error| failed(code.get_untracked(), error),
        )}
    }
    .into_any()
}

/// The page when there is no form: no such record, or not for this reader.
pub(super) fn failed(title: String, error: AppError) -> AnyView {
    view! {
        <Title text=title.clone() />
        <h1 class="page-title">{title}</h1>
        <ErrorState error />
    }
    .into_any()
}
