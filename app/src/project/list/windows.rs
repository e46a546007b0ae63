//! Rows of a list too long to draw whole. Without JavaScript: what the server rendered, and links on. In
//! the browser: only the windows of 50 rows in sight stand in the table, between two blank rows as high as
//! what they stand for; windows that are not there are fetched. Here all rows are equally high (style sheet).

use super::answer::ListPart;
use super::api::list_project_rows;
use super::sight::{WINDOW, rows_in_sight, windows_around};
use crate::locale::{of_language, td_string};
use domain::label::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;

/// Browsers draw nothing higher than some 17 million pixels: at 40 a row, this many rows. What comes
/// after is reached by the link under the list.
const MOST_SCROLLED: usize = 400_000;
/// Windows kept in memory once they were seen.
const KEPT: usize = 160;
/// Which window a `<tbody>` holds.
const AT: &str = "data-at";
/// On the button that asks for a window again: which.
const RETRY: &str = "data-retry";
const TABLE: &str = ".list-table-windowed table";

/// A long list while it is on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Windows {
    part: ListPart,
    language: Language,
    /// The query of the list.
    search: StoredValue<String>,
    /// Windows that were seen, oldest first: position and rows.
    kept: StoredValue<Vec<(usize, String)>>,
    /// Whether a look is due with the next frame.
    waiting: StoredValue<bool>,
}

impl Windows {
    /// A list whose first windows stand in the table; `later` came with them, each a `<tbody>`.
    pub fn new(part: ListPart, search: String, later: &[String], language: Language) -> Self {
        let part = ListPart { count: part.count.min(MOST_SCROLLED), ..part };
        let rows = later.iter().filter_map(|body| body.strip_suffix("</tbody>")?.split_once('>'));
        let kept = rows.zip(1..).map(|((_, rows), at)| (at, rows.to_owned())).collect();
        let (search, kept) = (StoredValue::new(search), StoredValue::new(kept));
        Self { part, language, search, kept, waiting: StoredValue::new(false) }
    }

    /// Looks now and whenever something scrolls, at most once a frame, for as long as the list is there.
    pub fn follow(self) {
        let look_soon = move || {
            if self.waiting.try_get_value() == Some(false) {
                self.waiting.set_value(true);
                request_animation_frame(move || {
                    // The list may have been left meanwhile.
                    if self.waiting.try_set_value(false).is_none() {
                        self.look();
                    }
                });
            }
        };
        look_soon();
        StoredValue::new_local(crate::side::on_scroll(look_soon));
    }

    /// Asks for a window again when it is its button that was pressed.
    pub fn retry(self, pressed: &Element) {
        let button = pressed.closest(&format!("[{RETRY}]")).ok().flatten();
        let at = button.and_then(|button| button.get_attribute(RETRY)).and_then(|at| at.parse().ok());
        if let Some((at, body)) = at.and_then(|at| Some((at, body_of(at)?))) {
            self.fetch(at, &body, row_height().unwrap_or_default());
        }
    }

    /// Looks which rows are in sight and puts their windows into the table, and no others.
    fn look(self) {
        let (Some(table), Some(height)) = (first(TABLE), row_height()) else { return };
        let blanks = all(&table, "tbody.list-blank");
        let [top, bottom] = blanks.as_slice() else { return };
        let seen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let (start, _) = crate::side::extent(top);
        let count = self.part.count;
        let (from, to) = windows_around(&rows_in_sight(start, height, seen, count), count);
        let mut next = from;
        for body in all(&table, "tbody.list-window") {
            let Some(at) = body.get_attribute(AT).and_then(|at| at.parse::<usize>().ok()) else { continue };
            if at < from || at >= to {
                self.put_away(at, &body);
                continue;
            }
            (next..at).for_each(|at| self.put(at, &body, height));
            next = at + 1;
        }
        (next..to).for_each(|at| self.put(at, bottom, height));
        let rows = |windows: usize| (windows * WINDOW).min(count);
        set_height(top, height, rows(from));
        set_height(bottom, height, count - rows(to));
    }

    /// Puts a window into the table, in front of `before`.
    fn put(self, at: usize, before: &Element, height: f64) {
        let Ok(body) = document().create_element("tbody") else { return };
        let Some(table) = before.parent_node() else { return };
        // Cannot fail: names and place are valid.
        let _ = body.set_attribute("class", "list-window");
        let _ = body.set_attribute(AT, &at.to_string());
        let _ = table.insert_before(&body, Some(before));
        let known = self.kept.with_value(|kept| {
            kept.iter().find(|(known, _)| *known == at).map(|(_, rows)| body.set_inner_html(rows))
        });
        if known.is_none() {
            self.fetch(at, &body, height);
        }
    }

    /// Takes a window out of the table; its rows are kept for when it is seen again.
    fn put_away(self, at: usize, body: &Element) {
        if body.get_attribute("aria-busy").is_none() {
            self.keep(at, body.inner_html());
        }
        body.remove();
    }

    fn keep(self, at: usize, rows: String) {
        self.kept.update_value(|kept| {
            kept.retain(|(known, _)| *known != at);
            if kept.len() == KEPT {
                kept.remove(0);
            }
            kept.push((at, rows));
        });
    }

    fn fetch(self, at: usize, body: &Element, height: f64) {
        let locale = of_language(self.language);
        let rows = WINDOW.min(self.part.count.saturating_sub(at * WINDOW));
        let blank = move |content: &str| {
            let height = pixels(height, rows);
            format!(
                "<tr class=\"list-blank\"><td colspan=\"99\">\
                 <svg width=\"1\" height=\"{height}\" aria-hidden=\"true\"></svg>{content}</td></tr>"
            )
        };
        let _ = body.set_attribute("aria-busy", "true");
        body.set_inner_html(&blank(td_string!(locale, ui.loading)));
        let Some(search) = self.search.try_get_value() else { return };
        spawn_local(async move {
            let answer = list_project_rows(search, self.part.offset + at * WINDOW, self.language).await;
            // The window may have been scrolled away meanwhile, or the list left.
            if self.waiting.try_get_value().is_none() {
                return;
            }
            let body = body_of(at);
            match (answer, body) {
                (Ok(rows), Some(body)) => {
                    body.set_inner_html(&rows);
                    let _ = body.remove_attribute("aria-busy");
                }
                (Ok(rows), None) => self.keep(at, rows),
                (Err(_), Some(body)) => body.set_inner_html(&blank(&format!(
                    "<button class=\"btn\" type=\"button\" {RETRY}=\"{at}\">{}</button>",
                    td_string!(locale, project.retry)
                ))),
                (Err(_), None) => {}
            }
        });
    }
}

/// Height of a row that is there, in CSS pixels.
fn row_height() -> Option<f64> {
    let (_, height) = crate::side::extent(&first(".list-window > tr:not(.list-blank)")?);
    (height >= 1.0).then_some(height)
}

fn body_of(at: usize) -> Option<Element> {
    first(&format!("{TABLE} tbody[{AT}=\"{at}\"]"))
}

fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    use leptos::wasm_bindgen::JsCast as _;
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
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

fn set_height(blank: &Element, height: f64, rows: usize) {
    if let Ok(Some(cell)) = blank.query_selector("td") {
        // Cannot fail: the name is a constant and valid.
        let _ = cell.set_attribute("height", &pixels(height, rows));
    }
}
