//! The way back to the list one came from, and to the records beside this one in it. The arrow keys lead
//! there too; letters do not, because single letters get in the way of speech input (WCAG 2.1.4).

use super::question::{list_href, record_href};
use super::view::ProjectRecordView;
use crate::locale::{td_string, use_locale};
use domain::project::ProjectCode;
use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

/// Where the arrow keys already mean something.
const TAKES_ARROWS: &str =
    "input, select, textarea, summary, [contenteditable], [role=region], [role=tablist], dialog";

/// Breadcrumb and neighbours.
pub(super) fn record_nav(record: &ProjectRecordView, search: &str) -> AnyView {
    let locale = use_locale();
    let code = record.item.code.to_string();
    let neighbours = record.neighbours.as_ref().map(|neighbours| {
        let position =
            td_string!(locale, record.position, position = neighbours.position, count = neighbours.count);
        let href = |code: &Option<ProjectCode>| code.as_ref().map(|code| record_href(code, search));
        let (previous, next) = (href(&neighbours.previous), href(&neighbours.next));
        view! { <Neighbours position previous next /> }
    });
    view! {
        <div class="record-nav no-print">
            <nav aria-label=td_string!(locale, record.breadcrumb)>
                <ol class="breadcrumb">
                    <li><a href=list_href(search)>{td_string!(locale, record.back_to_list)}</a></li>
                    <li aria-current="page">{code}</li>
                </ol>
            </nav>
            {neighbours}
        </div>
    }
    .into_any()
}

#[component]
fn Neighbours(
    /// Where in the list, in words.
    position: String,
    /// The address of the record before.
    #[prop(optional_no_strip)]
    previous: Option<String>,
    /// The address of the record after.
    #[prop(optional_no_strip)]
    next: Option<String>,
) -> impl IntoView {
    let locale = use_locale();
    let (back, on) = (NodeRef::<html::A>::new(), NodeRef::<html::A>::new());
    Effect::new(move || {
        let listening = window_event_listener(ev::keydown, move |event| {
            let link = match event.key().as_str() {
                "ArrowLeft" => back,
                "ArrowRight" => on,
                _ => return,
            };
            if let (true, Some(link)) = (is_free(&event), link.get_untracked()) {
                event.prevent_default();
                link.click();
            }
        });
        on_cleanup(move || listening.remove());
    });
    let previous = previous.map(|href| {
        view! {
            <a
                node_ref=back
                class="btn"
                rel="prev"
                href=href
                aria-keyshortcuts="ArrowLeft"
                title=td_string!(locale, record.previous_title)
            >
                {td_string!(locale, record.previous)}
            </a>
        }
    });
    let next = next.map(|href| {
        view! {
            <a
                node_ref=on
                class="btn"
                rel="next"
                href=href
                aria-keyshortcuts="ArrowRight"
                title=td_string!(locale, record.next_title)
            >
                {td_string!(locale, record.next)}
            </a>
        }
    });
    view! {
        <nav class="record-neighbours" aria-label=td_string!(locale, record.neighbours)>
            {previous}
            <span class="pagination-position">{position}</span>
            {next}
        </nav>
    }
}

/// Whether the key means nothing else where it was pressed.
fn is_free(event: &KeyboardEvent) -> bool {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let taken = target.is_some_and(|element| matches!(element.closest(TAKES_ARROWS), Ok(Some(_))));
    !modified && !taken && !event.default_prevented()
}
