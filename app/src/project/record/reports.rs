//! The monthly reports: the latest in full, the months as a table, the words of earlier ones folded.

use super::view::{MonthReport, ProjectRecordView, Reported};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Disclosure, Fact, Facts, Money, Percent, Section, TableFrame, Tone, month_text};
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::status_report::ReportState;
use domain::unit::Yuan;
use leptos::prelude::*;

/// The section; nothing for a record that reports nothing.
pub(super) fn reports(record: &ProjectRecordView) -> Option<AnyView> {
    if record.reports.is_empty() {
        return None;
    }
    let (locale, language) = (use_locale(), use_language());
    let approved = || record.reports.iter().rev().filter_map(words);
    let latest = approved().next().map(|(month, words)| {
        let title = td_string!(locale, record.latest_report, month = month_text(month, language)).to_string();
        view! {
            <h3 class="record-item-title">{title}</h3>
            {words}
        }
    });
    let earlier: Vec<_> = approved().skip(1).collect();
    let earlier = (!earlier.is_empty()).then(|| {
        let items = earlier.into_iter().map(|(month, words)| {
            view! {
                <h3 class="record-item-title">{month_text(month, language)}</h3>
                {words}
            }
        });
        let items = items.collect_view();
        let summary = td_string!(locale, record.earlier_reports);
        view! { <div class="no-print"><Disclosure summary>{items}</Disclosure></div> }
    });
    let under_way = record.as_of.provisional.then(|| open_month(record)).flatten();
    let months = month_table(&record.reports);
    let view = view! {
        <Section title=td_string!(locale, record.reports_title) note=td_string!(locale, record.reports_note)>
            {under_way}
            {latest}
            {months}
            {earlier}
        </Section>
    };
    Some(view.into_any())
}

/// Where the report of the open month stands.
fn open_month(record: &ProjectRecordView) -> Option<AnyView> {
    let report = record.reports.last()?;
    let locale = use_locale();
    let month = month_text(report.month, use_language());
    let text = match &report.reported {
        Reported::Approved { .. } => return None,
        Reported::Nothing => td_string!(locale, record.open_month_nothing, month = month).to_string(),
        Reported::UnderWay { state } => {
            let state = state.label().in_language(use_language());
            td_string!(locale, record.open_month_state, month = month, state = state).to_string()
        }
    };
    Some(view! { <p class="record-remark">{text}</p> }.into_any())
}

/// The words of an approved report.
fn words(report: &MonthReport) -> Option<(ReportingMonth, AnyView)> {
    let Reported::Approved { note, problems, next_steps, .. } = &report.reported else { return None };
    let locale = use_locale();
    let parts = [
        (td_string!(locale, record.report_note), note),
        (td_string!(locale, record.report_problems), problems),
        (td_string!(locale, record.report_next), next_steps),
    ];
    let facts: Vec<_> = parts
        .into_iter()
        .filter_map(|(term, text)| {
            let text = text.clone()?;
            // Reports are written in Chinese, whatever the page's language.
            Some(view! { <Fact term wide=true><span lang="zh-CN">{text}</span></Fact> })
        })
        .collect();
    (!facts.is_empty()).then(|| (report.month, view! { <Facts>{facts}</Facts> }.into_any()))
}

fn month_table(reports: &[MonthReport]) -> AnyView {
    let locale = use_locale();
    let rows = reports.iter().rev().map(row).collect_view();
    view! {
        <div class="no-print record-table">
            <TableFrame label=td_string!(locale, record.reports_table) density=crate::ui::Density::Compact>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, record.month)}</th>
                        <th scope="col">{td_string!(locale, record.report_state)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, record.month_planned)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, record.month_completed)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, record.physical_progress)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </div>
    }
    .into_any()
}

fn row(report: &MonthReport) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let (completed, physical) = match &report.reported {
        Reported::Approved { completed, physical_progress, .. } => (Some(*completed), *physical_progress),
        _ => (None, None),
    };
    let (label, tone) = match &report.reported {
        Reported::Nothing => (td_string!(locale, record.report_missing), Tone::Caution),
        Reported::UnderWay { state } => (state.label().in_language(language), Tone::Info),
        Reported::Approved { .. } => (ReportState::Approved.label().in_language(language), Tone::Good),
    };
    // A dash, not "not published": the month's line already says that nothing counts yet.
    let cell = |view: Option<AnyView>| view.unwrap_or_else(|| "—".into_any());
    let money = |amount: Option<Yuan>| cell(amount.map(|v| view! { <Money value=Some(v) /> }.into_any()));
    let rate = cell(physical.map(|v| view! { <Percent value=Some(v) /> }.into_any()));
    view! {
        <tr>
            <th scope="row" class="amount">{month_text(report.month, language)}</th>
            <td><Badge label tone mark=true /></td>
            <td class="numeric">{money(report.planned)}</td>
            <td class="numeric">{money(completed)}</td>
            <td class="numeric">{rate}</td>
        </tr>
    }
    .into_any()
}
