//! Milestones that are due soon, for everybody; projects with overdue issues, for who may read issues.

use super::Overview;
use super::wording::record_address;
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Disclosure, Section};
use domain::portfolio::{DueMilestone, OverdueIssues};
use leptos::prelude::*;

/// Rows shown unfolded.
const UNFOLDED: usize = 8;

pub(super) fn milestones_due(overview: &Overview) -> AnyView {
    let locale = use_locale();
    let day = overview.as_of.month.last_day().to_string();
    let note = td_string!(locale, overview.due_note, day = day, within = Overview::DUE_WITHIN);
    let rows: Vec<_> = overview.due.iter().map(|due| due_row(overview, due)).collect();
    let list = folded(rows, overview.counts.due, td_string!(locale, overview.no_due));
    view! {
        <Section title=td_string!(locale, overview.due, count = overview.counts.due) note id="due">
            {list}
        </Section>
    }
    .into_any()
}

fn due_row(overview: &Overview, due: &DueMilestone) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let named = overview.reader.milestones.iter();
    let mut named = named.filter(|(code, planned, _)| *code == due.code && *planned == due.planned);
    let milestone = named.next().map(|(_, _, name)| name.in_language(language).to_owned());
    let milestone = milestone.unwrap_or_else(|| td_string!(locale, overview.a_milestone).to_owned());
    view! {
        <li class="work-row">
            <LightBadge light=due.light />
            <div class="work-what">
                <a href=record_address(overview, &due.code)>{due.name.in_language(language).to_owned()}</a>
                " "
                <span class="work-code">{due.code.to_string()}</span>
                <p class="work-reason">{milestone}</p>
            </div>
            <span class="work-gap">
                {due.planned.to_string()}
                <span class="work-reason">
                    {td_string!(locale, overview.in_days, days = due.days)}
                </span>
            </span>
        </li>
    }
    .into_any()
}

/// Nothing for who may not read issues.
pub(super) fn overdue_issues(overview: &Overview) -> Option<AnyView> {
    let locale = use_locale();
    let overdue = overview.reader.overdue.as_ref()?;
    let note = td_string!(locale, overview.overdue_note, day = overview.as_of.month.last_day().to_string());
    let rows: Vec<_> = overdue.first.iter().map(|issues| overdue_row(overview, issues)).collect();
    let list = folded(rows, overdue.count, td_string!(locale, overview.no_overdue));
    let view = view! {
        <Section title=td_string!(locale, overview.issues_overdue) note id="overdue">
            {list}
            <p>
                <a class="more-link" href="/issues?state=overdue">
                    {td_string!(locale, overview.register_today)}
                </a>
            </p>
        </Section>
    };
    Some(view.into_any())
}

fn overdue_row(overview: &Overview, issues: &OverdueIssues) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    view! {
        <li class="work-row">
            <LightBadge light=issues.light />
            <div class="work-what">
                <a href=record_address(overview, &issues.code)>{issues.name.in_language(language).to_owned()}</a>
                " "
                <span class="work-code">{issues.code.to_string()}</span>
            </div>
            <span class="work-gap">
                {td_string!(locale, overview.overdue_count, count = issues.overdue)}
                <span class="work-reason">
                    {td_string!(locale, overview.overdue_days, days = issues.longest)}
                </span>
            </span>
        </li>
    }
    .into_any()
}

/// The first rows, the rest folded, of so many in all; or that there are none.
fn folded(mut rows: Vec<AnyView>, count: usize, none: &'static str) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="calm">{none}</p> }.into_any();
    }
    let shown = rows.len();
    let cut = (shown < count).then(|| {
        let text = td_string!(use_locale(), overview.closers_cut, shown = shown, count = count);
        view! { <p class="card-note">{text}</p> }
    });
    let rest = rows.split_off(rows.len().min(UNFOLDED));
    let rest = (!rest.is_empty()).then(|| {
        let more = td_string!(use_locale(), overview.more_turned, count = rest.len());
        view! {
            <Disclosure summary=more>
                <ol class="worklist">{rest}</ol>
            </Disclosure>
        }
    });
    view! {
        <ol class="worklist">{rows}</ol>
        {rest}
        {cut}
    }
    .into_any()
}
