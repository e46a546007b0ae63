//! The key figures: what is known, each with its unit and what it rests on. What is not known has no tile.

use super::view::{ProjectRecordView, Reported};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{StatRow, StatTile, Tone, money_text, month_text};
use domain::code_list::Source;
use domain::unit::{BasisPoints, Decimals, Yuan};
use leptos::prelude::*;

/// One figure, written out.
struct Figure {
    label: String,
    value: String,
    unit: String,
    note: String,
    tone: Tone,
}

impl Figure {
    fn plain(label: impl Into<String>, value: String, unit: &str, note: impl Into<String>) -> Self {
        Self { label: label.into(), value, unit: unit.to_owned(), note: note.into(), tone: Tone::Neutral }
    }
}

/// The tiles; nothing when no figure is known.
pub(super) fn key_figures(record: &ProjectRecordView) -> Option<AnyView> {
    let figures: Vec<Figure> = amounts(record).into_iter().chain(rates(record)).collect();
    if figures.is_empty() {
        return None;
    }
    let tiles = figures.into_iter().map(|figure| {
        let Figure { label, value, unit, note, tone } = figure;
        view! { <StatTile label value unit note tone /> }
    });
    let tiles = tiles.collect_view();
    Some(view! { <StatRow label=td_string!(use_locale(), record.figures)>{tiles}</StatRow> }.into_any())
}

fn amounts(record: &ProjectRecordView) -> Vec<Figure> {
    let (locale, language) = (use_locale(), use_language());
    let (item, year) = (&record.item, record.as_of.month.year());
    let money = |label: String, amount: Option<Yuan>, note: String| {
        let text = money_text(amount?, language);
        let (value, unit) = text.split_once(' ').unwrap_or((&text, ""));
        Some(Figure::plain(label, value.to_owned(), unit, note))
    };
    let january = record.as_of.month.january();
    let this_year = record.reports.iter().filter(|report| report.month >= january);
    let approved = this_year.filter(|report| matches!(report.reported, Reported::Approved { .. })).count();
    let coverage =
        td_string!(locale, record.approved_of, count = approved, months = record.as_of.month.month());
    let since_start = match record.facts.opening_balance {
        Some(opening) => {
            let amount = money_text(opening, language);
            td_string!(locale, record.with_opening, amount = amount).to_string()
        }
        None => td_string!(locale, record.since_start).to_owned(),
    };
    let annual = td_string!(locale, record.annual_planned, year = year).to_string();
    [
        money(
            td_string!(locale, record.total_planned).to_owned(),
            item.total_planned_investment,
            total_note(record),
        ),
        money(annual, item.annual_planned_investment, plan_note(record)),
        money(
            td_string!(locale, record.completed_ytd, year = year).to_string(),
            item.investment_completed_ytd,
            coverage,
        ),
        money(
            td_string!(locale, record.completed_cumulative).to_owned(),
            item.investment_completed_cumulative,
            since_start,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What the total rests on: a publication that can be more or less believed, or invention.
fn total_note(record: &ProjectRecordView) -> String {
    let locale = use_locale();
    if record.item.source == Source::Illustrative {
        return td_string!(locale, record.invented).to_owned();
    }
    match record.provenance.amount_confidence.as_deref() {
        Some("low") => td_string!(locale, record.published_low).to_owned(),
        Some("medium") => td_string!(locale, record.published_medium).to_owned(),
        Some("high") => td_string!(locale, record.published_high).to_owned(),
        _ => plan_note(record),
    }
}

fn plan_note(record: &ProjectRecordView) -> String {
    let locale = use_locale();
    let version = record.plan().map_or(1, |plan| plan.version);
    if version == 1 {
        td_string!(locale, record.by_baseline).to_owned()
    } else {
        td_string!(locale, record.by_version, number = version).to_string()
    }
}

fn rates(record: &ProjectRecordView) -> Vec<Figure> {
    let locale = use_locale();
    let item = &record.item;
    let percent = |label: &str, rate: Option<BasisPoints>, note: String| {
        Some(Figure::plain(label, rate?.percent_1(), "%", note))
    };
    let time = record.as_of.month.time_proportional();
    // Rate, time and gap stand beside each other: they have to add up.
    let completion = item.investment_completion_rate_bp;
    let decimals = completion.map_or(Decimals::One, |rate| Decimals::adding_up(rate, time));
    let gap = item.progress_gap_bp.map(|gap| Figure {
        tone: if gap.0 < 0 { Tone::Bad } else { Tone::Good },
        ..Figure::plain(
            td_string!(locale, record.gap),
            gap.signed_points(decimals),
            td_string!(locale, ui.points),
            td_string!(locale, record.gap_note),
        )
    });
    let stated = record
        .reports
        .iter()
        .rev()
        .find(|report| matches!(report.reported, Reported::Approved { physical_progress: Some(_), .. }));
    let stated = stated.map(|report| {
        td_string!(locale, record.by_report_of, month = month_text(report.month, use_language())).to_string()
    });
    [
        completion.map(|rate| {
            let note = td_string!(locale, record.time_note, percent = time.percent(decimals)).to_string();
            Figure::plain(td_string!(locale, record.completion_rate), rate.percent(decimals), "%", note)
        }),
        gap,
        percent(
            td_string!(locale, record.cumulative_rate),
            record.cumulative_completion_rate(),
            td_string!(locale, record.cumulative_note).to_owned(),
        ),
        percent(
            td_string!(locale, record.physical_progress),
            item.physical_progress_bp,
            stated.unwrap_or_default(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}
