//! Bars and points in time: what was planned, what is expected, what happened.

use super::figure::{ChartFigure, DataTable, SeriesStyle};
use super::scale::{percent, share};
use crate::locale::{td_string, use_locale};
use chrono::{Datelike, Months, NaiveDate};
use domain::calendar::ReportingMonth;
use leptos::prelude::*;

/// More month marks than this, and only every n-th month is marked.
const MOST_MARKS: i32 = 5;

/// From when to when; the same day twice is a point in time.
pub type Span = (NaiveDate, NaiveDate);

/// One row. A milestone is a row of single days and is drawn as diamonds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttRow {
    /// What it is.
    pub label: String,
    /// As first planned.
    pub baseline: Option<Span>,
    /// As now expected; not drawn where `actual` is known.
    pub forecast: Option<Span>,
    /// As it happened; what is still open ends at the date of the line.
    pub actual: Option<Span>,
}

impl GanttRow {
    /// A milestone: a day each.
    pub fn milestone(
        label: impl Into<String>,
        baseline: Option<NaiveDate>,
        forecast: Option<NaiveDate>,
        actual: Option<NaiveDate>,
    ) -> Self {
        let day = |date: Option<NaiveDate>| date.map(|date| (date, date));
        Self { label: label.into(), baseline: day(baseline), forecast: day(forecast), actual: day(actual) }
    }

    fn spans(&self) -> [Option<Span>; 3] {
        [self.baseline, self.forecast, self.actual]
    }
}

/// Rows over a common time line.
#[component]
pub fn GanttChart(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// The rows.
    rows: Vec<GanttRow>,
    /// Where the line stands: the last day of the month looked at.
    as_of: NaiveDate,
    /// Where the dates come from.
    #[prop(optional, into)]
    source: Option<String>,
) -> impl IntoView {
    let locale = use_locale();
    let names = [
        td_string!(locale, ui.gantt_baseline),
        td_string!(locale, ui.gantt_forecast),
        td_string!(locale, ui.gantt_actual),
    ];
    let time = TimeLine::around(&rows, as_of);
    let table = DataTable {
        columns: std::iter::once(td_string!(locale, ui.chart_item)).chain(names).map(str::to_owned).collect(),
        rows: rows
            .iter()
            .map(|row| {
                let dates = row.spans().map(|span| span.map(written).unwrap_or_default());
                std::iter::once(row.label.clone()).chain(dates).collect()
            })
            .collect(),
        links: Vec::new(),
    };
    let legend = vec![
        (SeriesStyle::Baseline, names[0].to_owned()),
        (SeriesStyle::Forecast, names[1].to_owned()),
        (SeriesStyle::Place(1), names[2].to_owned()),
    ];
    let axis = axis(&time);
    let drawn = rows.into_iter().map(|row| draw_row(&time, row, names)).collect_view();
    let unit = format!("{} {as_of}", td_string!(locale, ui.gantt_as_of));
    view! {
        <ChartFigure title source legend table>
            <p class="chart-caption">{unit}</p>
            <ul class="gantt-rows">
                <li class="bar-row" aria-hidden="true">
                    <span></span>
                    {axis}
                </li>
                {drawn}
            </ul>
        </ChartFigure>
    }
}

/// Whole months around everything that is drawn.
struct TimeLine {
    from: NaiveDate,
    to: NaiveDate,
    as_of: NaiveDate,
}

impl TimeLine {
    fn around(rows: &[GanttRow], as_of: NaiveDate) -> Self {
        let dates = || rows.iter().flat_map(GanttRow::spans).flatten().flat_map(|(from, to)| [from, to]);
        let first = dates().min().unwrap_or(as_of).min(as_of);
        let last = dates().max().unwrap_or(as_of).max(as_of);
        let month = |date: NaiveDate| date.with_day(1).unwrap_or(date);
        let to = month(last).checked_add_months(Months::new(1)).unwrap_or(last);
        Self { from: month(first), to, as_of }
    }

    fn at(&self, date: NaiveDate) -> i128 {
        let days = |span: chrono::TimeDelta| i128::from(span.num_days());
        share(days(date - self.from), days(self.to - self.from))
    }

    /// The first days of the months to mark, at most [`MOST_MARKS`].
    fn marks(&self) -> impl Iterator<Item = NaiveDate> {
        let months = (self.to.year() - self.from.year()) * 12 + self.to.month0().cast_signed()
            - self.from.month0().cast_signed();
        let every = (months + MOST_MARKS - 1) / MOST_MARKS;
        let step = Months::new(every.max(1).cast_unsigned());
        let to = self.to;
        std::iter::successors(Some(self.from), move |date| date.checked_add_months(step))
            .take_while(move |date| *date < to)
    }
}

fn axis(time: &TimeLine) -> impl IntoView + use<> {
    let marks = time.marks().enumerate().map(|(n, date)| {
        let x = percent(time.at(date));
        // On a phone every other mark is left out (chart.css).
        let class = (n % 2 == 1).then_some("label-spare");
        view! { <text class=class x=x y="14">{ReportingMonth::of(date).to_string()}</text> }
    });
    view! { <svg class="gantt-track gantt-axis">{marks.collect_view()}</svg> }
}

fn draw_row(time: &TimeLine, row: GanttRow, names: [&'static str; 3]) -> impl IntoView + use<> {
    let now = percent(time.at(time.as_of));
    let lines = time
        .marks()
        .map(|date| {
            let x = percent(time.at(date));
            view! { <line class="grid-line" x1=x.clone() x2=x y1="-2" y2="30" /> }
        })
        .collect_view();
    let hint = |name: &str, span: Span| format!("{} · {name}: {}", row.label, written(span));
    let baseline = row.baseline.map(|span| mark(time, span, "gantt-baseline", 7, hint(names[0], span)));
    let current = match (row.actual, row.forecast) {
        (Some(span), _) => Some(mark(time, span, "gantt-actual", 20, hint(names[2], span))),
        (None, Some(span)) => Some(mark(time, span, "gantt-forecast", 20, hint(names[1], span))),
        (None, None) => None,
    };
    let words = row
        .spans()
        .into_iter()
        .zip(names)
        .filter_map(|(span, name)| span.map(|span| format!("{name} {}", written(span))))
        .collect::<Vec<_>>()
        .join(", ");
    view! {
        <li class="bar-row">
            <span class="bar-label">{row.label}<span class="sr-only">{words}</span></span>
            <svg class="gantt-track" aria-hidden="true">
                {lines}
                <line class="gantt-now" x1=now.clone() x2=now y1="-2" y2="30" />
                {baseline}
                {current}
            </svg>
        </li>
    }
}

fn mark(time: &TimeLine, (from, to): Span, class: &'static str, y: i32, hint: String) -> AnyView {
    let x = time.at(from);
    if from == to {
        return view! {
            <svg x=percent(x) y=y.to_string() overflow="visible">
                <path class=class d="M0-6 6 0 0 6-6 0Z">
                    <title>{hint}</title>
                </path>
            </svg>
        }
        .into_any();
    }
    view! {
        <rect
            class=class
            x=percent(x)
            width=percent(time.at(to) - x)
            y=(y - 4).to_string()
            height="8"
            rx="2"
        >
            <title>{hint}</title>
        </rect>
    }
    .into_any()
}

fn written((from, to): Span) -> String {
    if from == to { from.to_string() } else { format!("{from} – {to}") }
}
