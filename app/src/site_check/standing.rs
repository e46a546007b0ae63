//! How a project stands, as much as fits a telephone: light with its reason, the month's report, milestones, issues.

use super::view::{NextMilestone, OpenIssue, SiteView};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Badge, Section, Tone, month_text};
use domain::code_list::CodeList as _;
use leptos::prelude::*;

pub(super) fn standing(found: &SiteView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let light = found.light;
    let as_of = month_text(found.as_of.month, language);
    view! {
        <section class="site-light" aria-label=td_string!(locale, site_check.light)>
            <p><LightBadge light /> " " <span class="site-muted">{as_of}</span></p>
            <p>{found.reason.in_language(language).to_owned()}</p>
        </section>
        {report(found)}
        {milestones(&found.milestones)}
        {issues(found)}
    }
    .into_any()
}

fn report(found: &SiteView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let Some(report) = found.report else { return ().into_any() };
    let (label, tone) = match report.state {
        Some(state) => (state.label().in_language(language), Tone::Info),
        None => (td_string!(locale, site_check.report_nothing), Tone::Caution),
    };
    let title =
        td_string!(locale, site_check.report_of, month = month_text(report.month, language)).to_string();
    view! { <p class="site-line"><span>{title}</span> <Badge label tone mark=true /></p> }.into_any()
}

fn milestones(next: &[NextMilestone]) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    if next.is_empty() {
        return ().into_any();
    }
    let rows = next.iter().map(|milestone| {
        let late = late(milestone.days_late);
        view! {
            <li class="site-line">
                <span>{milestone.name.in_language(language).to_owned()}</span>
                <span class="amount">{milestone.planned.to_string()}</span>
                {late}
            </li>
        }
    });
    let rows = rows.collect_view();
    view! { <Section title=td_string!(locale, site_check.milestones)><ul class="site-lines">{rows}</ul></Section> }
        .into_any()
}

/// Orders among them first. How many there are is public, which they are is not.
fn issues(found: &SiteView) -> AnyView {
    let locale = use_locale();
    let (open, overdue) = found.open_issues;
    if open == 0 {
        return ().into_any();
    }
    let note = td_string!(locale, site_check.issues_note, open = open, overdue = overdue).to_string();
    let rows = found.issues.iter().map(issue).collect_view();
    view! { <Section title=td_string!(locale, site_check.issues) note><ul class="site-lines">{rows}</ul></Section> }
        .into_any()
}

fn issue(issue: &OpenIssue) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let ordered = issue.ordered.then(|| {
        view! { <Badge label=td_string!(locale, site_check.ordered) tone=Tone::Bad /> " " }
    });
    let due = issue.due.map(|due| due.to_string());
    view! {
        <li class="site-line">
            <a class="site-link" href=format!("/issues/{}", issue.id)>
                {ordered} {issue.title.in_language(language).to_owned()}
            </a>
            <span class="site-muted">{issue.owner.clone()} " " <span class="amount">{due}</span></span>
            {late(issue.days_late)}
        </li>
    }
    .into_any()
}

fn late(days: i64) -> Option<AnyView> {
    let text = || td_string!(use_locale(), site_check.late, days = days).to_string();
    (days > 0).then(|| view! { <Badge label=text() tone=Tone::Bad mark=true /> }.into_any())
}
