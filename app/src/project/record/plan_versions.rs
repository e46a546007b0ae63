//! The plan's versions: each with what it changed, why, on whose authority and from when.

use super::plan_change::{FromTo, PlanChange, plan_changes};
use super::view::ProjectRecordView;
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{Disclosure, Section, TableFrame, money_text, month_text};
use chrono::NaiveDate;
use domain::access::Action;
use domain::calendar::ReportingMonth;
use domain::investment::PlanVersion;
use domain::label::Language;
use domain::unit::Yuan;
use leptos::prelude::*;

/// The section; nothing when no version holds more than amounts shown elsewhere.
pub(super) fn plan_versions(record: &ProjectRecordView) -> Option<AnyView> {
    let locale = use_locale();
    let versions = &record.plan_versions;
    let tells = versions.len() > 1
        || versions.iter().any(|v| v.planned_start.is_some() || v.planned_finish.is_some());
    let changes = record.may(Action::ChangePlan);
    if !tells && !changes {
        return None;
    }
    let list = (!versions.is_empty()).then(|| version_list(versions));
    let lead = changes.then(|| {
        let href = format!("/projects/{}/plan", record.item.code);
        view! { <p><a class="btn btn-ghost" href=href>{td_string!(locale, plan.form_title)}</a></p> }
    });
    let view = view! {
        <div class="no-print">
            <Section title=td_string!(locale, record.plan_title) note=td_string!(locale, record.plan_note)>
                {list}
                {lead}
            </Section>
        </div>
    };
    Some(view.into_any())
}

/// Every version with what it changed, the last first.
pub(in crate::project) fn version_list(versions: &[PlanVersion]) -> AnyView {
    let before = std::iter::once(None).chain(versions.iter().map(Some));
    let mut items: Vec<_> = versions.iter().zip(before).map(|(v, before)| version(v, before)).collect();
    items.reverse();
    view! {
        <ol class="record-timeline" reversed>
            {items}
        </ol>
    }
    .into_any()
}

fn version(version: &PlanVersion, before: Option<&PlanVersion>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let since = version.effective_from.to_string();
    let title = match before {
        None => td_string!(locale, record.plan_baseline, since = since).to_string(),
        Some(_) => {
            td_string!(locale, record.plan_version, number = version.version, since = since).to_string()
        }
    };
    let lines: Vec<String> = match before {
        None => contents(version, locale, language),
        Some(before) => {
            plan_changes(before, version).iter().map(|change| change_text(change, locale, language)).collect()
        }
    };
    let months = before.and_then(|before| {
        plan_changes(before, version).into_iter().find_map(|change| match change {
            PlanChange::Phasing { months, .. } => Some(months),
            _ => None,
        })
    });
    let reason = version.reason.clone().map(|text| (td_string!(locale, record.plan_reason), text));
    let authority = version.authority.clone().map(|text| (td_string!(locale, record.plan_authority), text));
    let why = reason.into_iter().chain(authority).map(|(term, text)| {
        view! { <p><span class="card-note">{term}</span> <span lang="zh-CN">{text}</span></p> }
    });
    view! {
        <li>
            <h3 class="record-item-title">{title}</h3>
            <ul class="record-lines">
                {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
            {why.collect_view()}
            {months.map(|months| phasing_table(months, version.version))}
        </li>
    }
    .into_any()
}

/// What the baseline holds.
fn contents(version: &PlanVersion, locale: Locale, language: Language) -> Vec<String> {
    let money = |amount: Yuan| money_text(amount, language);
    let total = version
        .total_planned_investment
        .map(|total| td_string!(locale, record.plan_holds_total, amount = money(total)).to_string());
    let annual = version.annual.iter().map(|plan| {
        td_string!(locale, record.plan_holds_annual, year = plan.year, amount = money(plan.amount))
            .to_string()
    });
    let dates = version.planned_start.zip(version.planned_finish).map(|(start, finish)| {
        td_string!(locale, record.plan_holds_dates, start = start.to_string(), finish = finish.to_string())
            .to_string()
    });
    total.into_iter().chain(annual).chain(dates).collect()
}

/// One difference in words.
fn change_text(change: &PlanChange, locale: Locale, language: Language) -> String {
    let unknown = || td_string!(locale, ui.not_published).to_owned();
    let money = |amount: Option<Yuan>| amount.map_or_else(unknown, |amount| money_text(amount, language));
    let date = |day: Option<NaiveDate>| day.map_or_else(unknown, |day| day.to_string());
    let moved = |change: &FromTo<NaiveDate>| match change.days() {
        Some(days) if days > 0 => td_string!(locale, record.plan_later, days = days).to_string(),
        Some(days) => td_string!(locale, record.plan_earlier, days = -days).to_string(),
        None => String::new(),
    };
    match change {
        PlanChange::Total(c) => {
            td_string!(locale, record.plan_total_changed, from = money(c.from), to = money(c.to)).to_string()
        }
        PlanChange::Annual(year, c) => {
            let (from, to) = (money(c.from), money(c.to));
            td_string!(locale, record.plan_annual_changed, year = *year, from = from, to = to).to_string()
        }
        PlanChange::Start(c) => {
            let text = td_string!(locale, record.plan_start_changed, from = date(c.from), to = date(c.to));
            format!("{text}{}", moved(c))
        }
        PlanChange::Finish(c) => {
            let text = td_string!(locale, record.plan_finish_changed, from = date(c.from), to = date(c.to));
            format!("{text}{}", moved(c))
        }
        PlanChange::Phasing { moved: Some(moved), same_total: true, months } => {
            let amount = money_text(*moved, language);
            td_string!(locale, record.plan_phasing_moved, amount = amount, count = months.len()).to_string()
        }
        PlanChange::Phasing { months, .. } => {
            td_string!(locale, record.plan_phasing_changed, count = months.len()).to_string()
        }
    }
}

fn phasing_table(months: Vec<(ReportingMonth, FromTo<Yuan>)>, version: u32) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let money = move |amount: Option<Yuan>| match amount {
        Some(amount) => money_text(amount, language),
        None => td_string!(locale, ui.not_published).to_owned(),
    };
    let rows = months.into_iter().map(|(month, change)| {
        view! {
            <tr>
                <th scope="row" class="amount">{month_text(month, language)}</th>
                <td class="numeric">{money(change.from)}</td>
                <td class="numeric">{money(change.to)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let label = td_string!(locale, record.plan_phasing_table, number = version).to_string();
    view! {
        <Disclosure summary=label.clone()>
            <TableFrame label density=crate::ui::Density::Compact>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, record.month)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, record.plan_before)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, record.plan_after)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </Disclosure>
    }
    .into_any()
}
