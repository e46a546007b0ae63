//! What the amount comes to, while it is typed: the new sums and rates.

use super::live::Live;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{live, money_text, month_text};
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;

/// The sums with this month's amount.
pub(super) fn preview(state: Live) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let sums = live(move || {
        let Some(amount) = state.amount() else {
            return view! { <span class="record-muted">{td_string!(locale, report.preview_none)}</span> }
                .into_any();
        };
        let money =
            |value: Option<Yuan>| value.map_or_else(|| "—".to_owned(), |value| money_text(value, language));
        let share = |part: Option<Yuan>, whole: Option<Yuan>| {
            let rate = part.zip(whole).and_then(|(part, whole)| BasisPoints::ratio(part, whole));
            rate.map_or_else(String::new, |rate| format!(" ({}%)", rate.percent_1()))
        };
        let (year, month, ytd, cumulative, annual_share, total_share) = state.with_context(|context| {
            let (ytd, cumulative) = (context.ytd_with(amount), context.cumulative_with(amount));
            (
                context.month.year(),
                month_text(context.month, language),
                money(ytd),
                money(cumulative),
                share(ytd, context.annual_planned),
                share(cumulative, context.total_planned),
            )
        });
        let exact = format!("{} {}", amount.grouped(), td_string!(locale, ui.yuan));
        view! {
            <dl class="report-sums">
                <div><dt>{month}</dt><dd>{exact}</dd></div>
                <div><dt>{td_string!(locale, report.ytd, year = year).to_string()}</dt><dd>{ytd} {annual_share}</dd></div>
                <div><dt>{td_string!(locale, report.cumulative)}</dt><dd>{cumulative} {total_share}</dd></div>
            </dl>
        }
        .into_any()
    });
    view! {
        <output class="report-preview" for="field-amount field-amount_unit" aria-label=td_string!(locale, report.preview)>
            {sums}
        </output>
    }
    .into_any()
}
