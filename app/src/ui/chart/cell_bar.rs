//! A bar in a cell of a table: the figure it draws stands in the cell beside it.

use super::figure::SeriesStyle;
use super::scale::{Scale, percent};
use crate::ui::Tone;
use leptos::prelude::*;

/// A bar from zero to a value, on the axis all bars of its column share. Behind (below zero) and ahead look different.
#[component]
pub fn CellBar(
    /// The value.
    value: i64,
    /// The smallest and the largest value of the column.
    range: (i64, i64),
) -> impl IntoView {
    let scale = Scale::new([range.0, range.1], 5);
    let (zero, end) = (scale.at(0), scale.at(value));
    let style = SeriesStyle::Tone(if value < 0 { Tone::Bad } else { Tone::Good });
    let at_zero = percent(zero);
    view! {
        <svg class=format!("cell-bar {}", style.class()) aria-hidden="true">
            <rect class="bar-ground" width="100%" height="100%" rx="2" />
            <rect class="mark-fill" x=percent(zero.min(end)) width=percent((end - zero).abs()) height="100%" />
            <line class="grid-line grid-line-zero" x1=at_zero.clone() x2=at_zero y1="0" y2="100%" />
        </svg>
    }
}
