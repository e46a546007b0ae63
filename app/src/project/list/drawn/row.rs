//! One project as a row: a table's on a wide screen, a card on a narrow one. Few nodes a cell, because a
//! page has thousands of cells.

use super::page::ListRow;
use super::row_style::{DrawnColumn, RowStyle};
use crate::locale::td_string;
use crate::project::list::column::Column;
use crate::status_light::light_tone;
use crate::ui::{Badge, Tone};
use domain::code_list::{CodeList as _, Source};
use domain::unit::BasisPoints;
use leptos::prelude::*;

/// Rows.
pub(super) fn rows(rows: &[ListRow], style: &RowStyle) -> AnyView {
    rows.iter().map(|one| row(one, style)).collect::<Vec<_>>().into_any()
}

fn row(row: &ListRow, style: &RowStyle) -> impl IntoView + use<> {
    let mut texts = row.texts.iter();
    let cells = style.columns.iter().map(|drawn| match drawn.column {
        Column::Code => {
            let code = row.code.clone();
            view! { <td class="c-code">{code}</td> }.into_any()
        }
        Column::Name => name(row, style),
        Column::Light => light(row, style),
        Column::LightReason => text(Some(row.light_reason.clone()), drawn, style),
        Column::Rate => rate(row.rate, drawn, style),
        Column::Gap => gap(row.gap, drawn, style),
        _ => text(texts.next().cloned().flatten(), drawn, style),
    });
    view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
}

fn light(row: &ListRow, style: &RowStyle) -> AnyView {
    let label = row.light.label().in_language(style.language);
    let reason = row.light_reason.clone();
    view! {
        <td class="c-light">
            <Badge label tone=light_tone(row.light) mark=true title=reason />
        </td>
    }
    .into_any()
}

fn name(row: &ListRow, style: &RowStyle) -> AnyView {
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
    .into_any()
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

fn text(value: Option<String>, drawn: &DrawnColumn, style: &RowStyle) -> AnyView {
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
