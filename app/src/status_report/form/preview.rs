//! What the amount comes to, while it is typed: the new sums and rates.

use super::live::Live;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::live;
use domain::label::Language;
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;

/// An amount exactly, in one unit whatever its size: what is typed is seen to add up, and a wrong unit to be wrong.
fn exact_text(value: Yuan, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{} 万元", value.exact_wan_grouped()),
        Language::En => {
            let millions = value.in_million(6);
            format!("¥{} m", millions.trim_end_matches('0').trim_end_matches('.'))
        }
    }
}

/// The sums with this month's amount.
pub(super) fn preview(state: Live) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let sums = live(move || {
        let Some(amount) = state.amount() else {
            return view! { <span class="record-muted">{td_string!(locale, report.preview_none)}</span> }
                .into_any();
        };
        let money =
            |value: Option<Yuan>| value.map_or_else(|| "—".to_owned(), |value| exact_text(value, language));
        let share = |part: Option<Yuan>, whole: Option<Yuan>| {
            let rate = part.zip(whole).and_then(|(part, whole)| BasisPoints::ratio(part, whole));
            rate.map_or_else(String::new, |rate| format!(" ({}%)", rate.percent_1()))
        };
        let (year, ytd, cumulative, annual_share, total_share) = state.with_context(|context| {
            let (ytd, cumulative) = (context.ytd_with(amount), context.cumulative_with(amount));
            (
                context.month.year(),
                money(ytd),
                money(cumulative),
                share(ytd, context.annual_planned),
                share(cumulative, context.total_planned),
            )
        });
        let month = td_string!(locale, report.preview_month);
        let exact = exact_text(amount, language);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_have_one_unit() {
        let told = |yuan, language| exact_text(Yuan(yuan), language);
        assert_eq!(told(9_670_000, Language::ZhCn), "967 万元");
        assert_eq!(told(105_000_000, Language::ZhCn), "10,500 万元");
        assert_eq!(told(3_205_001, Language::En), "¥3.205001 m");
        assert_eq!(told(-12_500_000, Language::En), "¥-12.5 m");
        assert_eq!(told(0, Language::ZhCn), "0 万元");
    }
}
