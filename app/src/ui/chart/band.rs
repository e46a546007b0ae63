//! What may come: the room between two lines, beside the lines of what is.

use super::Measure;
use super::figure::SeriesStyle;
use super::scale::{Scale, WHOLE};
use domain::label::Language;
use leptos::prelude::*;

/// The room between a lower and an upper line; both have a value a label, `None` where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its name in the legend.
    pub label: String,
    /// The name of its lower edge in the table.
    pub low_label: String,
    /// The name of its upper edge in the table.
    pub high_label: String,
    /// The lower edge.
    pub low: Vec<Option<i64>>,
    /// The upper edge.
    pub high: Vec<Option<i64>>,
}

/// The look that no line of a chart with a band has.
pub(super) const STYLE: SeriesStyle = SeriesStyle::Place(5);

impl Band {
    /// Every value, for the scale.
    pub(super) fn values(&self) -> impl Iterator<Item = i64> + '_ {
        self.low.iter().chain(&self.high).copied().flatten()
    }

    /// The heads of its columns.
    pub(super) fn heads(&self) -> [String; 2] {
        [self.low_label.clone(), self.high_label.clone()]
    }

    /// Its cells of the n-th label. Where there is no band nothing is unpublished.
    pub(super) fn cells(&self, n: usize, measure: Measure, language: Language) -> [String; 2] {
        [&self.low, &self.high].map(|edge| match edge.get(n) {
            Some(Some(value)) => measure.text(*value, language),
            _ => "—".to_owned(),
        })
    }

    /// The polygon, in the box the lines are drawn in; `at` gives the place of a label.
    pub(super) fn draw(&self, scale: &Scale, at: impl Fn(usize) -> i128, top: i128, height: i128) -> AnyView {
        let y = |value: i64| top + height - scale.at(value) * height / WHOLE;
        let corners = |edge: &[Option<i64>]| {
            let known = edge.iter().enumerate().filter_map(|(n, value)| value.map(|value| (n, value)));
            known.map(|(n, value)| format!("{},{}", at(n), y(value))).collect::<Vec<_>>()
        };
        let (low, mut high) = (corners(&self.low), corners(&self.high));
        high.reverse();
        let points = low.into_iter().chain(high).collect::<Vec<_>>().join(" ");
        let full = top + height;
        view! {
            <g class=STYLE.class()>
                <svg
                    width="100%"
                    height=full.to_string()
                    viewBox=format!("0 0 {WHOLE} {full}")
                    preserveAspectRatio="none"
                    overflow="visible"
                >
                    <polygon class="mark-band" points=points />
                </svg>
            </g>
        }
        .into_any()
    }
}
