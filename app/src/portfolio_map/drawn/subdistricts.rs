//! The figures of the sketch's labels as a table: for those who cannot see the sketch, and with the lights in numbers.

use super::Map;
use super::label::group_of;
use crate::locale::{td_string, use_locale};
use crate::project::list::ListAddress;
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::{Disclosure, Money, ToneMark};
use domain::code_list::{CodeList as _, Subdistrict};
use domain::portfolio::{Choice, Measures};
use leptos::prelude::*;

/// The table, folded.
pub(super) fn subdistricts(map: &Map<'_>) -> AnyView {
    let locale = use_locale();
    let rows = Subdistrict::ALL.iter().filter_map(|subdistrict| {
        let group = group_of(&map.groups, subdistrict.code())?;
        Some(row(map, *subdistrict, &group.measures))
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let name = td_string!(locale, portfolio_map.by_subdistrict);
    view! {
        <Disclosure summary=name>
            <table class="data-table data-table-compact map-subdistricts">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, project.col_subdistrict)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, project.projects)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, project.col_total_planned)}</th>
                        <th scope="col">{td_string!(locale, project.col_light)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Disclosure>
    }
    .into_any()
}

fn row(map: &Map<'_>, subdistrict: Subdistrict, measures: &Measures) -> AnyView {
    let only = |address: &mut ListAddress| address.query.filter.subdistrict = Choice::only(subdistrict);
    let lights = WORST_FIRST.map(|light| {
        let label = light.label().in_language(map.language);
        view! {
            <span class="group-light">
                <ToneMark tone=light_tone(light) label />
                {measures.lights.of(light)}
            </span>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=map.address.with(only).href() rel="nofollow" data-noscroll>
                    {subdistrict.label().in_language(map.language)}
                </a>
            </th>
            <td class="numeric">{measures.count}</td>
            <td class="numeric">
                <Money value=measures.total_planned_investment.sum />
            </td>
            <td>{lights.into_iter().collect_view()}</td>
        </tr>
    }
    .into_any()
}
