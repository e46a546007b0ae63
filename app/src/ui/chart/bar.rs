//! Horizontal bars: one figure a row.

use super::Measure;
use super::figure::{ChartFigure, DataTable, SeriesStyle};
use super::scale::{Scale, percent};
use crate::locale::{td_string, use_language, use_locale};
use leptos::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// How much; `None` is not published.
    pub value: Option<i64>,
    /// Where it leads.
    pub href: Option<String>,
    /// How it looks.
    pub style: SeriesStyle,
}

impl Bar {
    /// A row in the first colour that leads nowhere.
    pub fn new(label: impl Into<String>, value: Option<i64>) -> Self {
        Self { label: label.into(), value, href: None, style: SeriesStyle::Place(1) }
    }
}

/// Rows of bars that start at zero.
#[component]
pub fn BarChart(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// What the values are.
    measure: Measure,
    /// The head of the label column in the table.
    #[prop(optional, into)]
    label_head: Option<String>,
    /// The rows.
    bars: Vec<Bar>,
    /// Where the figures come from, as of when.
    #[prop(optional, into)]
    source: Option<String>,
) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    let scale = Scale::new(bars.iter().filter_map(|bar| bar.value), 5);
    let text = move |bar: &Bar| match bar.value {
        Some(value) => measure.text(value, language),
        None => td_string!(locale, ui.not_published).to_owned(),
    };
    let table = DataTable {
        columns: vec![
            label_head.unwrap_or_else(|| td_string!(locale, ui.chart_item).to_owned()),
            title.clone(),
        ],
        rows: bars.iter().map(|bar| vec![bar.label.clone(), text(bar)]).collect(),
        links: Vec::new(),
    };
    let rows = bars
        .into_iter()
        .map(|bar| {
            let text = text(&bar);
            let label = match bar.href {
                Some(href) => view! { <a href=href>{bar.label}</a> }.into_any(),
                None => bar.label.into_any(),
            };
            view! {
                <li class="bar-row">
                    <span class="bar-label">{label}</span>
                    <svg class=format!("bar {}", bar.style.class()) aria-hidden="true">
                        <rect class="bar-ground" width="100%" height="100%" rx="2" />
                        {bar.value.map(|value| draw(&scale, value))}
                    </svg>
                    <span class="bar-value">{text}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <ChartFigure title source table>
            <ul class="bar-rows">{rows}</ul>
        </ChartFigure>
    }
}

fn draw(scale: &Scale, value: i64) -> impl IntoView + use<> {
    let (zero, end) = (scale.at(0), scale.at(value));
    view! {
        <rect
            class="mark-fill"
            x=percent(zero.min(end))
            width=percent((end - zero).abs())
            height="100%"
            rx="2"
        />
    }
}
