//! The same projects at the two months' ends: figures whose differences the changes are.

use super::part::{Row, list, numbers, table};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::{Density, Money, Percent, Points, Section, ToneMark, fixed_money_unit, month_text};
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::portfolio::{Choice, Digest, Filter, Measures, SortKey};
use leptos::prelude::*;

pub(super) fn standing(digest: &Digest) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let money = |label: &str| format!("{label} ({})", fixed_money_unit(language));
    let columns = [
        td_string!(locale, change_digest.projects).to_owned(),
        td_string!(locale, change_digest.lights_head).to_owned(),
        money(SortKey::TotalPlannedInvestment.label().in_language(language)),
        money(SortKey::AnnualPlannedInvestment.label().in_language(language)),
        money(SortKey::InvestmentCompletedYtd.label().in_language(language)),
        SortKey::InvestmentCompletionRate.label().in_language(language).to_owned(),
        td_string!(locale, change_digest.gap).to_owned(),
    ];
    let rows = [(digest.from, &digest.before), (digest.to, &digest.after)];
    let rows = rows.map(|(month, measures)| row(month, measures)).into();
    let title = td_string!(locale, change_digest.standing);
    let first = td_string!(locale, change_digest.month_end);
    let table = table(title.to_owned(), Density::Comfortable, first, &columns.map(numbers), rows);
    view! {
        <Section
            title
            note=td_string!(locale, change_digest.standing_note).to_owned()
            id="standing"
        >
            {table}
        </Section>
    }
    .into_any()
}

fn row(month: ReportingMonth, measures: &Measures) -> Row {
    let language = use_language();
    let lights = WORST_FIRST.map(|light| {
        let filter = Filter { light: Choice::only(light), ..Filter::default() };
        let (href, name) = (list(month, filter, None), light.label().in_language(language));
        view! {
            <a class="cell-link" href=href>
                <ToneMark tone=light_tone(light) label=name />
                " "
                {measures.lights.of(light)}
            </a>
        }
    });
    let all = list(month, Filter::default(), None);
    let cells = vec![
        view! { <a class="cell-link" href=all>{measures.count}</a> }.into_any(),
        view! { <span class="light-mix">{lights.into_iter().collect_view()}</span> }.into_any(),
        view! { <Money value=measures.total_planned_investment.sum fixed=true /> }.into_any(),
        view! { <Money value=measures.annual_planned_investment.sum fixed=true /> }.into_any(),
        view! { <Money value=measures.investment_completed_ytd.sum fixed=true /> }.into_any(),
        view! { <Percent value=measures.investment_completion_rate_bp /> }.into_any(),
        view! { <Points value=measures.progress_gap_bp bare=true /> }.into_any(),
    ];
    Row { head: view! { <th scope="row">{month_text(month, language)}</th> }.into_any(), cells }
}
