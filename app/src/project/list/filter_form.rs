//! The form above the list and the map: words to look for, month, behind a fold all filters, and what only the one or
//! the other can show (`form_parts`). A plain GET form; with JavaScript every change applies at once, typing after a
//! short rest.

use super::address::{ListAddress, offered};
use super::choice_field::{ListChoices, ListSelect};
use super::face::Face;
use super::filter_field::{chosen_anew, months, values};
use super::form_parts::{of_list, of_map};
use super::form_state::{FormState, use_list_navigation};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{ChoiceOption, Icon, live};
use domain::code_list::CodeList as _;
use domain::label::Language;
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::web_sys::{Event, FormData, UrlSearchParams};
use std::time::Duration;

/// How long typing must rest before the list follows.
const REST: Duration = Duration::from_millis(150);
/// The name of the field for words, which follows typing and not leaving the field.
const WORDS: &str = "q";

/// The form.
#[component]
pub(crate) fn FilterForm(
    /// Address and offer.
    state: FormState,
    /// What it stands above.
    face: Face,
) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    let form = NodeRef::<html::Form>::new();
    let apply = use_apply(state, form, face);
    let typing = StoredValue::new(None::<TimeoutHandle>);
    let composing = StoredValue::new(false);
    let rest = StoredValue::new({
        let apply = apply.clone();
        move || {
            let apply = apply.clone();
            // Outside a browser nobody types.
            let handle = set_timeout_with_handle(move || apply(true), REST).ok();
            typing.update_value(|typing| {
                if let Some(earlier) = std::mem::replace(typing, handle) {
                    earlier.clear();
                }
            });
        }
    });
    let on_input = move |event: Event| {
        // Half a word of an input method is no word yet.
        if is_words(&event) && !composing.get_value() {
            rest.with_value(|rest| rest());
        }
    };
    let on_change = {
        let apply = apply.clone();
        move |event: Event| {
            if !is_words(&event) {
                apply(false);
            }
        }
    };
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        apply(false);
    };
    let month_options = offered_by(state, months, language);
    let (before, after) = match face {
        Face::List => of_list(state),
        Face::Map => of_map(state),
    };
    let folded = RwSignal::new(true);
    let panel = NodeRef::<html::Details>::new();
    let on_fold = move |_| folded.set(panel.get_untracked().is_none_or(|panel| !panel.open()));
    let facets = offered(crate::names::may_be_asked_for()).map(|dimension| {
        // Nobody sees the counts of a folded panel: they are brought up to date when it is opened.
        let options = Memo::new(move |known: Option<&Vec<ChoiceOption>>| {
            let known = known.filter(|_| folded.get());
            let known = known.and_then(|known| chosen_anew(state, dimension, known));
            known.unwrap_or_else(|| values(state, dimension, language))
        });
        let options = Signal::from(options);
        let label = dimension.label().in_language(language);
        view! { <ListChoices name=dimension.code() label options /> }
    });
    let how_many = live(move || {
        let filters = state.address.with(|address| address.as_ref().map_or(0, count_of_filters));
        let badge = (filters > 0).then(|| view! { <span class="list-panel-count">{filters}</span> });
        badge.into_any()
    });
    view! {
        <form
            node_ref=form
            class="list-form"
            hidden=move || state.is_refused()
            method="get"
            action=face.path()
            role="search"
            aria-label=td_string!(locale, project.filter_label)
            on:input=on_input
            on:change=on_change
            on:submit=on_submit
            on:compositionstart=move |_| composing.set_value(true)
            on:compositionend=move |_| {
                composing.set_value(false);
                rest.with_value(|rest| rest());
            }
        >
            <WordsField state />
            <button class="btn btn-primary" type="submit">
                <Icon icon=icondata::LuSearch />
                {td_string!(locale, project.search)}
            </button>
            <ListSelect id="list-month" name="as_of" label=td_string!(locale, ui.as_of) options=month_options />
            {before}
            <details node_ref=panel class="list-panel" name="list-panel" on:toggle=on_fold>
                <summary class="btn">
                    {td_string!(locale, project.more_filters)}
                    {how_many}
                </summary>
                <div class="list-panel-body facets">
                    {facets.collect::<Vec<_>>()}
                </div>
            </details>
            {after}
        </form>
    }
    .into_any()
}

/// What a field offers, worked out anew only when it changes: what an answer leaves as it was is not drawn again.
pub(super) fn offered_by(
    state: FormState,
    offered: fn(FormState, Language) -> Vec<ChoiceOption>,
    language: Language,
) -> Signal<Vec<ChoiceOption>> {
    Signal::from(Memo::new(move |_| offered(state, language)))
}

/// Reads the form as a browser would send it and goes to that list.
fn use_apply(state: FormState, form: NodeRef<html::Form>, face: Face) -> impl Fn(bool) + Clone + 'static {
    let go = use_list_navigation();
    move |replace: bool| {
        let Some(form) = form.get_untracked() else { return };
        let Ok(data) = FormData::new_with_form(&form) else { return };
        let Ok(pairs) = UrlSearchParams::new_with_str_sequence_sequence(&data) else { return };
        let sent = String::from(pairs.to_string());
        let Ok(address) = ListAddress::parse(&sent) else { return };
        let address = address.as_face(face);
        if state.address.get_untracked().ok().map(|known| known.first_rows()) != Some(address.clone()) {
            go(&address, replace);
        }
    }
}

fn is_words(event: &Event) -> bool {
    use leptos::wasm_bindgen::JsCast as _;
    let target =
        event.target().and_then(|target| target.dyn_into::<leptos::web_sys::HtmlInputElement>().ok());
    target.is_some_and(|input| input.name() == WORDS)
}

fn count_of_filters(address: &ListAddress) -> usize {
    super::facet::all_chosen(&address.query.filter).len()
}

#[component]
fn WordsField(state: FormState) -> impl IntoView {
    let locale = use_locale();
    let input = NodeRef::<html::Input>::new();
    let words = move || state.current().query.filter.q;
    // The address may change by other ways than this field; what is being typed is left alone.
    Effect::new(move |_| {
        let words = words();
        if let Some(input) = input.get().filter(|input| !is_focused(input)) {
            input.set_value(&words);
        }
    });
    view! {
        <div class="field list-words">
            <label class="field-label" for="list-words">
                {td_string!(locale, project.words)}
            </label>
            <input
                node_ref=input
                class="input"
                id="list-words"
                name=WORDS
                type="search"
                maxlength="100"
                autocomplete="off"
                enterkeyhint="search"
                placeholder=td_string!(locale, project.words_hint)
                value=untrack(words)
            />
        </div>
    }
    .into_any()
}

fn is_focused(input: &leptos::web_sys::Element) -> bool {
    document().active_element().is_some_and(|focused| &focused == input)
}
