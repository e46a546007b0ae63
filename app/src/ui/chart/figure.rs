//! What is around every chart: title, unit, source, legend, and the table of the same figures.

use crate::locale::{td_string, use_locale};
use crate::ui::{Disclosure, TableFrame, Tone};
use leptos::prelude::*;

/// How a series looks: by its place, or by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesStyle {
    /// The n-th colour and dash, from 1; six, then again from the first.
    Place(usize),
    /// A tone's colour.
    Tone(Tone),
    /// The outline of a plan, on Gantt charts.
    Baseline,
    /// The outline of a forecast, on Gantt charts.
    Forecast,
}

impl SeriesStyle {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Place(place) => match place % 6 {
                1 => "series-1",
                2 => "series-2",
                3 => "series-3",
                4 => "series-4",
                5 => "series-5",
                _ => "series-6",
            },
            Self::Tone(Tone::Good) => "series-good",
            Self::Tone(Tone::Caution) => "series-caution",
            Self::Tone(Tone::Bad) => "series-bad",
            Self::Tone(Tone::Neutral) => "series-neutral",
            Self::Tone(Tone::Info) => "series-3",
            Self::Baseline => "key-baseline",
            Self::Forecast => "key-forecast",
        }
    }
}

/// The figures behind a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataTable {
    /// The heads; the first is that of the row labels.
    pub columns: Vec<String>,
    /// The rows; the first cell is the row's label.
    pub rows: Vec<Vec<String>>,
    /// Where the cells lead, as the rows are; may end before they do.
    pub links: Vec<Vec<Option<String>>>,
}

/// How a legend's key is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A stroke.
    Line,
    /// A filled box.
    Fill,
}

/// The frame of a chart.
#[component]
pub fn ChartFigure(
    /// What it shows.
    title: String,
    /// In which unit.
    #[prop(optional, into)]
    unit: Option<String>,
    /// Where the figures come from, as of when.
    #[prop(optional_no_strip)]
    source: Option<String>,
    /// Every series and its name; no legend when empty.
    #[prop(optional)]
    legend: Vec<(SeriesStyle, String)>,
    /// Whether the series are lines (else filled).
    #[prop(optional)]
    lines: bool,
    /// The same figures as a table.
    table: DataTable,
    /// The drawing.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let key = if lines { Key::Line } else { Key::Fill };
    let legend = (!legend.is_empty()).then(|| {
        let entries = legend.into_iter().map(|(style, name)| legend_entry(style, key, name));
        view! { <ul class="legend">{entries.collect_view()}</ul> }
    });
    let drawing = if table.rows.is_empty() {
        view! { <p class="chart-caption">{td_string!(locale, ui.chart_no_data)}</p> }.into_any()
    } else {
        children().into_any()
    };
    let unit = unit.map(|unit| format!("{}{unit}", td_string!(locale, ui.chart_unit)));
    let source = source.map(|source| format!("{}{source}", td_string!(locale, ui.chart_source)));
    view! {
        <figure class="chart">
            <figcaption>
                <div class="chart-title">{title.clone()}</div>
                {unit.map(|unit| view! { <div class="chart-caption">{unit}</div> })}
            </figcaption>
            {legend}
            {drawing}
            {source.map(|source| view! { <p class="chart-caption">{source}</p> })}
            <div class="chart-data">
                <Disclosure summary=td_string!(locale, ui.chart_data)>{data_table(title, table)}</Disclosure>
            </div>
        </figure>
    }
}

fn legend_entry(style: SeriesStyle, key: Key, name: String) -> impl IntoView {
    let drawing = match key {
        Key::Line => view! { <line class="mark-line" x1="0" y1="6" x2="24" y2="6" /> }.into_any(),
        Key::Fill => view! { <rect class="mark-fill" x="6" width="12" height="12" rx="2" /> }.into_any(),
    };
    view! {
        <li class=style.class()>
            <svg class="legend-key" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
                {drawing}
            </svg>
            {name}
        </li>
    }
}

fn data_table(title: String, table: DataTable) -> impl IntoView {
    let heads = table.columns.into_iter().enumerate().map(|(n, column)| {
        view! { <th scope="col" class=(n > 0).then_some("numeric")>{column}</th> }
    });
    let links = table.links.into_iter().chain(std::iter::repeat_with(Vec::new));
    let rows = table.rows.into_iter().zip(links).map(|(row, links)| {
        let links = links.into_iter().chain(std::iter::repeat(None));
        let mut cells = row.into_iter().zip(links).map(|(cell, link)| match link {
            Some(href) => view! { <a class="cell-link" href=href>{cell}</a> }.into_any(),
            None => cell.into_any(),
        });
        let label = cells.next();
        let cells = cells.map(|cell| view! { <td class="numeric">{cell}</td> });
        view! {
            <tr>
                <th scope="row">{label}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <TableFrame label=title density=crate::ui::Density::Compact>
            <thead>
                <tr>{heads.collect_view()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </TableFrame>
    }
}
