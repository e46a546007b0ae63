//! The page.

use super::api::get_milestones;
use super::forms::{add_form, one_forms};
use super::table::table;
use super::view::MilestonesView;
use crate::locale::{td_string, use_locale};
use crate::posting::{Again, use_again};
use crate::project::sub_page::{failed, sub_head};
use crate::ui::{DoneNotice, Skeleton};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::{LazyRoute, lazy_route};

/// The route of `/projects/{code}/milestones`; `?edit=` names the one to change.
#[derive(Debug)]
pub struct MilestoneRoute {
    code: Memo<String>,
    edit: Memo<String>,
}

#[lazy_route]
impl LazyRoute for MilestoneRoute {
    fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        Self {
            code: Memo::new(move |_| params.read().get("code").unwrap_or_default()),
            edit: Memo::new(move |_| query.read().get("edit").unwrap_or_default()),
        }
    }

    fn view(this: Self) -> AnyView {
        let MilestoneRoute { code, edit } = this;
        let answer = answer_of(move || code.get(), get_milestones);
        let again = use_again();
        view! {
            <DoneNotice words=done />
            <Transition fallback=|| view! { <Skeleton lines=8 /> }>
                {move || {
                    let edit = edit.get();
                    Suspend::new(async move {
                        match answer.await {
                            Ok(found) => milestones(&found, &edit, again.await.as_ref()),
                            Err(error) => failed(td_string!(use_locale(), milestone.title), error),
                        }
                    })
                }}
            </Transition>
        }
        .into_any()
    }
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
