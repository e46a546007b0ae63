//! Of a portfolio with more projects than a page brings along: what the part of the map in sight shows, asked of the server
//! whenever the map comes to rest elsewhere or a project is chosen that the page does not know yet.

use super::answer::MapPart;
use super::get_map_part;
use super::state::MapState;
use crate::locale::use_language;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is asked: the address's query, the part, what is chosen.
type Question = (String, String, String);

/// Keeps the rows and figures beside the map those of its part.
pub(super) fn follow(state: MapState) {
    let language = use_language();
    let asked = Memo::new(move |_| -> Option<Question> {
        if !state.is_beyond() {
            return None;
        }
        let search = state.address.get().ok()?.search();
        let part = state.part.get().map(|part| part.to_string()).unwrap_or_default();
        let chosen = state.chosen.get().filter(|code| untrack(|| state.site(code)).is_none());
        let is_first = part.is_empty() && chosen.is_none() && state.in_part.with_untracked(Option::is_none);
        // What the page came with is the answer to it.
        (!is_first).then(|| (search, part, chosen.unwrap_or_default()))
    });
    Effect::new(move |_| {
        // Others may have changed something.
        state.fresh.track();
        let Some(question) = asked.get() else {
            if state.in_part.with_untracked(Option::is_some) {
                state.in_part.set(None);
            }
            return;
        };
        let (search, part, chosen) = question.clone();
        spawn_local(async move {
            let Ok(answer) = get_map_part(search, part, chosen, language).await else { return };
            // The reader may have left the page or gone on.
            if asked.try_get_untracked().flatten() == Some(question) {
                show(state, answer);
            }
        });
    });
}

fn show(state: MapState, answer: MapPart) {
    if let Ok(Some(place)) = document().query_selector(".map-list") {
        crate::side::patch(&place, &answer.list);
    }
    // It may be gone with the page.
    let _ = state.in_part.try_set(Some(answer));
}
