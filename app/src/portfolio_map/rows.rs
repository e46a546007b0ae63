//! The rows beside the browser's map: those of projects out of its sight are hidden, the one pointed at is marked. The
//! rows themselves are the server's.

use super::state::MapState;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, EventTarget};
use std::collections::HashSet;

const ROWS: &str = ".map-list .map-row";

/// The code of the row an event happened in.
pub(super) fn code_at(target: Option<&EventTarget>) -> Option<String> {
    let element: &Element = target?.dyn_ref()?;
    element.closest(".map-row").ok().flatten()?.get_attribute("data-code")
}

/// The row of a project.
pub(super) fn row_of(code: &str) -> Option<Element> {
    rows().into_iter().find(|row| row.get_attribute("data-code").as_deref() == Some(code))
}

/// Every row beside the map.
fn rows() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(ROWS) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Hides the rows of projects that the map does not show, and shows them again.
pub(super) fn hide_rows(state: MapState) {
    Effect::new(move |_| {
        let part = state.part.get();
        // Of many, the server says which rows are in sight.
        if state.is_beyond() {
            return;
        }
        let seen = state.of_answer(|answer| {
            let seen = answer.sites.iter().filter(|site| part.is_none_or(|part| part.shows(site)));
            seen.map(|site| site.code.clone()).collect::<HashSet<_>>()
        });
        let Some(seen) = seen else { return };
        // With the frame after the rows of a new answer were put in.
        request_animation_frame(move || {
            for row in rows() {
                let hidden = row.get_attribute("data-code").is_none_or(|code| !seen.contains(&code));
                // Neither fails: the name is a constant and valid.
                let _ = if hidden { row.set_attribute("hidden", "") } else { row.remove_attribute("hidden") };
            }
        });
    });
}

/// Marks the row of the project pointed at, and of the one chosen; brings the latter into sight.
pub(super) fn mark_row(state: MapState) {
    Effect::new(move |_| {
        let (chosen, pointed) = (state.chosen.get(), state.pointed.get());
        state.in_part.track();
        for row in rows() {
            let code = row.get_attribute("data-code");
            let is = |other: &Option<String>| code.is_some() && code == *other;
            let mark = |name: &str, on: bool| {
                // Neither fails: the names are constants and valid.
                let _ = if on { row.set_attribute(name, "true") } else { row.remove_attribute(name) };
            };
            mark("aria-current", is(&chosen));
            mark("data-pointed", is(&pointed));
        }
    });
    Effect::new(move |_| {
        state.in_part.track();
        if let Some(row) = state.chosen.get().and_then(|code| row_of(&code)) {
            crate::side::bring_into_sight(&row);
        }
    });
}
