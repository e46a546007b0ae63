//! Puts what was typed earlier back into a form, and reads what stands in it.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Fills the fields of a form: `values_of` says what was sent under a name, nothing where the name was not sent.
/// Fields whose names were not sent stay as they are, but boxes are unticked: one that is not ticked is not sent.
/// Parts that are folded are unfolded where a field changes.
pub fn fill(form: &Element, values_of: impl Fn(&str) -> Vec<String>) {
    let Ok(fields) = form.query_selector_all("input[name], textarea[name], select[name]") else { return };
    for at in 0..fields.length() {
        let Some(field) = fields.get(at).and_then(|field| field.dyn_into::<Element>().ok()) else { continue };
        let values = values_of(&field.get_attribute("name").unwrap_or_default());
        if set(&field, &values) {
            unfold(&field);
        }
    }
}

/// What stands in a field of a form, or of a part of one; `None` without such a field.
#[must_use]
pub fn value(form: &Element, name: &str) -> Option<String> {
    let field = form.query_selector(&format!("[name={name:?}]")).ok()??;
    let of_area = field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    let of_select = || field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    let of_input = || field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    of_area.or_else(of_select).or_else(of_input)
}

/// Says whether the reader sees something change.
fn set(field: &Element, values: &[String]) -> bool {
    let first = values.first();
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "checkbox" | "radio" => {
                let ticked = values.contains(&input.value());
                let changes = input.checked() != ticked;
                input.set_checked(ticked);
                changes
            }
            // Only the reader may choose files.
            "file" => false,
            kind => first.is_some_and(|value| {
                let changes = input.value() != *value;
                input.set_value(value);
                changes && kind != "hidden"
            }),
        };
    }
    let Some(value) = first else { return false };
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        // What is sent has the line ends of the network, what stands in the field has not.
        let value = value.replace("\r\n", "\n");
        let changes = area.value() != value;
        area.set_value(&value);
        return changes;
    }
    if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        let changes = select.value() != *value;
        select.set_value(value);
        return changes;
    }
    false
}

fn unfold(field: &Element) {
    let mut around = field.closest("details").ok().flatten();
    while let Some(details) = around {
        // Cannot fail: the name is a constant and valid.
        let _ = details.set_attribute("open", "");
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}
