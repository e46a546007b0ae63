//! Rows of a list too long to draw whole. Without JavaScript: what the server rendered, and links on. In
//! the browser: only the windows of 50 rows in sight are drawn, between two blank rows as high as what
//! they stand for; windows not yet loaded are fetched. Here all rows are equally high (style sheet).

use super::answer::ListRow;
use super::api::list_project_rows;
use super::assemble::WINDOW;
use super::row::row;
use super::row_style::RowStyle;
use super::sight::{rows_in_sight, windows_around};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Button, live};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Browsers draw nothing higher than some 17 million pixels: at 40 a row, this many rows. What comes
/// after is reached by the link under the list.
const MOST_SCROLLED: usize = 400_000;
/// Windows kept in memory on either side of those in sight.
const KEPT_AROUND: usize = 80;

/// A window of rows.
#[derive(Debug, Clone, PartialEq)]
enum Loaded {
    Waiting,
    Rows(Arc<Vec<ListRow>>),
    Failed,
}

/// What moves while one scrolls.
#[derive(Debug, Clone, Copy)]
struct Scrolling {
    /// How many rows there are to scroll over.
    count: usize,
    /// First window drawn, and the one after the last.
    drawn: RwSignal<(usize, usize)>,
    /// Height of a row, once measured; 0 before.
    row_height: RwSignal<f64>,
    top: NodeRef<html::Tbody>,
    bottom: NodeRef<html::Tbody>,
}

impl Scrolling {
    /// Looks which rows are in sight and draws their windows.
    fn look(self) {
        let Some(top) = self.top.get_untracked() else { return };
        let Ok(Some(one)) = document().query_selector(".list-window > tr:not(.list-blank)") else { return };
        let (_, height) = crate::side::extent(&one);
        if height < 1.0 {
            return;
        }
        if (self.row_height.get_untracked() - height).abs() > 0.01 {
            self.row_height.set(height);
        }
        let seen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let (start, _) = crate::side::extent(&top);
        let windows = windows_around(&rows_in_sight(start, height, seen, self.count), self.count);
        if self.drawn.get_untracked() != windows {
            self.drawn.set(windows);
        }
    }

    /// Looks now and whenever something scrolls, at most once a frame, for as long as the list is there.
    fn follow(self) {
        let waiting = StoredValue::new(false);
        let look_soon = move || {
            if waiting.try_get_value() == Some(false) {
                waiting.set_value(true);
                request_animation_frame(move || {
                    // The list may have been left meanwhile.
                    if waiting.try_set_value(false).is_none() {
                        self.look();
                    }
                });
            }
        };
        look_soon();
        StoredValue::new_local(crate::side::on_scroll(look_soon));
        Effect::new(move |_| {
            let (height, (from, to)) = (self.row_height.get(), self.drawn.get());
            let rows = |windows: usize| (windows * WINDOW).min(self.count);
            set_height(self.top, height, rows(from));
            set_height(self.bottom, height, self.count - rows(to));
        });
    }
}

/// As high as so many rows. Written as a whole number: the writer of fractions is a good deal of code.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a list has far fewer rows than 2^53, and what is too high is cut"
)]
fn pixels(height: f64, rows: usize) -> String {
    ((height * rows as f64).round() as i64).to_string()
}

fn set_height(blank: NodeRef<html::Tbody>, height: f64, rows: usize) {
    let Some(blank) = blank.get_untracked() else { return };
    if let Ok(Some(cell)) = blank.query_selector("td") {
        // Cannot fail: the name is a constant and valid.
        let _ = cell.set_attribute("height", &pixels(height, rows));
    }
}

/// The rows from `offset` on, of `total`.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
pub(super) fn WindowedRows(
    rows: Vec<ListRow>,
    offset: usize,
    total: usize,
    style: Arc<RowStyle>,
    /// Whether all of `rows` are drawn at once: while the page is rendered and taken over.
    at_once: bool,
) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    let first: BTreeMap<usize, Loaded> =
        rows.chunks(WINDOW).map(|rows| Loaded::Rows(Arc::new(rows.to_vec()))).enumerate().collect();
    let scrolling = Scrolling {
        count: total.saturating_sub(offset).min(MOST_SCROLLED),
        drawn: RwSignal::new((0, if at_once { first.len() } else { 1 })),
        row_height: RwSignal::new(0.0),
        top: NodeRef::new(),
        bottom: NodeRef::new(),
    };
    let loaded = RwSignal::new(first);
    let search = StoredValue::new(style.address.first_rows().search());
    let fetch = move |at: usize| {
        loaded.update(|loaded| drop(loaded.insert(at, Loaded::Waiting)));
        let Some(search) = search.try_get_value() else { return };
        spawn_local(async move {
            let rows = list_project_rows(search, offset + at * WINDOW, language).await;
            let rows = rows.map_or(Loaded::Failed, |rows| Loaded::Rows(Arc::new(rows)));
            // The list may have been left meanwhile.
            let _ = loaded.try_update(|loaded| loaded.insert(at, rows));
        });
    };
    Effect::new(move |_| scrolling.follow());
    Effect::new(move |_| {
        let (from, to) = scrolling.drawn.get();
        let kept = from.saturating_sub(KEPT_AROUND)..to + KEPT_AROUND;
        loaded.update_untracked(|loaded| loaded.retain(|at, _| kept.contains(at)));
        let is_missing = |at: &usize| loaded.with_untracked(|loaded| !loaded.contains_key(at));
        (from..to).filter(is_missing).for_each(fetch);
    });
    let columns = style.columns.len().to_string();
    let blank_cell = columns.clone();
    let one_window = move |at: usize| {
        let (style, columns) = (Arc::clone(&style), columns.clone());
        let content = Memo::new(move |_| loaded.with(|loaded| loaded.get(&at).cloned()));
        let rows = live(move || match content.get() {
            Some(Loaded::Rows(rows)) => {
                rows.iter().map(|one| row(one, &style)).collect::<Vec<_>>().into_any()
            }
            other => {
                let rows = WINDOW.min(scrolling.count.saturating_sub(at * WINDOW));
                let height = pixels(scrolling.row_height.get_untracked(), rows);
                let content = if other == Some(Loaded::Failed) {
                    view! {
                        <Button kind="button" on:click=move |_| fetch(at)>
                            {td_string!(locale, project.retry)}
                        </Button>
                    }
                    .into_any()
                } else {
                    td_string!(locale, ui.loading).into_any()
                };
                view! {
                    <tr class="list-blank">
                        <td colspan=columns.clone()>
                            <svg width="1" height=height aria-hidden="true"></svg>
                            {content}
                        </td>
                    </tr>
                }
                .into_any()
            }
        });
        view! { <tbody class="list-window">{rows}</tbody> }
    };
    let drawn = move || {
        let (from, to) = scrolling.drawn.get();
        from..to
    };
    view! {
        <tbody node_ref=scrolling.top class="list-blank" aria-hidden="true">
            <tr>
                <td colspan=blank_cell.clone()></td>
            </tr>
        </tbody>
        <For each=drawn key=|at| *at children=one_window />
        <tbody node_ref=scrolling.bottom class="list-blank" aria-hidden="true">
            <tr>
                <td colspan=blank_cell></td>
            </tr>
        </tbody>
    }
    .into_any()
}
