//! Text inside a `<textarea>`. Leptos writes the children of that element into the page as they are, unescaped, and
//! finds no text to take over where there is none; so the text goes in as HTML that is escaped here.

use leptos::prelude::*;

/// A text as the content of a `<textarea>`, for `inner_html`.
pub(super) fn as_content(text: String) -> String {
    if !text.contains(['&', '<']) {
        return text;
    }
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Several lines to read and to copy.
#[component]
pub fn ShownText(
    /// What they are.
    #[prop(into)]
    label: String,
    /// The lines.
    #[prop(into)]
    text: String,
    /// The language they are written in, when it is not the page's.
    #[prop(optional, into)]
    lang: Option<String>,
) -> impl IntoView {
    let rows = text.lines().count().clamp(3, 16).to_string();
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <textarea
                class="input textarea shown-text"
                readonly=true
                rows=rows
                lang=lang
                inner_html=as_content(text)
            ></textarea>
        </label>
    }
}
