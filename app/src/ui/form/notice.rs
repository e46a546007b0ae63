//! What was done, said once on the page one is led to.

use crate::ui::Tone;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A message that does not stand in the way.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(default = Tone::Good)]
    tone: Tone,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("notice {}", tone.class()) role="status">{children()}</div> }
}

/// Says what was done, by the word in `?done=` of the address.
#[component]
pub fn DoneNotice(
    /// What a word means in the reader's language; a word that is not the page's says nothing.
    words: fn(&str) -> Option<String>,
) -> impl IntoView {
    let search = use_location().search;
    move || {
        let search = search.read();
        let pairs = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        let word = pairs.into_iter().find_map(|(name, word)| (name == "done").then_some(word));
        word.and_then(words).map(|text| view! { <Notice>{text}</Notice> })
    }
}
