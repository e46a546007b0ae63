//! A small line beside a number.

use super::scale::{Scale, WHOLE, share};
use leptos::prelude::*;

/// A line without axes; the words beside it must say what it shows.
#[component]
pub fn Sparkline(
    /// What it shows, for screen readers.
    #[prop(into)]
    label: String,
    /// The values, oldest first; `None` is left out.
    values: Vec<Option<i64>>,
) -> impl IntoView {
    let scale = Scale::new(values.iter().copied().flatten(), 2);
    let last = i128::try_from(values.len().saturating_sub(1)).unwrap_or(1);
    let mut points = String::new();
    for (n, value) in (0_i128..).zip(values) {
        if let Some(value) = value {
            points.push_str(&format!("{},{} ", share(n, last), WHOLE - scale.at(value)));
        }
    }
    view! {
        <svg
            class="sparkline series-1"
            role="img"
            aria-label=label
            viewBox=format!("0 0 {WHOLE} {WHOLE}")
            preserveAspectRatio="none"
        >
            <polyline class="mark-line" points=points />
        </svg>
    }
}
