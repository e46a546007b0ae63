//! Somebody else has changed the report meanwhile: both versions field by field. What was typed stays in the form.

use crate::locale::{td_string, use_locale};
use crate::status_report::report_view::{Fill, Told};
use crate::ui::{Density, TableFrame};
use domain::code_list::CodeList as _;
use domain::form::Fields;
use domain::status_report::AmountUnit;
use leptos::prelude::*;

/// The two versions; only fields that differ.
pub(super) fn conflict(fill: &Fill, mine: &Fields) -> AnyView {
    let locale = use_locale();
    let Some(theirs) = &fill.stored else { return ().into_any() };
    let table = differences(mine, theirs);
    let same = table.is_none().then(|| view! { <p>{td_string!(locale, report.conflict_same)}</p> });
    view! {
        <section class="card-section report-conflict" aria-labelledby="report-conflict">
            <h2 id="report-conflict" class="card-title">{td_string!(locale, report.conflict_title)}</h2>
            <p>{td_string!(locale, report.conflict_text)}</p>
            {table}
            {same}
        </section>
    }
    .into_any()
}

/// The fields in which two versions differ, side by side; `None` when there is none.
pub(super) fn differences(mine: &Fields, theirs: &Told) -> Option<AnyView> {
    let locale = use_locale();
    let rows: Vec<_> = pairs(mine, theirs)
        .into_iter()
        .filter(|(_, mine, theirs)| mine != theirs)
        .map(|(term, mine, theirs)| {
            view! {
                <tr>
                    <th scope="row">{term}</th>
                    <td class="report-text" lang="zh-CN">{mine}</td>
                    <td class="report-text" lang="zh-CN">{theirs}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let table = view! {
        <TableFrame label=td_string!(locale, report.differences) density=Density::Compact>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, report.field)}</th>
                    <th scope="col">{td_string!(locale, report.mine)}</th>
                    <th scope="col">{td_string!(locale, report.theirs)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    };
    Some(table.into_any())
}

fn pairs(mine: &Fields, theirs: &Told) -> Vec<(&'static str, String, String)> {
    let locale = use_locale();
    let unit = AmountUnit::from_code(mine.get("amount_unit")).unwrap_or(AmountUnit::Wan);
    let amount = domain::unit::Yuan::parse(mine.get("amount"), unit.in_yuan());
    let typed = mine.get("amount").trim().to_owned();
    let wan = td_string!(locale, ui.wan);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let of_mine = |name: &str| mine.get(name).trim().replace("\r\n", "\n");
    let percent = |text: String| text.trim_end_matches('%').trim().to_owned();
    vec![
        (
            td_string!(locale, report.amount),
            amount.map_or(typed, |amount| format!("{} {wan}", amount.exact_wan())),
            format!("{} {wan}", theirs.amount.exact_wan()),
        ),
        (
            td_string!(locale, report.physical_progress),
            percent(of_mine("progress")),
            theirs.progress.map(domain::unit::BasisPoints::exact_percent).unwrap_or_default(),
        ),
        (td_string!(locale, report.note), of_mine("note"), text(&theirs.note)),
        (td_string!(locale, report.problems), of_mine("problems"), text(&theirs.problems)),
        (td_string!(locale, report.next_steps), of_mine("next_steps"), text(&theirs.next_steps)),
    ]
}
