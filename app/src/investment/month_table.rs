//! The twelve months of the year: planned and completed, month by month and as running totals.

use super::Investment;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::chart::{LineChart, Measure, Series, running_totals};
use crate::ui::{Density, Money, NotPublished, Percent, TableFrame, fixed_money_unit, short_month_text};
use domain::portfolio::{CoveredSum, MonthTotals};
use domain::unit::Yuan;
use leptos::prelude::*;

/// Running totals of both rows of figures.
struct Totals {
    planned: Vec<Option<i64>>,
    completed: Vec<Option<i64>>,
}

impl Totals {
    fn of(answer: &Investment) -> Self {
        let amount = |sum: CoveredSum| sum.sum.map(|Yuan(amount)| amount);
        let past = answer.months.iter().filter(|month| month.month <= answer.as_of.month);
        Self {
            planned: running_totals(answer.months.iter().map(|month| amount(month.planned))),
            completed: running_totals(past.map(|month| amount(month.completed))),
        }
    }
}

pub(super) fn month_curve(answer: &Investment, source: String) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let totals = Totals::of(answer);
    let series = vec![
        Series { label: td_string!(locale, investment.completed_total).to_owned(), values: totals.completed },
        Series { label: td_string!(locale, investment.planned_total).to_owned(), values: totals.planned },
    ];
    let labels = answer.months.iter().map(|month| short_month_text(month.month, language)).collect();
    view! {
        <LineChart
            title=td_string!(locale, investment.curve_title)
            measure=Measure::Money
            labels
            series
            source
        />
    }
    .into_any()
}

pub(super) fn month_table(answer: &Investment) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let totals = Totals::of(answer);
    let unit = format!("{}{}", td_string!(locale, ui.chart_unit), fixed_money_unit(language));
    let head = |label: &'static str| view! { <th scope="col" class="numeric">{label}</th> };
    let heads = [
        td_string!(locale, investment.planned),
        td_string!(locale, investment.completed),
        td_string!(locale, investment.planned_total),
        td_string!(locale, investment.completed_total),
        td_string!(locale, investment.rate_at_end),
        td_string!(locale, investment.reports),
    ]
    .map(head);
    let rows: Vec<_> = answer
        .months
        .iter()
        .enumerate()
        .map(|(n, month)| {
            let at = |totals: &[Option<i64>]| totals.get(n).copied().flatten();
            row(answer, month, at(&totals.planned), at(&totals.completed))
        })
        .collect();
    view! {
        <div class="month-table">
            <TableFrame label=td_string!(locale, investment.months_table) density=Density::Compact>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, investment.month)}</th>
                        {heads.into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </TableFrame>
            <p class="card-note">{unit}</p>
        </div>
    }
    .into_any()
}

fn row(
    answer: &Investment,
    month: &MonthTotals,
    planned: Option<i64>,
    completed: Option<i64>,
) -> impl IntoView + use<> {
    let reached = month.month <= answer.as_of.month;
    let (amount, total, rate, reports) = if reached {
        (
            view! { <Money value=month.completed.sum fixed=true /> }.into_any(),
            view! { <Money value=completed.map(Yuan) fixed=true /> }.into_any(),
            view! { <Percent value=month.investment_completion_rate_bp /> }.into_any(),
            month.completed.known.into_any(),
        )
    } else {
        (not_yet(), not_yet(), not_yet(), not_yet())
    };
    let planned_now = match month.planned.sum {
        Some(sum) => view! { <Money value=Some(sum) fixed=true /> }.into_any(),
        None => view! { <NotPublished /> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{short_month_text(month.month, use_language())}</th>
            <td class="numeric">{planned_now}</td>
            <td class="numeric">{amount}</td>
            <td class="numeric"><Money value=planned.map(Yuan) fixed=true /></td>
            <td class="numeric">{total}</td>
            <td class="numeric">{rate}</td>
            <td class="numeric">{reports}</td>
        </tr>
    }
}

/// The month has not come: neither zero nor unpublished.
fn not_yet() -> AnyView {
    view! {
        <span class="not-published" aria-hidden="true">"—"</span>
        <span class="sr-only">{td_string!(use_locale(), investment.not_yet)}</span>
    }
    .into_any()
}
