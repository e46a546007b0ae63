//! The page.

use super::form::form;
use crate::issue_register::api::get_opening;
use crate::locale::{td_string, use_locale};
use crate::posting::use_again;
use crate::ui::{PageHead, awaited, use_query_value};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/issues/new`.
pub(in crate::issue_register) fn open() -> AnyView {
    let project = use_query_value("project");
    let answer = answer_of(|| (), |()| get_opening());
    let again = use_again();
    let title = td_string!(use_locale(), register.open_new);
    view! {
        <Title text=title />
        <div class="record-nav no-print">
            <nav aria-label=td_string!(use_locale(), record.breadcrumb)>
                <ol class="breadcrumb">
                    <li><a href="/issues">{td_string!(use_locale(), register.title)}</a></li>
                    <li aria-current="page">{title}</li>
                </ol>
            </nav>
        </div>
        <PageHead title />
        {awaited(6, move || async move { Ok(form(answer.await?, project.get_untracked(), again.await)) })}
    }
    .into_any()
}
