//! The year so far: plan, time and completed as running totals, and what the year comes to if it goes on so.

use super::Overview;
use super::number::largest_first;
use super::wording::source;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::chart::{Band, LineChart, Measure, Series, running_totals};
use crate::ui::{Section, money_text, month_text, short_month_text};
use domain::portfolio::{CoveredSum, MonthTotals, SortKey};
use domain::unit::Yuan;
use leptos::prelude::*;

pub(super) fn curve(overview: &Overview) -> AnyView {
    let locale = use_locale();
    let year = overview.as_of.month.year();
    let (investment, projection) = (investment(overview), projected(overview));
    let list = largest_first(overview, SortKey::InvestmentCompletedYtd);
    view! {
        <Section title=td_string!(locale, overview.curve_heading, year = year) id="curve">
            {investment}
            <p class="card-note">{projection}</p>
            <p>
                <a class="more-link" href=list>
                    {td_string!(locale, overview.curve_list)}
                </a>
            </p>
        </Section>
    }
    .into_any()
}

/// What the year comes to at either pace, with the arithmetic, or why nothing is said of it.
fn projected(overview: &Overview) -> String {
    let (locale, language) = (use_locale(), use_language());
    let Some(projection) = overview.projection else {
        return td_string!(locale, overview.no_projection).to_owned();
    };
    let money = |yuan| money_text(yuan, language);
    let plan = overview.total.all.annual_planned_investment;
    let against =
        plan.sum.map(|plan| td_string!(locale, overview.projection_plan, plan = money(plan)).to_string());
    let method = td_string!(
        locale,
        overview.projection_method,
        month = projection.month,
        rest = 12 - projection.month,
        completed = money(projection.completed),
        year_pace = money(projection.at_years_pace),
        recent_pace = money(projection.at_recent_pace)
    );
    format!("{method}{}", against.unwrap_or_default())
}

/// The room between the two paces, from the month's end to December.
fn band(overview: &Overview) -> Option<Band> {
    let locale = use_locale();
    let projection = overview.projection?;
    let edges = |edge: fn((Yuan, Yuan)) -> Yuan| {
        let months = overview.months.iter().map(|month| month.month.month());
        months.map(|month| projection.by(month).map(|both| edge(both).0)).collect()
    };
    Some(Band {
        label: td_string!(locale, overview.projection_band).to_owned(),
        low_label: td_string!(locale, overview.projection_low).to_owned(),
        high_label: td_string!(locale, overview.projection_high).to_owned(),
        low: edges(|(low, _)| low),
        high: edges(|(_, high)| high),
    })
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
            band=band(overview)
            source=source(overview, locale, language)
        />
    }
}

/// The year's plan in proportion to time: plan × month ÷ 12.
fn by_time(plan: Option<Yuan>, month: &MonthTotals) -> Option<i64> {
    let Yuan(plan) = plan?;
    i64::try_from(i128::from(plan) * i128::from(month.month.month()) / 12).ok()
}
