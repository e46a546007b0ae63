//! The groups as a table: every figure with what it covers, and down to the projects.

use super::Investment;
use super::asked::{Asked, GroupOrder};
use super::drill::{narrowed, of_light, projects};
use super::figure::Figure;
use crate::locale::{in_sentence, td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::{
    Money, NotPublished, Percent, Points, SortHeader, Sorted, TableFrame, ToneMark, fixed_money_unit,
};
use domain::code_list::CodeList as _;
use domain::portfolio::{Dimension, Filter, Group, GroupLabel, Measures};
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;

pub(super) fn group_table(answer: &Investment, asked: &Asked, by: Dimension) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = by.label().in_language(language);
    let heads = [Figure::TotalPlanned, Figure::AnnualPlanned, Figure::Completed, Figure::Rate, Figure::Gap]
        .map(|figure| head(asked, figure));
    let rows: Vec<_> = answer.rows.iter().map(|group| row(asked, by, group)).collect();
    let first_heads = (dimension_head(asked, name), head(asked, Figure::Count));
    let total = cells(asked, Some(&asked.query.filter), &answer.total);
    view! {
        <div class="group-table">
            <TableFrame label=td_string!(locale, investment.table, dimension = in_sentence(by.label(), language))>
                <thead>
                    <tr>
                        {first_heads}
                        <th scope="col">{td_string!(locale, investment.lights)}</th>
                        {heads.into_iter().collect_view()}
                        <th scope="col" class="numeric">{td_string!(locale, investment.suspended)}</th>
                        <th scope="col" class="numeric">{td_string!(locale, investment.cancelled)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{td_string!(locale, investment.total)}</th>
                        {total}
                    </tr>
                </tfoot>
            </TableFrame>
        </div>
    }
    .into_any()
}

/// Goes back to the dimension's own order.
fn dimension_head(asked: &Asked, name: &'static str) -> impl IntoView + use<> {
    let sorted = asked.order.is_none().then_some(Sorted::Ascending);
    view! { <SortHeader label=name href=asked.ordered(None).address() sorted /> }
}

fn head(asked: &Asked, figure: Figure) -> impl IntoView + use<> {
    let language = use_language();
    let sorted = asked
        .order
        .filter(|order| order.figure == figure)
        .map(|order| if order.descending { Sorted::Descending } else { Sorted::Ascending });
    // Figures are looked at from the largest on, gaps and rates from the worst.
    let largest_first = !matches!(figure, Figure::Rate | Figure::Gap);
    let descending = match sorted {
        Some(sorted) => sorted == Sorted::Ascending,
        None => largest_first,
    };
    let label = if figure.is_money() {
        format!("{} ({})", figure.label(language), fixed_money_unit(language))
    } else {
        figure.label(language).to_owned()
    };
    let href = asked.ordered(Some(GroupOrder { figure, descending })).address();
    view! { <SortHeader label href sorted numeric=true largest_first /> }
}

fn row(asked: &Asked, by: Dimension, group: &Group) -> impl IntoView + use<> {
    let filter = narrowed(&asked.query.filter, by, &group.key);
    let label = label(group);
    let label = match &filter {
        Some(filter) => {
            let href = projects(asked, filter.clone(), Figure::Count);
            view! { <a href=href>{label}</a> }.into_any()
        }
        None => label.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{label}</th>
            {cells(asked, filter.as_ref(), &group.measures)}
        </tr>
    }
}

/// A group's name.
pub(super) fn label(group: &Group) -> String {
    let language = use_language();
    match &group.label {
        GroupLabel::One(label) => label.in_language(language).to_owned(),
        GroupLabel::Two([row, column]) => {
            format!("{} · {}", row.in_language(language), column.in_language(language))
        }
    }
}

fn cells(asked: &Asked, filter: Option<&Filter>, measures: &Measures) -> impl IntoView + use<> {
    let figures = [Figure::TotalPlanned, Figure::AnnualPlanned, Figure::Completed, Figure::Rate, Figure::Gap]
        .map(|figure| {
            let value = amount(figure, measures);
            let coverage = format!("{}/{}", figure.covered(measures), measures.count);
            view! {
                <td class="numeric">
                    {linked(asked, filter, figure, value)}
                    <span class="cell-coverage">{coverage}</span>
                </td>
            }
        });
    let count = linked(asked, filter, Figure::Count, measures.count.into_any());
    let lights = WORST_FIRST.map(|light| light_count(asked, filter, measures, light));
    view! {
        <td class="numeric">{count}</td>
        <td>
            <span class="light-mix">{lights.into_iter().collect_view()}</span>
        </td>
        {figures.into_iter().collect_view()}
        <td class="numeric">{measures.suspended}</td>
        <td class="numeric">{measures.cancelled}</td>
    }
}

fn light_count(
    asked: &Asked,
    filter: Option<&Filter>,
    measures: &Measures,
    light: domain::status_light::Light,
) -> Option<AnyView> {
    let count = measures.lights.of(light);
    if count == 0 {
        return None;
    }
    let mark = view! {
        <ToneMark tone=light_tone(light) label=light.label().in_language(use_language()) />
        {count}
    };
    Some(match filter.and_then(|filter| of_light(asked, filter, light)) {
        Some(href) => view! { <a class="cell-link" href=href>{mark}</a> }.into_any(),
        None => view! { <span>{mark}</span> }.into_any(),
    })
}

/// A figure of a group as it is written in a table.
pub(super) fn amount(figure: Figure, measures: &Measures) -> AnyView {
    let Some(value) = figure.of(measures) else { return view! { <NotPublished /> }.into_any() };
    match figure {
        Figure::Count => value.into_any(),
        Figure::Rate => view! { <Percent value=Some(BasisPoints(value)) /> }.into_any(),
        Figure::Gap => view! { <Points value=Some(BasisPoints(value)) bare=true /> }.into_any(),
        Figure::TotalPlanned | Figure::AnnualPlanned | Figure::Completed => {
            view! { <Money value=Some(Yuan(value)) fixed=true /> }.into_any()
        }
    }
}

/// A figure that leads to the projects behind it.
pub(super) fn linked(asked: &Asked, filter: Option<&Filter>, figure: Figure, value: AnyView) -> AnyView {
    match filter {
        Some(filter) => {
            let href = projects(asked, filter.clone(), figure);
            view! { <a class="cell-link" href=href>{value}</a> }.into_any()
        }
        None => value,
    }
}
