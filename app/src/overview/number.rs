//! The six numbers. Each says its unit, how many records it covers, and leads to them.

use super::Overview;
use super::wording::{coverage, filtered, list_address};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::{StatRow, StatTile, Tone, ToneMark, fixed_money_text, fixed_money_unit};
use domain::code_list::{Category, CodeList as _};
use domain::label::Language;
use domain::portfolio::{Choice, CoveredSum, Filter, Query, SortDirection, SortKey};
use domain::unit::{Decimals, Yuan};
use leptos::prelude::*;

pub(super) fn numbers(overview: &Overview) -> AnyView {
    let tiles = (
        count(overview),
        plan(overview),
        completed(overview),
        rate(overview),
        lights(overview),
        issues(overview),
    );
    view! { <StatRow label=td_string!(use_locale(), overview.numbers)>{tiles}</StatRow> }.into_any()
}

/// The list of all projects, largest first by one measure.
pub(super) fn largest_first(overview: &Overview, sort: SortKey) -> String {
    let direction = SortDirection::Descending;
    list_address(&Query { as_of: overview.asked, sort, direction, ..Query::default() })
}

/// A sum for a tile: figure and unit.
fn sum(sum: CoveredSum, language: Language) -> Option<(String, &'static str)> {
    let text = |yuan: Yuan| match language {
        Language::ZhCn => (fixed_money_text(yuan, language), fixed_money_unit(language)),
        Language::En => (yuan.in_billion(2), "¥ bn"),
    };
    sum.sum.map(text)
}

fn count(overview: &Overview) -> impl IntoView + use<> {
    let locale = use_locale();
    let (all, real) = (overview.total.all.count, overview.total.real.count);
    let kinds = td_string!(
        locale,
        overview.projects_note,
        construction = overview.construction.all.count,
        culture = overview.culture.all.count
    );
    let examples = (all > real).then(|| td_string!(locale, overview.some_examples, count = all - real));
    view! {
        <StatTile
            label=td_string!(locale, overview.projects)
            value=all.to_string()
            unit=td_string!(locale, overview.unit_projects)
            note=format!("{kinds}{}", examples.unwrap_or_default())
            href=filtered(overview, Filter::default())
        />
    }
}

fn money_tile(
    overview: &Overview,
    label: &'static str,
    all: CoveredSum,
    real: CoveredSum,
    sort: SortKey,
) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let (value, unit) = sum(all, language).unwrap_or((td_string!(locale, ui.not_published).to_owned(), ""));
    view! {
        <StatTile
            label
            value
            unit
            note=coverage(locale, all.known, overview.total.all.count, real.known)
            href=largest_first(overview, sort)
        />
    }
}

fn plan(overview: &Overview) -> impl IntoView + use<> {
    let label = td_string!(use_locale(), overview.annual_plan);
    let (all, real) =
        (overview.total.all.annual_planned_investment, overview.total.real.annual_planned_investment);
    money_tile(overview, label, all, real, SortKey::AnnualPlannedInvestment)
}

fn completed(overview: &Overview) -> impl IntoView + use<> {
    let label = td_string!(use_locale(), overview.completed);
    let (all, real) =
        (overview.total.all.investment_completed_ytd, overview.total.real.investment_completed_ytd);
    money_tile(overview, label, all, real, SortKey::InvestmentCompletedYtd)
}

fn rate(overview: &Overview) -> impl IntoView + use<> {
    let locale = use_locale();
    let total = overview.total.all;
    let (value, unit, note, tone) = match (total.investment_completion_rate_bp, total.progress_gap_bp) {
        (Some(rate), Some(gap)) => {
            let time = overview.time_proportional_bp;
            let decimals = Decimals::adding_up(rate, time);
            let note = td_string!(
                locale,
                overview.rate_note,
                gap = gap.signed_points(decimals),
                time = time.percent(decimals),
                rated = total.rated
            );
            let tone = if gap.0 < 0 { Tone::Caution } else { Tone::Good };
            (rate.percent(decimals), "%", note, tone)
        }
        _ => {
            let none = td_string!(locale, overview.rate_unknown).to_owned();
            (td_string!(locale, ui.not_published).to_owned(), "", none, Tone::Neutral)
        }
    };
    let query = Query { as_of: overview.asked, sort: SortKey::InvestmentCompletionRate, ..Query::default() };
    let href = list_address(&query);
    view! { <StatTile label=td_string!(locale, overview.rate) value unit note href tone /> }
}

/// Four counts in one tile: each light is a link of its own.
fn lights(overview: &Overview) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let counts = WORST_FIRST.map(|light| {
        let href = filtered(overview, Filter { light: Choice::only(light), ..Filter::default() });
        let name = light.label().in_language(language);
        let count = overview.total.all.lights.of(light);
        view! {
            <li>
                <a class="light-count" href=href>
                    <ToneMark tone=light_tone(light) label=name />
                    " "
                    {count}
                </a>
            </li>
        }
    });
    view! {
        <li class="stat-tile tone-neutral">
            <span class="stat-label">{td_string!(locale, overview.lights)}</span>
            <ul class="light-counts">{counts.into_iter().collect_view()}</ul>
            <span class="stat-note">{td_string!(locale, overview.lights_note)}</span>
        </li>
    }
}

fn issues(overview: &Overview) -> impl IntoView + use<> {
    let locale = use_locale();
    let changes = &overview.changes;
    let note = td_string!(
        locale,
        overview.issues_note,
        raised = changes.issues_raised,
        closed = changes.issues_closed
    );
    let tone = if changes.issues_overdue > 0 { Tone::Caution } else { Tone::Neutral };
    let (label, unit) =
        (td_string!(locale, overview.issues_overdue), td_string!(locale, overview.unit_issues));
    let value = changes.issues_overdue.to_string();
    // Which they are is on this page, for who may read it; how many is for everybody.
    match overview.reader.overdue {
        Some(_) => {
            view! { <StatTile label value unit note tone href="#overdue" rel="external" /> }.into_any()
        }
        None => view! { <StatTile label value unit note tone /> }.into_any(),
    }
}

/// The filter of a category.
pub(super) fn of_category(category: Category) -> Filter {
    Filter { category: Choice::only(category), ..Filter::default() }
}
