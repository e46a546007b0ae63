//! Milestones and issues of the project, told of in the same form. Names of fields carry the id of what they are
//! of: `milestone.ID.forecast`, `issue.ID.note`.

use crate::issue_register::ordered_badge;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::status_report::report_view::Fill;
use crate::ui::{AreaField, CheckField, ChoiceOption, Disclosure, InputField, InputKind, PickField};
use domain::code_list::CodeList as _;
use domain::issue_register::{Issue, Severity};
use domain::milestone::Milestone;
use leptos::prelude::*;

/// Whether something is wrong with a field whose name begins so: then its part must be open.
fn is_wrong(again: Option<&Again>, prefix: &str) -> bool {
    again.is_some_and(|again| again.errors.0.iter().any(|error| error.field.starts_with(prefix)))
}

/// The milestones' dates; open when one is overdue.
pub(super) fn milestones(fill: &Fill, again: Option<&Again>) -> Option<AnyView> {
    if fill.milestones.is_empty() {
        return None;
    }
    let overdue = fill.milestones.iter().filter(|one| one.days_overdue_on(fill.today) > 0).count();
    let summary =
        td_string!(use_locale(), report.milestones, count = fill.milestones.len(), overdue = overdue);
    let items: Vec<_> = fill.milestones.iter().map(|milestone| milestone_view(milestone, fill)).collect();
    let open = overdue > 0 || is_wrong(again, "milestone.");
    Some(view! { <Disclosure summary open>{items}</Disclosure> }.into_any())
}

fn milestone_view(milestone: &Milestone, fill: &Fill) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = |field: &str| format!("milestone.{}.{field}", milestone.id);
    let date = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let planned = milestone.planned.to_string();
    let text = match milestone.days_overdue_on(fill.today) {
        0 => td_string!(locale, report.milestone_planned, day = planned).to_string(),
        days => td_string!(locale, report.milestone_overdue, day = planned, days = days).to_string(),
    };
    view! {
        <fieldset class="report-item">
            <legend>
                {milestone.name.in_language(language).to_owned()}
                " "
                <span class="card-note">{text}</span>
            </legend>
            <input type="hidden" name=name("seen") value=milestone.revision.to_string() />
            <div class="report-pair">
                <InputField
                    name=name("forecast")
                    label=td_string!(locale, report.forecast)
                    kind=InputKind::Date
                    value=date(milestone.forecast)
                />
                <InputField
                    name=name("actual")
                    label=td_string!(locale, report.actual)
                    kind=InputKind::Date
                    value=date(milestone.actual)
                />
            </div>
        </fieldset>
    }
    .into_any()
}

/// The open issues: how each goes, and whether it is solved.
pub(super) fn issues(fill: &Fill, again: Option<&Again>) -> Option<AnyView> {
    if fill.issues.is_empty() {
        return None;
    }
    let overdue = fill.issues.iter().filter(|issue| issue.is_overdue_on(fill.today)).count();
    let summary = td_string!(use_locale(), report.issues, count = fill.issues.len(), overdue = overdue);
    let items: Vec<_> = fill.issues.iter().map(|issue| issue_view(issue, fill.closes_orders)).collect();
    let open = overdue > 0 || is_wrong(again, "issue.");
    Some(view! { <Disclosure summary open>{items}</Disclosure> }.into_any())
}

fn issue_view(issue: &Issue, closes_orders: bool) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = |field: &str| format!("issue.{}.{field}", issue.id);
    let close = if closes_orders || issue.ordered.is_none() {
        view! { <CheckField name=name("close") label=td_string!(locale, report.issue_close) /> }.into_any()
    } else {
        view! { <p class="card-note">{td_string!(locale, report.issue_ordered)}</p> }.into_any()
    };
    let due = issue.due.map(|due| td_string!(locale, report.issue_due, day = due.to_string()).to_string());
    view! {
        <fieldset class="report-item">
            <legend>
                {issue.title.in_language(language).to_owned()}
                {ordered_badge(issue)}
                " "
                <span class="card-note">{due}</span>
            </legend>
            <input type="hidden" name=name("seen") value=issue.revision.to_string() />
            <AreaField
                name=name("note")
                label=td_string!(locale, report.issue_note)
                rows=2
            />
            {close}
        </fieldset>
    }
    .into_any()
}

/// A new issue, folded.
pub(super) fn new_issue(again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let severities = Severity::ALL.iter().map(|severity| {
        let label = severity.label().in_language(language);
        ChoiceOption::new(severity.code(), label, *severity == Severity::Ordinary)
    });
    let severities = severities.collect();
    let typed = again.is_some_and(|again| again.fields.filled("new_issue.title").is_some());
    let open = typed || is_wrong(again, "new_issue.");
    view! {
        <Disclosure summary=td_string!(locale, report.new_issue) open>
            <div class="report-item">
                <InputField name="new_issue.title" label=td_string!(locale, report.issue_title) />
                <div class="report-pair">
                    <PickField
                        name="new_issue.severity"
                        label=td_string!(locale, report.issue_severity)
                        options=severities
                    />
                    <InputField
                        name="new_issue.due"
                        label=td_string!(locale, report.issue_due_label)
                        kind=InputKind::Date
                    />
                </div>
                <InputField name="new_issue.owner" label=td_string!(locale, report.issue_owner) />
            </div>
        </Disclosure>
    }
    .into_any()
}
