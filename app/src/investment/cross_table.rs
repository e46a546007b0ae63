//! Two dimensions against each other: one figure a cell, tinted, with totals, down to the projects.

use super::Investment;
use super::asked::Asked;
use super::drill::narrowed;
use super::figure::Figure;
use super::group_table::{amount, label, linked};
use super::heat::heat_class;
use crate::locale::{in_sentence, td_string, use_language, use_locale};
use crate::ui::{Density, TabLink, TabLinks, TableFrame, fixed_money_unit};
use domain::code_list::CodeList as _;
use domain::portfolio::{Dimension, Filter, Group, Measures};
use leptos::prelude::*;

pub(super) fn cross_table(answer: &Investment, asked: &Asked, by: [Dimension; 2]) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let [rows_by, columns_by] = by.map(|by| by.label().in_language(language));
    let figure = asked.measure;
    let title = td_string!(
        locale,
        investment.cross_table,
        rows = rows_by,
        columns = in_sentence(by[1].label(), language),
        figure = figure.label(language)
    );
    let filter = &asked.query.filter;
    let heads: Vec<_> = answer
        .columns
        .iter()
        .map(|column| view! { <th scope="col" class="numeric">{label(column)}</th> })
        .collect();
    let largest = answer.cells.iter().filter_map(|cell| figure.of(&cell.measures)).max().unwrap_or(0);
    let rows: Vec<_> = answer.rows.iter().map(|row| draw_row(answer, asked, by, row, largest)).collect();
    let foot: Vec<_> = answer
        .columns
        .iter()
        .map(|column| total(asked, narrowed(filter, by[1], &column.key).as_ref(), &column.measures))
        .collect();
    let whole = total(asked, Some(filter), &answer.total);
    let unit = figure
        .is_money()
        .then(|| format!("{}{}", td_string!(locale, ui.chart_unit), fixed_money_unit(language)));
    view! {
        {measures(asked)}
        <div class="cross-table">
            <TableFrame label=title density=Density::Compact tall=true>
                <thead>
                    <tr>
                        <th scope="col">{format!("{rows_by} \\ {columns_by}")}</th>
                        {heads.collect_view()}
                        <th scope="col" class="numeric">{td_string!(locale, investment.total)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, investment.total)}</th>
                        {foot.collect_view()}
                        {whole}
                    </tr>
                </tfoot>
            </TableFrame>
        </div>
        {unit.map(|unit| view! { <p class="card-note">{unit}</p> })}
        <p class="card-note">
            {match figure {
                Figure::Rate | Figure::Gap => td_string!(locale, investment.heat_gap),
                _ => td_string!(locale, investment.heat_amount),
            }}
        </p>
    }
    .into_any()
}

/// What the cells can show, each with its own address.
fn measures(asked: &Asked) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let tabs = Figure::ALL.map(|figure| TabLink {
        href: Asked { measure: figure, ..asked.clone() }.address(),
        label: figure.label(language).to_owned(),
        current: figure == asked.measure,
    });
    view! { <TabLinks label=td_string!(locale, investment.measure) tabs=tabs.to_vec() /> }
}

fn draw_row(
    answer: &Investment,
    asked: &Asked,
    by: [Dimension; 2],
    row: &Group,
    largest: i64,
) -> impl IntoView + use<> {
    let figure = asked.measure;
    let of_row = narrowed(&asked.query.filter, by[0], &row.key);
    let cells: Vec<_> = answer
        .columns
        .iter()
        .map(|column| match answer.cell(&row.key, &column.key) {
            Some(measures) => {
                let filter = of_row.as_ref().and_then(|filter| narrowed(filter, by[1], &column.key));
                let class = heat_class(figure, measures, largest).unwrap_or_default();
                let value = linked(asked, filter.as_ref(), figure, amount(figure, measures));
                view! { <td class=format!("numeric {class}")>{value}</td> }.into_any()
            }
            None => view! { <td class="numeric no-cell">{nothing()}</td> }.into_any(),
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{label(row)}</th>
            {cells.collect_view()}
            {total(asked, of_row.as_ref(), &row.measures)}
        </tr>
    }
}

/// No project is there: not an unknown figure, and not zero.
fn nothing() -> impl IntoView {
    view! {
        <span aria-hidden="true">"·"</span>
        <span class="sr-only">{td_string!(use_locale(), investment.no_projects_here)}</span>
    }
}

fn total(asked: &Asked, filter: Option<&Filter>, measures: &Measures) -> impl IntoView + use<> {
    let figure = asked.measure;
    view! { <td class="numeric cross-total">{linked(asked, filter, figure, amount(figure, measures))}</td> }
}
