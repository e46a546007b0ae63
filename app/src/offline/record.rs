//! `/offline/projects/{code}`: one project of the copy, for whoever stands at its gate.

use super::copy::Copy;
use super::page::{PROJECTS, age, wrong};
use super::question::{query, with_path};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{
    Badge, ButtonVariant, EmptyState, Fact, Facts, LinkButton, Money, NotPublished, Percent, Points, Section,
    TableFrame, Tone, month_text,
};
use chrono::NaiveDate;
use domain::calendar::ReportingMonth;
use domain::code_list::{CodeList, Source};
use domain::label::Language;
use domain::milestone::days_overdue;
use domain::offline::Record;
use domain::portfolio::ProjectItem;
use domain::project::ProjectCode;
use domain::status_report::ReportState;
use leptos::prelude::*;

/// The page.
pub(super) fn page(copy: &Copy, code: &str, search: &str) -> AnyView {
    let locale = use_locale();
    let asked = query(search).and_then(|query| Ok(copy.portfolio.calendar().resolve(query.as_of)?));
    let as_of = match asked {
        Ok(as_of) => as_of,
        Err(error) => return wrong(error),
    };
    let found = code.parse::<ProjectCode>().ok();
    let found = found.and_then(|code| Some((copy.record(&code)?, copy.portfolio.item(&code, as_of)?)));
    let Some((record, item)) = found else {
        return view! {
            <EmptyState
                title=td_string!(locale, offline.not_in_copy, code = code.to_owned()).to_string()
                text=td_string!(locale, offline.not_in_copy_text)
            >
                <LinkButton href=PROJECTS variant=ButtonVariant::Primary>
                    {td_string!(locale, offline.tab_projects)}
                </LinkButton>
            </EmptyState>
        }
        .into_any();
    };
    let other = (as_of.month != copy.pack.made.as_of.month).then(|| age(copy, Some(as_of.month)));
    let day = as_of.month.last_day();
    view! {
        {other}
        {head(&item)}
        {money(&item)}
        {report(record, as_of.month)}
        {milestones(record, day)}
        {facts(record, &item, day)}
        <p class="page-actions">
            <LinkButton href=with_path(PROJECTS, search)>{td_string!(locale, offline.to_list)}</LinkButton>
            <LinkButton href=format!("/projects/{}", item.code) rel="external">
                {td_string!(locale, offline.online_record)}
            </LinkButton>
        </p>
    }
    .into_any()
}

fn head(item: &ProjectItem) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let example = (item.source == Source::Illustrative).then(|| {
        view! { <Badge label=item.source.label().in_language(language) tone=Tone::Caution /> }
    });
    let (light, reason) = (item.light, item.light_reason.in_language(language).to_owned());
    view! {
        <Section title=item.name.in_language(language).to_owned() note=item.code.to_string()>
            <p class="offline-light"><LightBadge light /> " " {example}</p>
            <p><strong>{td_string!(locale, offline.why)}</strong> {reason}</p>
        </Section>
    }
    .into_any()
}

/// A fact that is drawn already.
fn fact(term: &'static str, value: AnyView) -> AnyView {
    view! { <Fact term>{value}</Fact> }.into_any()
}

fn section(title: String, facts: Vec<AnyView>) -> AnyView {
    view! { <Section title><Facts>{facts}</Facts></Section> }.into_any()
}

fn money(item: &ProjectItem) -> AnyView {
    let locale = use_locale();
    let money = |value| view! { <Money value /> }.into_any();
    let percent = |value| view! { <Percent value /> }.into_any();
    let facts = vec![
        fact(td_string!(locale, offline.total_planned), money(item.total_planned_investment)),
        fact(td_string!(locale, offline.annual_planned), money(item.annual_planned_investment)),
        fact(td_string!(locale, offline.completed_ytd), money(item.investment_completed_ytd)),
        fact(td_string!(locale, offline.completed_cumulative), money(item.investment_completed_cumulative)),
        fact(td_string!(locale, offline.rate), percent(item.investment_completion_rate_bp)),
        fact(td_string!(locale, offline.gap), view! { <Points value=item.progress_gap_bp /> }.into_any()),
        fact(td_string!(locale, offline.physical), percent(item.physical_progress_bp)),
    ];
    section(td_string!(locale, offline.money).to_owned(), facts)
}

