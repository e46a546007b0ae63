//! The page.

use super::api::get_milestones;
use super::forms::{add_form, one_forms};
use super::table::table;
use super::view::MilestonesView;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::project::sub_page::{failed, sub_head};
use crate::ui::{DoneNotice, awaited_or, use_path_value, use_query_value};
use crate::wire::answer_of;
use leptos::prelude::*;

/// The page `/projects/{code}/milestones`; `?edit=` names the one to change.
pub(in crate::project) fn open() -> AnyView {
    let (code, edit) = (use_path_value("code"), use_query_value("edit"));
    let answer = answer_of(move || code.get(), get_milestones);
    let again = use_again();
    view! {
        <DoneNotice words=done />
        {awaited_or(
            8,
            move || {
                let edit = edit.get();
                async move { Ok(milestones(&answer.await?, &edit, again.await.as_ref())) }
            },
            |error| failed(td_string!(use_locale(), milestone.title), error),
        )}
    }
    .into_any()
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    let locale = use_locale();
    let text = match word {
        "added" => td_string!(locale, milestone.done_added),
        "updated" => td_string!(locale, milestone.done_updated),
        "replanned" => td_string!(locale, milestone.done_replanned),
        _ => return None,
    };
    Some(text.to_owned())
}

fn milestones(found: &MilestonesView, edit: &str, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let lead = td_string!(locale, milestone.lead, day = found.day.to_string()).to_string();
    let edited = found.milestones.iter().find(|milestone| milestone.id.to_string() == edit);
    let forms = match edited {
        Some(edited) if found.may_tell || found.may_plan => one_forms(found, edited, again),
        _ if found.may_plan => add_form(found, again),
        _ => ().into_any(),
    };
    view! {
        {sub_head(&found.code, &found.name, td_string!(locale, milestone.title), lead)}
        {table(found, edited)}
        {forms}
    }
    .into_any()
}
