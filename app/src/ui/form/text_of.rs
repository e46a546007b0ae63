//! What stands in a form, in the browser.

use leptos::web_sys::{FormData, HtmlFormElement, UrlSearchParams};

/// What stands in a form, as it would be sent, without the fields named: those for files, at least. `None` where the
/// browser cannot say.
#[must_use]
pub fn text_of(form: &HtmlFormElement, without: &[&str]) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    for name in without {
        data.delete(name);
    }
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(String::from(pairs.to_string()))
}
