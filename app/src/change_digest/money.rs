//! Money that was spent between, and plans of which another version holds.

use super::part::{Part, Row, list, numbers, project, words};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Money, Points, fixed_money_text, fixed_money_unit};
use chrono::NaiveDate;
use domain::label::Language;
use domain::portfolio::{Changed, Digest, Filter, PlanChange, SortKey};
use domain::unit::Yuan;
use leptos::prelude::*;

/// A head with the unit of its column.
fn in_unit(head: &str, language: Language) -> (String, bool) {
    numbers(format!("{head} ({})", fixed_money_unit(language)))
}

pub(super) fn money(digest: &Digest) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = digest.money.iter().map(|money| Row {
        head: project(&money.code, &money.name, digest.to),
        cells: vec![
            view! { <Money value=Some(money.completed) fixed=true /> }.into_any(),
            money.months.into_any(),
            view! { <Money value=money.cumulative fixed=true /> }.into_any(),
            view! { <Points value=money.progress_gap_bp bare=true /> }.into_any(),
        ],
    });
    let count = digest.sums.completed.known;
    Part {
        id: "money",
        title: td_string!(locale, change_digest.money, count = count).to_string(),
        none: td_string!(locale, change_digest.no_money),
        columns: vec![
            in_unit(td_string!(locale, change_digest.completed), language),
            numbers(td_string!(locale, change_digest.reports)),
            in_unit(td_string!(locale, change_digest.cumulative), language),
            numbers(td_string!(locale, change_digest.gap)),
        ],
        rows: rows.collect(),
        note: None,
        count,
        list: Some((
            list(digest.to, Filter::default(), Some(SortKey::InvestmentCompletedYtd)),
            td_string!(locale, change_digest.money_list),
        )),
    }
    .draw()
}

pub(super) fn plans(digest: &Digest) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = digest.plans.iter().map(|plan| {
        let reason = plan.reason.clone().map(|reason| view! { <span lang="zh-CN">{reason}</span> });
        Row {
            head: project(&plan.code, &plan.name, digest.to),
            cells: vec![
                amount(&plan.total_planned_investment, language).into_any(),
                amount(&plan.annual_planned_investment, language).into_any(),
                dates(plan).into_any(),
                reason.into_any(),
            ],
        }
    });
    let annual = td_string!(locale, change_digest.annual, year = digest.to.year()).to_string();
    Part {
        id: "plans",
        title: td_string!(locale, change_digest.plans, count = digest.sums.plans_changed).to_string(),
        none: td_string!(locale, change_digest.no_plans),
        columns: vec![
            in_unit(td_string!(locale, change_digest.total), language),
            in_unit(&annual, language),
            words(td_string!(locale, change_digest.dates)),
            words(td_string!(locale, change_digest.reason)),
        ],
        rows: rows.collect(),
        note: None,
        count: digest.sums.plans_changed,
        list: None,
    }
    .draw()
}

/// `3.20 → 4.00`, or the one amount when it is the same.
fn amount(change: &Changed<Option<Yuan>>, language: Language) -> String {
    let locale = use_locale();
    let text = |amount: Option<Yuan>| match amount {
        Some(amount) => fixed_money_text(amount, language),
        None => td_string!(locale, ui.not_published).to_owned(),
    };
    if change.is_same() { text(change.to) } else { format!("{} → {}", text(change.from), text(change.to)) }
}

/// Start, finish and months, as far as they moved.
fn dates(plan: &PlanChange) -> String {
    let locale = use_locale();
    let moved = |change: &Changed<Option<NaiveDate>>| {
        let text = |day: Option<NaiveDate>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
        (!change.is_same()).then(|| format!("{} → {}", text(change.from), text(change.to)))
    };
    let start = moved(&plan.planned_start)
        .map(|days| td_string!(locale, change_digest.start_moved, days = days).to_string());
    let finish = moved(&plan.planned_finish)
        .map(|days| td_string!(locale, change_digest.finish_moved, days = days).to_string());
    let months = plan.rephased.then(|| td_string!(locale, change_digest.rephased).to_owned());
    let parts: Vec<String> = [start, finish, months].into_iter().flatten().collect();
    if parts.is_empty() { "—".to_owned() } else { parts.join(" · ") }
}
