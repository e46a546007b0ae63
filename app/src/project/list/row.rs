//! One project as a row: a table's on a wide screen, a card on a narrow one. Few nodes a cell, because a
//! page has thousands of cells.

use super::answer::ListRow;
use super::column::Column;
use super::row_style::{DrawnColumn, RowStyle};
use crate::locale::td_string;
use crate::status_light::light_tone;
use crate::ui::{Badge, Tone, fixed_money_text};
use domain::code_list::{CodeList, Source};
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;
use std::borrow::Cow;

/// The row.
pub(super) fn row(row: &ListRow, style: &RowStyle) -> impl IntoView + use<> {
    let cells = style.columns.iter().map(|drawn| cell(drawn, row, style));
    view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
}

fn cell(drawn: &DrawnColumn, row: &ListRow, style: &RowStyle) -> AnyView {
    match drawn.column {
        Column::Code => {
            let code = row.code.clone();
            view! { <td class="c-code">{code}</td> }.into_any()
        }
        Column::Name => name(row, style).into_any(),
        Column::Light => {
            let label = row.light.label().in_language(style.language);
            let reason = row.light_reason.clone();
            view! {
                <td class="c-light">
                    <Badge label tone=light_tone(row.light) mark=true title=reason />
                </td>
            }
            .into_any()
        }
        Column::Rate => rate(row.rate, drawn, style),
        Column::Gap => gap(row.gap, drawn, style),
        column => text(plain(column, row, style), drawn, style),
    }
}

fn name(row: &ListRow, style: &RowStyle) -> impl IntoView + use<> {
    let href = style.record_href(&row.code);
    let (name, reason) = (row.name.clone(), row.light_reason.clone());
    view! {
        <th scope="row" class="c-name">
            <a class="row-link" href=href>
                {name}
            </a>
            {source_badge(row.source, style)}
            <span class="row-note">{reason}</span>
        </th>
    }
}

/// What a reader must know before believing a row.
fn source_badge(source: Source, style: &RowStyle) -> Option<impl IntoView + use<>> {
    let tone = match source {
        Source::Illustrative => Tone::Caution,
        Source::ReportCount => Tone::Info,
        Source::Report | Source::Imported => return None,
    };
    let label = source.label().in_language(style.language);
    Some(view! {
        " "
        <Badge label tone />
    })
}

fn text(value: Option<Cow<'static, str>>, drawn: &DrawnColumn, style: &RowStyle) -> AnyView {
    let label = drawn.label.clone();
    match value {
        Some(value) => view! { <td class=drawn.class data-label=label>{value}</td> }.into_any(),
        None => {
            let unknown = td_string!(style.locale(), ui.not_published);
            view! { <td class=drawn.unknown_class data-label=label>{unknown}</td> }.into_any()
        }
    }
}

fn gap(value: Option<BasisPoints>, drawn: &DrawnColumn, style: &RowStyle) -> AnyView {
    let Some(value) = value else { return text(None, drawn, style) };
    let class = if value.0 < 0 { "c-number numeric gap-behind" } else { "c-number numeric gap-ahead" };
    let label = drawn.label.clone();
    view! { <td class=class data-label=label>{value.signed_points_1()}</td> }.into_any()
}

/// The rate, and under it a bar held against the time gone by.
fn rate(value: Option<BasisPoints>, drawn: &DrawnColumn, style: &RowStyle) -> AnyView {
    let Some(value) = value else { return text(None, drawn, style) };
    let label = drawn.label.clone();
    view! {
        <td class=drawn.class data-label=label>
            {value.percent_1()}
            {rate_bar(value, style.time)}
        </td>
    }
    .into_any()
}

/// A bar of 0–100 % with a mark where the time stands. Decoration: the figures are in the row.
pub(super) fn rate_bar(rate: BasisPoints, time: BasisPoints) -> impl IntoView {
    let tone = if rate < time { "rate-bar rate-bar-behind" } else { "rate-bar" };
    let width = |bp: BasisPoints| (bp.0.clamp(0, BasisPoints::WHOLE.0) / 100).to_string();
    view! {
        <svg class=tone viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <path class="rate-bar-ground" d="M0 1h100v4H0Z" />
            <path class="rate-bar-done" d=format!("M0 1h{}v4H0Z", width(rate)) />
            <path class="rate-bar-time" d=format!("M{} 0v6", width(time)) />
        </svg>
    }
}

/// The text of a cell that is nothing but text; `None` is "not published".
fn plain(column: Column, row: &ListRow, style: &RowStyle) -> Option<Cow<'static, str>> {
    fn code<T: CodeList>(value: Option<T>, style: &RowStyle) -> Option<Cow<'static, str>> {
        value.map(|value| value.label().in_language(style.language).into())
    }
    let money = |value: Option<Yuan>| value.map(|value| fixed_money_text(value, style.language).into());
    let name = |value: &Option<String>| value.clone().map(Cow::Owned);
    let date = |value: Option<chrono::NaiveDate>| value.map(|date| date.to_string().into());
    match column {
        Column::Code => Some(row.code.clone().into()),
        Column::Name => Some(row.name.clone().into()),
        Column::Light => code(Some(row.light), style),
        Column::LightReason => Some(row.light_reason.clone().into()),
        Column::Category => code(row.category, style),
        Column::Sector => code(row.sector, style),
        Column::Subdistrict => code(row.subdistrict, style),
        Column::Stage => code(row.stage, style),
        Column::Source => code(Some(row.source), style),
        Column::Programmes => {
            let labels: Vec<&str> =
                row.programmes.iter().map(|one| one.label().in_language(style.language)).collect();
            let none = || td_string!(style.locale(), project.no_programme).to_owned();
            Some(if labels.is_empty() { none() } else { labels.join("; ") }.into())
        }
        Column::TotalPlanned => money(row.total_planned),
        Column::AnnualPlanned => money(row.annual_planned),
        Column::CompletedYtd => money(row.completed_ytd),
        Column::CompletedCumulative => money(row.completed_cumulative),
        Column::Rate => row.rate.map(|rate| rate.percent_1().into()),
        Column::Gap => row.gap.map(|gap| gap.signed_points_1().into()),
        Column::Physical => row.physical.map(|physical| physical.percent_1().into()),
        Column::Owner => name(&row.owner),
        Column::Unit => name(&row.unit),
        Column::Start => date(row.planned_start),
        Column::Finish => date(row.planned_finish),
    }
}
