//! The year so far: plan, time and completed as running totals, and the lights of each month.

use super::Overview;
use super::wording::source;
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::chart::{LineChart, Measure, Series, SeriesStyle, Stack, StackedBarChart, running_totals};
use crate::ui::{Section, address, month_text, short_month_text};
use domain::code_list::CodeList as _;
use domain::portfolio::{CoveredSum, MonthTotals};
use domain::unit::Yuan;
use leptos::prelude::*;

pub(super) fn curves(overview: &Overview) -> AnyView {
    let locale = use_locale();
    let year = overview.as_of.month.year();
    let (investment, lights) = (investment(overview), lights(overview));
    view! {
        <div class="overview-pair">
            <Section title=td_string!(locale, overview.curve_heading, year = year)>
                {investment}
            </Section>
            <Section title=td_string!(locale, overview.lights_heading, year = year)>
                {lights}
            </Section>
        </div>
    }
    .into_any()
}

fn investment(overview: &Overview) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let plan = overview.total.all.annual_planned_investment;
    let until = overview.as_of.month;
    let months = &overview.months;
    let past = months.iter().filter(|month| month.month <= until);
    let amount = |sum: CoveredSum| sum.sum.map(|Yuan(amount)| amount);
    let series = vec![
        Series {
            label: td_string!(locale, overview.completed_line).to_owned(),
            values: running_totals(past.map(|month| amount(month.completed))),
        },
        Series {
            label: td_string!(locale, overview.plan_line).to_owned(),
            values: running_totals(months.iter().map(|month| amount(month.planned))),
        },
        Series {
            label: td_string!(locale, overview.time_line).to_owned(),
            values: months.iter().map(|month| by_time(plan.sum, month)).collect(),
        },
    ];
    let title =
        td_string!(locale, overview.curve_title, known = plan.known, month = month_text(until, language));
    view! {
        <LineChart
            title=title
            measure=Measure::Money
            labels=months.iter().map(|month| short_month_text(month.month, language)).collect()
            series
            source=source(overview, locale, language)
        />
    }
}

/// The year's plan in proportion to time: plan × month ÷ 12.
fn by_time(plan: Option<Yuan>, month: &MonthTotals) -> Option<i64> {
    let Yuan(plan) = plan?;
    i64::try_from(i128::from(plan) * i128::from(month.month.month()) / 12).ok()
}

fn lights(overview: &Overview) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let parts = WORST_FIRST
        .map(|light| (SeriesStyle::Tone(light_tone(light)), light.label().in_language(language).to_owned()));
    let stacks = overview.months.iter().filter_map(|month| {
        let counts = month.lights?;
        Some(Stack {
            label: short_month_text(month.month, language),
            parts: WORST_FIRST.map(|light| i64::from(counts.of(light))).to_vec(),
            href: Some(address("/", [("as_of", month.month.to_string())])),
        })
    });
    view! {
        <StackedBarChart
            title=td_string!(locale, overview.lights_title)
            measure=Measure::Count
            parts=parts.to_vec()
            stacks=stacks.collect()
            source=source(overview, locale, language)
        />
    }
}