/// What the month's report says, as far as its reader may read it and the copy carries it.
fn report(record: &Record, month: ReportingMonth) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let found = record.entry.reports.iter().find(|report| report.month == month);
    let title = td_string!(locale, offline.report, month = month_text(month, language)).to_string();
    let text = match found {
        Some(report) if report.state == ReportState::Approved => {
            let words = record.words.as_ref().filter(|words| words.month == month);
            let word = |term: &'static str, text: Option<&String>| {
                let text = text?.clone();
                Some(view! { <Fact term wide=true>{text}</Fact> }.into_any())
            };
            let (amount, progress) = (Some(report.amount), report.physical_progress);
            let figures = [
                fact(
                    td_string!(locale, offline.completed_month),
                    view! { <Money value=amount /> }.into_any(),
                ),
                fact(td_string!(locale, offline.physical), view! { <Percent value=progress /> }.into_any()),
            ];
            let words = [
                word(td_string!(locale, offline.note), words.and_then(|words| words.note.as_ref())),
                word(td_string!(locale, offline.problems), words.and_then(|words| words.problems.as_ref())),
                word(
                    td_string!(locale, offline.next_steps),
                    words.and_then(|words| words.next_steps.as_ref()),
                ),
            ];
            return section(title, figures.into_iter().chain(words.into_iter().flatten()).collect());
        }
        Some(report) => {
            let state = report.state.label().in_language(language);
            td_string!(locale, offline.report_state, state = state).to_string()
        }
        None => td_string!(locale, offline.no_report).to_owned(),
    };
    view! { <Section title><p>{text}</p></Section> }.into_any()
}

/// Those that counted on a day, by planned date; names stand with the day they were planned for.
fn milestones(record: &Record, day: NaiveDate) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    let mut dates: Vec<_> = record.entry.milestones.iter().filter(|dates| dates.counted.on(day)).collect();
    dates.sort_by_key(|dates| dates.planned);
    let mut names = record.milestones.clone();
    let rows: Vec<AnyView> = dates
        .into_iter()
        .map(|dates| {
            let at = names.iter().position(|(planned, _)| *planned == dates.planned);
            let name = at.map(|at| names.remove(at).1.in_language(language).to_owned());
            let actual = dates.actual.filter(|actual| *actual <= day);
            let overdue = days_overdue(dates.planned, actual, day);
            let state = match actual {
                Some(actual) => view! { {actual.to_string()} }.into_any(),
                None if overdue > 0 => {
                    let label = td_string!(locale, offline.overdue, days = overdue).to_string();
                    view! { <Badge label tone=Tone::Bad mark=true /> }.into_any()
                }
                None => td_string!(locale, offline.not_yet).into_any(),
            };
            view! {
                <tr>
                    <th scope="row">
                        {name.unwrap_or_else(|| td_string!(locale, offline.milestone_unnamed).to_owned())}
                    </th>
                    <td>{dates.planned.to_string()}</td>
                    <td>{state}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let title = td_string!(locale, offline.milestones);
    Some(
        view! {
            <Section title>
                <TableFrame label=title>
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, offline.milestone)}</th>
                            <th scope="col">{td_string!(locale, offline.planned)}</th>
                            <th scope="col">{td_string!(locale, offline.actual)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </TableFrame>
            </Section>
        }
        .into_any(),
    )
}

fn facts(record: &Record, item: &ProjectItem, day: NaiveDate) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let project = &record.entry.project;
    let until = |date: Option<NaiveDate>| date_or_blank(date.filter(|date| *date <= day));
    // Names are in the copy of whoever may read them, and in no other.
    let person = |term: &'static str, name: &Option<String>| {
        let name = name.clone()?;
        Some(fact(term, name.into_any()))
    };
    let public = vec![
        fact(td_string!(locale, offline.stage), label_or_blank(item.stage, language)),
        fact(td_string!(locale, offline.subdistrict), label_or_blank(item.subdistrict, language)),
        fact(td_string!(locale, offline.sector), label_or_blank(Some(item.sector), language)),
        fact(td_string!(locale, offline.owner), text_or_blank(item.project_owner.clone())),
        fact(td_string!(locale, offline.unit), text_or_blank(item.responsible_unit.clone())),
        fact(td_string!(locale, offline.planned_start), date_or_blank(item.planned_start)),
        fact(td_string!(locale, offline.planned_finish), date_or_blank(item.planned_finish)),
        fact(td_string!(locale, offline.actual_start), until(project.actual_start)),
        fact(td_string!(locale, offline.actual_finish), until(project.actual_finish)),
    ];
    let persons = [
        person(td_string!(locale, offline.leader), &project.assigned_leader),
        person(td_string!(locale, offline.liaison), &project.project_liaison),
    ];
    let facts = public.into_iter().chain(persons.into_iter().flatten()).collect();
    section(td_string!(locale, offline.facts).to_owned(), facts)
}

fn label_or_blank<T: CodeList>(value: Option<T>, language: Language) -> AnyView {
    text_or_blank(value.map(|value| value.label().in_language(language).to_owned()))
}

fn date_or_blank(date: Option<NaiveDate>) -> AnyView {
    text_or_blank(date.map(|date| date.to_string()))
}

fn text_or_blank(text: Option<String>) -> AnyView {
    match text {
        Some(text) => text.into_any(),
        None => view! { <NotPublished /> }.into_any(),
    }
}
