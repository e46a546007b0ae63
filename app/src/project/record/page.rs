//! `/projects/{code}`: the record of one project, as of a month.

use super::api::find_record;
use super::curve::curve;
use super::facts::facts;
use super::head::head;
use super::history::history;
use super::issues::issues;
use super::light::light_box;
use super::milestones::milestones;
use super::missing::missing;
use super::money::key_figures;
use super::nav::record_nav;
use super::place::place;
use super::plan_versions::plan_versions;
use super::question::question;
use super::reports::reports;
use super::site_checks::site_checks;
use super::sources::sources;
use super::undo::done;
use super::unpublished::unpublished;
use super::view::{ProjectRecordView, RecordAnswer};
use crate::changes::follow_changes;
use crate::error::AppError;
use crate::locale::use_language;
use crate::ui::{ErrorState, awaited_or, use_path_value};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

/// The page `/projects/{code}`.
#[must_use]
pub fn open() -> AnyView {
    let (code, search) = (use_path_value("code"), use_location().search);
    let asked = Memo::new(move |_| (code.get(), question(&search.read())));
    let answer = answer_of(move || asked.get(), |(code, question)| find_record(code, question));
    follow_changes(answer, concerns(code));
    view! {
        {awaited_or(
            12,
            move || async move {
                Ok(match answer.await? {
                    RecordAnswer::Found(found) => record(&found, &search.get_untracked()),
                    RecordAnswer::Unknown(like) => missing(code.get_untracked(), like),
                })
            },
            move |error| failed(code.get_untracked(), error),
        )}
    }
    .into_any()
}

/// What changes this record.
fn concerns(code: Memo<String>) -> impl Fn(&str, Option<&str>) -> bool + Send + Sync + 'static {
    move |what, changed| {
        let code = code.try_get_untracked();
        what == "all" || what == "reporting_month" || (code.is_some() && code.as_deref() == changed)
    }
}

/// The page when there is no answer: which month or filter is wrong, or which reference to quote.
fn failed(code: String, error: AppError) -> AnyView {
    view! {
        <Title text=code.clone() />
        <h1 class="page-title">{code}</h1>
        <ErrorState error />
    }
    .into_any()
}

/// The whole page: what tells of the work stands before what describes the record. Of a record of which
/// nothing is reported, the sources are what there is to tell.
fn record(record: &ProjectRecordView, search: &str) -> AnyView {
    let title = format!("{} {}", record.item.code, record.item.name.in_language(use_language()));
    let work = [curve(record), milestones(record), reports(record), issues(record), plan_versions(record)];
    let mut work: Vec<AnyView> = work.into_iter().flatten().collect();
    let mut about = vec![facts(record)];
    let told = if work.is_empty() { &mut work } else { &mut about };
    told.push(sources(record));
    told.extend(unpublished(record));
    about.extend(place(record));
    about.push(site_checks(record));
    about.extend(history(record));
    view! {
        <Title text=title />
        {record_nav(record, search)}
        {done(record)}
        <article class="record">
            {head(record, search)}
            {light_box(record)}
            {key_figures(record)}
            <div class="record-columns">
                <div class="record-column">{work}</div>
                <div class="record-column">{about}</div>
            </div>
        </article>
    }
    .into_any()
}
