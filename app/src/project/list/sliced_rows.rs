//! Rows of a list that is shown whole. The server draws them all at once; in the browser every later answer
//! is drawn slice by slice, with room for a key press between two slices: who types is never held up.

use super::answer::ListRow;
use super::row::row;
use super::row_style::RowStyle;
use crate::ui::live;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Rows drawn without a pause: what fits a screen, and some milliseconds of work.
const SLICE: usize = 30;

/// The rows; `at_once` while the page is rendered and taken over.
pub(super) fn sliced_rows(rows: &[ListRow], style: &Arc<RowStyle>, at_once: bool) -> AnyView {
    let slices = rows.len().div_ceil(SLICE);
    let drawn = RwSignal::new(if at_once { slices } else { 1 });
    Effect::new(move |_| draw_on(drawn, slices));
    let slices = rows.chunks(SLICE).enumerate().map(|(at, rows)| {
        let (rows, style) = (Arc::<[ListRow]>::from(rows), Arc::clone(style));
        let is_drawn = Memo::new(move |_| at < drawn.get());
        live(move || {
            if !is_drawn.get() {
                return ().into_any();
            }
            let rows: Vec<_> = rows.iter().map(|one| row(one, &style)).collect();
            view! { <tbody>{rows}</tbody> }.into_any()
        })
    });
    slices.collect::<Vec<_>>().into_any()
}

/// Draws the next slice after a pause, until all are drawn or the list is left.
fn draw_on(drawn: RwSignal<usize>, slices: usize) {
    if drawn.get_untracked() < slices {
        let next = move || {
            if drawn.try_update(|drawn| *drawn += 1).is_some() {
                draw_on(drawn, slices);
            }
        };
        set_timeout(next, Duration::ZERO);
    }
}
