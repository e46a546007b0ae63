//! Somebody has handed the report in while it was being filled in elsewhere: that nothing typed here went in, what it
//! was, and what can be done.

use super::FORM;
use super::conflict::differences;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::status_report::report_view::{ReportPage, Told};
use domain::status_report::ReportState;
use leptos::prelude::*;

/// What this reader typed beside what stands; `None` when they typed nothing, or what stands already.
pub(in crate::status_report) fn unsent(
    page: &ReportPage,
    told: &Told,
    may_withdraw: bool,
    again: Option<&Again>,
) -> Option<AnyView> {
    let locale = use_locale();
    let sent = again.filter(|again| again.is_of(FORM));
    let typed = page.own.unsent.as_ref();
    let mine = sent.map(|again| &again.fields).or(typed)?;
    let table = differences(mine, told);
    if sent.is_none() && table.is_none() {
        return None;
    }
    let (why, way_on) = if told.state.is_handed_in() {
        let kept = if typed.is_some() {
            td_string!(locale, report.unsent_kept)
        } else {
            td_string!(locale, report.unsent_copy)
        };
        (taken(told), Some(view! { <p>{kept} " " {way_on(page, told, may_withdraw)}</p> }))
    } else {
        let message = sent.and_then(|again| again.message.as_ref());
        let message = message.map(|message| message.in_language(use_language()).to_owned());
        (message.unwrap_or_default(), None)
    };
    // A message of what has just been done is read out at once.
    let role = sent.is_some().then_some("alert");
    let same = table.is_none().then(|| view! { <p>{td_string!(locale, report.unsent_same)}</p> });
    let view = view! {
        <section class="card-section report-conflict" aria-labelledby="report-unsent">
            <h2 id="report-unsent" class="card-title">{td_string!(locale, report.unsent_title)}</h2>
            <p role=role>{why}</p>
            {way_on}
            {table}
            {same}
        </section>
    };
    Some(view.into_any())
}

/// Who handed it in, and when.
fn taken(told: &Told) -> String {
    let locale = use_locale();
    let Some(moment) = &told.submitted else {
        return td_string!(locale, report.unsent_taken_once).to_owned();
    };
    let who = moment.who.clone().unwrap_or_else(|| td_string!(locale, report.somebody).to_owned());
    let at = moment.at.clone();
    match told.state {
        ReportState::Approved => td_string!(locale, report.unsent_approved, who = who, at = at).to_string(),
        _ => td_string!(locale, report.unsent_taken, who = who, at = at).to_string(),
    }
}

/// How what was typed can still be used.
fn way_on(page: &ReportPage, told: &Told, may_withdraw: bool) -> &'static str {
    let locale = use_locale();
    if !page.month.is_open {
        td_string!(locale, report.unsent_closed)
    } else if may_withdraw {
        td_string!(locale, report.unsent_withdraw)
    } else if told.state == ReportState::Approved {
        td_string!(locale, report.unsent_return)
    } else {
        td_string!(locale, report.unsent_ask)
    }
}
