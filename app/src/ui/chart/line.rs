//! Lines over labels: plan against actual, month by month.

use super::Measure;
use super::band::{self, Band};
use super::figure::{ChartFigure, DataTable, SeriesStyle};
use super::scale::{Scale, WHOLE, percent, share};
use crate::locale::{td_string, use_language, use_locale};
use domain::label::Language;
use leptos::prelude::*;

/// The height of the plot, and of the room above it, in pixels.
const HEIGHT: i128 = 220;
const TOP: i128 = 8;
/// More labels than this along the width, and only every n-th is written.
const MOST_LABELS: usize = 13;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// One value a label; `None` is not published and breaks the line. May end before the labels do.
    pub values: Vec<Option<i64>>,
}

/// Several lines over the same labels.
#[component]
pub fn LineChart(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// What the values are.
    measure: Measure,
    /// The labels along the width, short: `1月`, `Jan`.
    labels: Vec<String>,
    /// The lines, at most six.
    series: Vec<Series>,
    /// What may come, as a band behind them; the lines are at most four then.
    #[prop(optional_no_strip)]
    band: Option<Band>,
    /// Where the figures come from, as of when.
    #[prop(optional, into)]
    source: Option<String>,
) -> impl IntoView {
    let language = use_language();
    let values = series.iter().flat_map(|s| s.values.iter().copied().flatten());
    let scale = Scale::new(values.chain(band.iter().flat_map(Band::values)), 6);
    let table = table(&labels, &series, band.as_ref(), measure, language);
    let legend = series.iter().enumerate().map(|(n, s)| (SeriesStyle::Place(n + 1), s.label.clone()));
    let legend = legend.chain(band.iter().map(|band| (band::STYLE, band.label.clone()))).collect();
    let count = labels.len();
    let band = band.map(|band| band.draw(&scale, |n| x(n, count), TOP, HEIGHT));
    let description = series.iter().map(|s| s.label.as_str()).collect::<Vec<_>>().join(", ");
    let lines = series
        .into_iter()
        .enumerate()
        .map(|(n, s)| draw_line(SeriesStyle::Place(n + 1), s, &labels, &scale, measure, language))
        .collect_view();
    let unit = measure.axis_unit(scale.largest(), language);
    let (axis, grid, labels) = (axis(&scale, measure, language), grid(&scale), label_row(labels));
    view! {
        <ChartFigure title=title.clone() unit source legend lines=true table>
            <div class="plot">
                {axis}
                <svg class="plot-area" role="img" height=(HEIGHT + TOP + 26).to_string()>
                    <title>{title}</title>
                    <desc>{description}</desc>
                    {grid}
                    {band}
                    {labels}
                    {lines}
                </svg>
            </div>
        </ChartFigure>
    }
}

fn table(
    labels: &[String],
    series: &[Series],
    band: Option<&Band>,
    measure: Measure,
    language: Language,
) -> DataTable {
    let locale = use_locale();
    let head = std::iter::once(td_string!(locale, ui.chart_item).to_owned());
    let rows = labels.iter().enumerate().map(|(n, label)| {
        let values = series.iter().map(|s| match s.values.get(n) {
            Some(Some(value)) => measure.text(*value, language),
            // Beyond the end of a line nothing is unpublished: its month has not come.
            None => "—".to_owned(),
            Some(None) => td_string!(locale, ui.not_published).to_owned(),
        });
        let edges = band.into_iter().flat_map(|band| band.cells(n, measure, language));
        std::iter::once(label.clone()).chain(values).chain(edges).collect()
    });
    let columns = head.chain(series.iter().map(|s| s.label.clone()));
    let columns = columns.chain(band.into_iter().flat_map(Band::heads)).collect();
    DataTable { columns, rows: rows.collect(), links: Vec::new() }
}

fn y(scale: &Scale, value: i64) -> i128 {
    TOP + HEIGHT - scale.at(value) * HEIGHT / WHOLE
}

fn x(n: usize, count: usize) -> i128 {
    // The middle of the n-th of `count` equal parts.
    share(i128::try_from(n * 2 + 1).unwrap_or(1), i128::try_from(count * 2).unwrap_or(1))
}

fn axis(scale: &Scale, measure: Measure, language: Language) -> impl IntoView + use<> {
    let texts: Vec<_> = scale
        .ticks
        .iter()
        .map(|tick| (y(scale, *tick) + 4, measure.tick(*tick, scale.largest(), language)))
        .collect();
    // 12 px text is about 7 px a digit wide.
    let width = texts.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(1) * 7 + 4;
    let texts = texts.into_iter().map(|(y, text)| {
        view! { <text x="100%" y=y.to_string() text-anchor="end">{text}</text> }
    });
    view! {
        <svg class="plot-area plot-axis" width=width.to_string() height=(HEIGHT + TOP + 26).to_string() aria-hidden="true">
            {texts.collect_view()}
        </svg>
    }
}

fn grid(scale: &Scale) -> impl IntoView + use<> {
    scale
        .ticks
        .iter()
        .map(|tick| {
            let y = y(scale, *tick).to_string();
            let class = if *tick == 0 { "grid-line grid-line-zero" } else { "grid-line" };
            view! { <line class=class x1="0" x2="100%" y1=y.clone() y2=y /> }
        })
        .collect_view()
}

fn label_row(labels: Vec<String>) -> impl IntoView {
    let count = labels.len();
    let every = count.div_ceil(MOST_LABELS).max(1);
    labels
        .into_iter()
        .enumerate()
        .step_by(every)
        .map(|(n, label)| {
            // On a phone every other label is left out (chart.css).
            let class = (n / every % 2 == 1).then_some("label-spare");
            let x = percent(x(n, count));
            view! {
                <text class=class x=x y=(HEIGHT + TOP + 20).to_string() text-anchor="middle">
                    {label}
                </text>
            }
        })
        .collect_view()
}

fn draw_line(
    style: SeriesStyle,
    series: Series,
    labels: &[String],
    scale: &Scale,
    measure: Measure,
    language: Language,
) -> impl IntoView + use<> {
    let count = labels.len();
    // Straight runs of known values, in a box of 10 000 × HEIGHT that is stretched to the plot's width.
    let mut runs: Vec<String> = vec![String::new()];
    let mut points = Vec::new();
    for (n, (value, label)) in series.values.into_iter().zip(labels).enumerate() {
        match (value, runs.last_mut()) {
            (Some(value), Some(run)) => {
                run.push_str(&format!("{},{} ", x(n, count), y(scale, value)));
                let hint = format!("{label} · {}: {}", series.label, measure.text(value, language));
                points.push((percent(x(n, count)), y(scale, value), hint));
            }
            _ => runs.push(String::new()),
        }
    }
    let runs = runs.into_iter().filter(|run| !run.is_empty()).map(|run| {
        view! { <polyline class="mark-line" points=run /> }
    });
    let points = points.into_iter().map(|(x, y, hint)| {
        view! {
            <circle class="mark-point mark-hit" cx=x cy=y.to_string() r="4">
                <title>{hint}</title>
            </circle>
        }
    });
    view! {
        <g class=style.class()>
            <svg
                width="100%"
                height=(HEIGHT + TOP).to_string()
                viewBox=format!("0 0 {WHOLE} {}", HEIGHT + TOP)
                preserveAspectRatio="none"
                overflow="visible"
            >
                {runs.collect_view()}
            </svg>
            {points.collect_view()}
        </g>
    }
}
