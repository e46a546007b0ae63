//! Bars against a mark: what is, beside what should be.

use super::Measure;
use super::figure::{ChartFigure, DataTable, SeriesStyle};
use super::scale::{Scale, percent};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Tone, ToneMark};
use leptos::prelude::*;

/// One row: a bar and the mark it is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bullet {
    /// What it is.
    pub label: String,
    /// Where it leads.
    pub href: Option<String>,
    /// What is; `None` is not published.
    pub value: Option<i64>,
    /// What should be.
    pub target: Option<i64>,
    /// A word on the value, beside it: its difference, its rate.
    pub remark: String,
    /// How many records it covers: small, beside the label.
    pub coverage: String,
    /// A count for each of the chart's parts.
    pub parts: Vec<u32>,
}

/// What the columns of a [`BulletChart`] are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulletNames {
    /// Of the rows.
    pub label: String,
    /// Of the bars.
    pub value: String,
    /// Of the marks.
    pub target: String,
    /// Of the remarks.
    pub remark: String,
    /// Of the coverage.
    pub coverage: String,
}

/// Rows of bars from zero, each with a mark, and under it how many of what kind.
#[component]
pub fn BulletChart(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// What the values are.
    measure: Measure,
    /// What the columns are called.
    names: BulletNames,
    /// What is counted a row; its shapes stand with the counts.
    #[prop(optional)]
    parts: Vec<(Tone, String)>,
    /// The rows.
    rows: Vec<Bullet>,
    /// Where the figures come from, as of when.
    #[prop(optional, into)]
    source: Option<String>,
) -> impl IntoView {
    let language = use_language();
    let absent = td_string!(use_locale(), ui.not_published);
    let text = move |value: Option<i64>| {
        value.map_or_else(|| absent.to_owned(), |value| measure.text(value, language))
    };
    let scale = Scale::new(rows.iter().flat_map(|row| [row.value, row.target]).flatten(), 5);
    let heads = [&names.label, &names.value, &names.target, &names.remark, &names.coverage];
    let table = DataTable {
        columns: heads.into_iter().chain(parts.iter().map(|(_, name)| name)).cloned().collect(),
        rows: rows
            .iter()
            .map(|row| {
                let counts = row.parts.iter().map(ToString::to_string);
                let cells = [
                    row.label.clone(),
                    text(row.value),
                    text(row.target),
                    row.remark.clone(),
                    row.coverage.clone(),
                ];
                cells.into_iter().chain(counts).collect()
            })
            .collect(),
        links: Vec::new(),
    };
    let unit = measure.axis_unit(scale.largest(), language);
    let rows = rows.into_iter().map(move |row| draw_row(&scale, text(row.value), &parts, row)).collect_view();
    view! {
        <ChartFigure title unit source table>
            {legend(names)}
            <ul class="bullet-rows">{rows}</ul>
        </ChartFigure>
    }
}

fn legend(names: BulletNames) -> impl IntoView {
    view! {
        <ul class="legend">
            <li class=SeriesStyle::Place(1).class()>
                <svg class="legend-key" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
                    <rect class="mark-fill" y="2" width="24" height="8" rx="1" />
                </svg>
                {names.value}
            </li>
            <li>
                <svg class="legend-key" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
                    <line class="bullet-mark" x1="12" x2="12" y1="0" y2="12" />
                </svg>
                {names.target}
            </li>
        </ul>
    }
}

fn draw_row(scale: &Scale, value: String, parts: &[(Tone, String)], row: Bullet) -> impl IntoView + use<> {
    let label = match row.href {
        Some(href) => view! { <a href=href>{row.label}</a> }.into_any(),
        None => row.label.into_any(),
    };
    let bar = row.value.map(|value| {
        let (zero, end) = (scale.at(0), scale.at(value));
        let (x, width) = (percent(zero.min(end)), percent((end - zero).abs()));
        view! { <rect class="mark-fill" x=x width=width y="3" height="8" rx="1" /> }
    });
    let mark = row.target.map(|target| {
        let x = percent(scale.at(target));
        view! { <line class="bullet-mark" x1=x.clone() x2=x y1="0" y2="14" /> }
    });
    let counts = parts.iter().zip(row.parts).filter(|(_, count)| *count > 0).map(|((tone, name), count)| {
        view! { <span class="bullet-count"><ToneMark tone=*tone label=name.clone() />{count}</span> }
    });
    view! {
        <li class="bullet-row">
            <span class="bullet-label">{label}" "<span class="bullet-coverage">{row.coverage}</span></span>
            <span class="bullet-value"><strong>{value}</strong>" "<span class="bullet-remark">{row.remark}</span></span>
            <svg class=format!("bullet {}", SeriesStyle::Place(1).class()) height="14" aria-hidden="true">
                <rect class="bar-ground" width="100%" y="3" height="8" rx="1" />
                {bar}
                {mark}
            </svg>
            <span class="bullet-counts">{counts.collect_view()}</span>
        </li>
    }
}
