//! The issue register of one project.

use super::view::ProjectRecordView;
use crate::issue_register::{order_address, ordered_badge};
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{Badge, NotPublished, Section, TableFrame, Tone};
use chrono::NaiveDate;
use domain::access::Action;
use domain::code_list::CodeList as _;
use domain::issue_register::{Issue, Severity};
use leptos::prelude::*;

/// The section; nothing without issues. How many there are is public, which they are is not.
pub(super) fn issues(record: &ProjectRecordView) -> Option<AnyView> {
    let (locale, counts) = (use_locale(), record.issue_counts);
    if counts.raised == 0 && !record.may(Action::OpenIssue) && !record.may(Action::GiveOrder) {
        return None;
    }
    let day = record.day();
    let (open, total) = (counts.open, counts.raised);
    let note = td_string!(locale, record.issues_note, open = open, total = total).to_string();
    if record.issues.is_empty() {
        let text = if record.may(Action::ReadInternalFields) {
            None
        } else {
            Some(td_string!(locale, record.issues_internal, overdue = counts.overdue).to_string())
        };
        let lead = lead(record);
        let view = view! {
            <Section title=td_string!(locale, record.issues_title) note>
                {text.map(|text| view! { <p class="record-muted">{text}</p> })}
                {lead}
            </Section>
        };
        return Some(view.into_any());
    }
    let mut issues = record.issues.clone();
    // What is open and due first comes first.
    issues.sort_by_key(|issue| (!issue.is_open_on(day), issue.due, issue.raised));
    let rows = issues.iter().map(|issue| row(issue, day)).collect_view();
    let lead = lead(record);
    let view = view! {
        <Section title=td_string!(locale, record.issues_title) note>
            <TableFrame label=td_string!(locale, record.issues_title) density=crate::ui::Density::Compact>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, record.issue)}</th>
                        <th scope="col" class="no-print">{td_string!(locale, record.issue_severity)}</th>
                        <th scope="col">{td_string!(locale, record.issue_owner)}</th>
                        <th scope="col" class="no-print">{td_string!(locale, record.issue_raised)}</th>
                        <th scope="col">{td_string!(locale, record.issue_due)}</th>
                        <th scope="col">{td_string!(locale, record.standing)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
            {lead}
        </Section>
    };
    Some(view.into_any())
}

/// Where issues are worked on, and ordered by who may; whoever may not read them is asked to sign in there.
fn lead(record: &ProjectRecordView) -> AnyView {
    let locale = use_locale();
    let href = format!("/issues?state=all&project={}", record.item.code);
    let text = if record.may(Action::OpenIssue) {
        td_string!(locale, record.issues_work)
    } else {
        td_string!(locale, record.issues_all)
    };
    let order = record.may(Action::GiveOrder).then(|| {
        let href = order_address(record.item.code.as_str());
        view! { " " <a class="btn btn-ghost" href=href>{td_string!(locale, record.issues_order)}</a> }
    });
    view! { <p class="no-print"><a class="btn btn-ghost" href=href>{text}</a> {order}</p> }.into_any()
}

fn row(issue: &Issue, day: NaiveDate) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let (label, tone) = standing(issue, day, locale);
    let owner = match issue.owner.clone() {
        Some(owner) => view! { {owner} }.into_any(),
        None => view! { <NotPublished /> }.into_any(),
    };
    let severity = match issue.severity {
        Severity::Ordinary => Tone::Neutral,
        Severity::Major => Tone::Bad,
    };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/issues/{}", issue.id)>{issue.title.in_language(language).to_owned()}</a>
                {ordered_badge(issue)}
            </th>
            <td class="no-print"><Badge label=issue.severity.label().in_language(language) tone=severity /></td>
            <td>{owner}</td>
            <td class="amount no-print">{issue.raised.to_string()}</td>
            <td class="amount">{issue.due.map_or_else(|| "—".to_owned(), |due| due.to_string())}</td>
            <td><Badge label tone mark=true /></td>
        </tr>
    }
    .into_any()
}

/// Where an issue stands on a day.
fn standing(issue: &Issue, day: NaiveDate, locale: Locale) -> (String, Tone) {
    if let Some(closed) = issue.closed {
        return (td_string!(locale, record.issue_closed, day = closed.to_string()).to_string(), Tone::Good);
    }
    match issue.due.map(|due| (day - due).num_days()) {
        Some(days) if days > 0 => (td_string!(locale, record.overdue, days = days).to_string(), Tone::Bad),
        _ => (td_string!(locale, record.issue_open).to_owned(), Tone::Caution),
    }
}
