//! Stacked bars: the parts of a whole, one whole a row.

use super::Measure;
use super::figure::{ChartFigure, DataTable, SeriesStyle};
use super::scale::{self, percent};
use crate::locale::{td_string, use_language, use_locale};
use leptos::prelude::*;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// What it is.
    pub label: String,
    /// One part a series, none negative.
    pub parts: Vec<i64>,
    /// Where it leads.
    pub href: Option<String>,
    /// Where its parts lead, from the table of the same figures; empty when nowhere.
    pub part_hrefs: Vec<String>,
}

/// Rows of stacked parts.
#[component]
pub fn StackedBarChart(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// What the values are.
    measure: Measure,
    /// The parts: their looks and names, in order.
    parts: Vec<(SeriesStyle, String)>,
    /// The rows.
    stacks: Vec<Stack>,
    /// Whether every row is equally long: shares, not amounts.
    #[prop(optional)]
    share: bool,
    /// Where the figures come from, as of when.
    #[prop(optional, into)]
    source: Option<String>,
) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    let longest = stacks.iter().map(|s| sum(&s.parts)).max().unwrap_or_default();
    let head = std::iter::once(td_string!(locale, ui.chart_item).to_owned());
    let table = DataTable {
        columns: head.chain(parts.iter().map(|(_, name)| name.clone())).collect(),
        rows: stacks
            .iter()
            .map(|s| {
                let values = s.parts.iter().map(|value| measure.text(*value, language));
                std::iter::once(s.label.clone()).chain(values).collect()
            })
            .collect(),
        links: stacks
            .iter()
            .map(|s| {
                let parts = s.part_hrefs.iter().cloned().map(Some);
                std::iter::once(s.href.clone()).chain(parts).collect()
            })
            .collect(),
    };
    let rows = stacks
        .into_iter()
        .map(|stack| {
            let total = sum(&stack.parts);
            let whole = if share { total } else { longest };
            let mut from = 0;
            let segments = stack.parts.iter().zip(&parts).map(|(value, (style, name))| {
                let (start, end) = (from, from + i128::from(*value));
                from = end;
                let hint = format!("{} · {name}: {}", stack.label, measure.text(*value, language));
                view! {
                    <rect
                        class=format!("mark-fill bar-gap {}", style.class())
                        x=percent(scale::share(start, whole))
                        width=percent(scale::share(end, whole) - scale::share(start, whole))
                        height="100%"
                    >
                        <title>{hint}</title>
                    </rect>
                }
            });
            let segments = segments.collect_view();
            let total = i64::try_from(total).map(|total| measure.text(total, language)).unwrap_or_default();
            let label = match stack.href {
                Some(href) => view! { <a href=href>{stack.label}</a> }.into_any(),
                None => stack.label.into_any(),
            };
            view! {
                <li class="bar-row">
                    <span class="bar-label">{label}</span>
                    <svg class="bar" aria-hidden="true">
                        <rect class="bar-ground" width="100%" height="100%" />
                        {segments}
                    </svg>
                    <span class="bar-value">{total}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <ChartFigure title source legend=parts table>
            <ul class="bar-rows">{rows}</ul>
        </ChartFigure>
    }
}

fn sum(parts: &[i64]) -> i128 {
    parts.iter().map(|part| i128::from(*part)).sum()
}
