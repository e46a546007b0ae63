//! The page.

use super::api::get_plan;
use super::form::version_form;
use super::view::PlanView;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::project::record::plan_versions::version_list;
use crate::project::sub_page::{failed, sub_head};
use crate::ui::{DoneNotice, EmptyState, Section, awaited_or, use_path_value};
use crate::wire::answer_of;
use leptos::prelude::*;

/// The page `/projects/{code}/plan`.
pub(in crate::project) fn open() -> AnyView {
    let code = use_path_value("code");
    let answer = answer_of(move || code.get(), get_plan);
    let again = use_again();
    view! {
        <DoneNotice words=done />
        {awaited_or(
            8,
            move || async move { Ok(plan(&answer.await?, again.await)) },
            |error| failed(td_string!(use_locale(), plan.title), error),
        )}
    }
    .into_any()
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    (word == "changed").then(|| td_string!(use_locale(), plan.done).to_owned())
}

fn plan(found: &PlanView, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let lead = td_string!(locale, plan.lead).to_owned();
    let versions = if found.versions.is_empty() {
        view! { <EmptyState title=td_string!(locale, plan.none) /> }.into_any()
    } else {
        let list = version_list(&found.versions);
        let title = td_string!(locale, record.plan_title);
        view! { <Section title note=td_string!(locale, record.plan_note)>{list}</Section> }.into_any()
    };
    let form = found.may_change.then(|| version_form(found, again));
    view! {
        {sub_head(&found.code, &found.name, td_string!(locale, plan.title), lead)}
        {form}
        {versions}
    }
    .into_any()
}
