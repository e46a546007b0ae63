//! The form by keyboard: Ctrl+Enter hands in, Enter alone never does.

use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement, HtmlFormElement};

/// The button that hands in.
const SUBMIT: &str = "button[name=act][value=submit]";

/// A key was pressed somewhere in the form.
pub(super) fn pressed(event: &KeyboardEvent, form: &HtmlFormElement) {
    // While characters are being composed, Enter chooses one.
    if event.key() != "Enter" || event.is_composing() {
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        let button = form.query_selector(SUBMIT).ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            button.click();
        }
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_a_line = target.is_some_and(|element| matches!(element.closest("input, select"), Ok(Some(_))));
    if in_a_line {
        event.prevent_default();
    }
}
