//! The clipboard: the modern way where the connection is secure, the old way on an office's plain network,
//! where browsers hide the modern one.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies a text; says whether the browser let us. Call it from a click.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    if window.is_secure_context() {
        let written = window.navigator().clipboard().write_text(text);
        return JsFuture::from(written).await.is_ok();
    }
    copy_by_selection(text).unwrap_or(false)
}

/// Selects the text in a field nobody sees and asks the document to copy the selection.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document: HtmlDocument = web_sys::window()?.document()?.dyn_into().ok()?;
    let body = document.body()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("sr-only");
    body.append_child(&field).ok()?;
    field.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    Some(copied)
}
