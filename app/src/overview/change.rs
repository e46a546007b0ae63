//! What the month changed: lights that turned and why, milestones, issues, starts and finishes.

use super::Overview;
use super::wording::record_address;
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Disclosure, Fact, Facts, Section, address, month_text};
use domain::portfolio::LightChange;
use leptos::prelude::*;

/// Turned lights shown unfolded.
const UNFOLDED: usize = 8;

pub(super) fn changes(overview: &Overview) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let changes = &overview.changes;
    let note = td_string!(
        locale,
        overview.changes_note,
        month = month_text(changes.month, language),
        before = month_text(changes.month.previous(), language)
    );
    // Which projects' issues they are is for who may read issues.
    let issues = overview.reader.overdue.as_ref().map(|_| "issues");
    let facts = [
        (td_string!(locale, overview.milestones_met), changes.milestones_met, Some("milestones")),
        (td_string!(locale, overview.issues_raised), changes.issues_raised, issues),
        (td_string!(locale, overview.issues_closed), changes.issues_closed, issues),
        (td_string!(locale, overview.started), changes.started, None),
        (td_string!(locale, overview.finished), changes.finished, None),
    ];
    let between = between(overview);
    let facts = facts.map(|(term, count, id)| {
        let count = match between.as_ref().zip(id) {
            Some((between, id)) => {
                let href = format!("{between}#{id}");
                view! { <a class="cell-link" href=href>{count}</a> }.into_any()
            }
            None => count.into_any(),
        };
        view! { <Fact term>{count}</Fact> }
    });
    let heading = td_string!(locale, overview.lights_turned, count = overview.turned);
    let (turned, digest) = (turned(overview), digest(overview));
    view! {
        <Section title=td_string!(locale, overview.changes) note=note id="changes">
            <div class="change-facts">
                <Facts>{facts.into_iter().collect_view()}</Facts>
            </div>
            <h3 class="card-subtitle">{heading}</h3>
            {turned}
            {digest}
        </Section>
    }
    .into_any()
}

/// The sheet of this month against the one before; `None` where there is none: the first month, and one still open.
fn between(overview: &Overview) -> Option<String> {
    let (month, calendar) = (overview.changes.month, overview.calendar);
    let closed = calendar.last_closed.is_some_and(|closed| month <= closed) && month > calendar.first;
    let between = [("from", month.previous().to_string()), ("to", month.to_string())];
    closed.then(|| address("/changes", between))
}

/// The way to the whole sheet, or to the latest one there is.
fn digest(overview: &Overview) -> AnyView {
    let href = between(overview).unwrap_or_else(|| "/changes".to_owned());
    let text = td_string!(use_locale(), overview.all_changes);
    view! { <p><a class="more-link" href=href>{text}</a></p> }.into_any()
}

fn turned(overview: &Overview) -> AnyView {
    let locale = use_locale();
    let lights = &overview.changes.lights;
    let (first, rest) = lights.split_at(lights.len().min(UNFOLDED));
    if first.is_empty() {
        let text = if overview.changes.month == overview.calendar.first {
            td_string!(locale, overview.first_month)
        } else {
            td_string!(locale, overview.no_turns)
        };
        return view! { <p class="calm">{text}</p> }.into_any();
    }
    let folded = (!rest.is_empty()).then(|| {
        let more = td_string!(locale, overview.more_turned, count = rest.len());
        let rest = list(overview, rest);
        view! { <Disclosure summary=more>{rest}</Disclosure> }
    });
    let cut = (overview.turned > lights.len()).then(|| {
        let text = td_string!(locale, overview.turned_cut, shown = lights.len(), count = overview.turned);
        view! { <p class="card-note">{text}</p> }
    });
    view! {
        {list(overview, first)}
        {folded}
        {cut}
    }
    .into_any()
}

fn list(overview: &Overview, lights: &[LightChange]) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let row = |change: &LightChange| {
        let href = record_address(overview, &change.code);
        view! {
            <li class="work-row">
                <span class="turn">
                    <LightBadge light=change.from />
                    <span aria-hidden="true">"→"</span>
                    <span class="sr-only">{td_string!(locale, overview.turned_to)}</span>
                    <LightBadge light=change.to />
                </span>
                <div class="work-what">
                    <a href=href>{change.name.in_language(language).to_owned()}</a>
                    " "
                    <span class="work-code">{change.code.to_string()}</span>
                    <p class="work-reason">{change.reason.in_language(language).to_owned()}</p>
                </div>
            </li>
        }
    };
    let rows: Vec<_> = lights.iter().map(row).collect();
    view! { <ol class="worklist">{rows.collect_view()}</ol> }.into_any()
}
