//! Short marks: a word in a coloured pill, or only the coloured shape.

use super::Tone;
use leptos::prelude::*;

/// A word in a pill.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    label: String,
    /// What its colour means.
    #[prop(optional)]
    tone: Tone,
    /// Whether the tone's shape stands before the word: always, when the colour carries meaning.
    #[prop(optional)]
    mark: bool,
    /// More words, shown on hover; nothing that is not said elsewhere too.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    view! {
        <span class=format!("pill {}", tone.class()) title=title>
            {mark.then(|| shape(tone))}
            {label}
        </span>
    }
}

/// Only the tone's shape; its words are read to those who cannot see it and shown on hover.
#[component]
pub fn ToneMark(
    /// The tone.
    tone: Tone,
    /// What it says here, in words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let words = label.clone();
    view! {
        <span class=format!("tone-mark {}", tone.class()) title=label>
            {shape(tone)}
            <span class="sr-only">{words}</span>
        </span>
    }
}

fn shape(tone: Tone) -> impl IntoView {
    view! {
        <svg class="tone-shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d=tone.shape() />
        </svg>
    }
}
