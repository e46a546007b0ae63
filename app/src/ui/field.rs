//! Fields of filter forms. They are plain GET forms: what is chosen stands in the address, and several
//! boxes ticked under one name arrive as that name several times.

use crate::locale::{td_string, use_locale};
use leptos::prelude::*;
use leptos::web_sys::{FormData, UrlSearchParams};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// A GET form; with JavaScript it navigates without loading the page anew, and without what was left
/// empty. (The router's own form would send the nameless submit button too.)
#[component]
pub fn FilterForm(
    /// The address that answers.
    #[prop(into)]
    action: String,
    /// What it is for, for screen readers.
    #[prop(into)]
    label: String,
    /// The fields and a submit button.
    children: Children,
) -> impl IntoView {
    let form = NodeRef::<leptos::html::Form>::new();
    let navigate = use_navigate();
    let path = action.clone();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        let Some(form) = form.get_untracked() else { return };
        let Ok(data) = FormData::new_with_form(&form) else { return };
        let Ok(pairs) = UrlSearchParams::new_with_str_sequence_sequence(&data) else { return };
        event.prevent_default();
        let filled = filled(&String::from(pairs.to_string()));
        let address = if filled.is_empty() { path.clone() } else { format!("{path}?{filled}") };
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <form
            node_ref=form
            class="filter-form"
            method="get"
            action=action
            role="search"
            aria-label=label
            on:submit=on_submit
        >
            {children()}
        </form>
    }
}

/// The pairs of an encoded query that have a value.
fn filled(query: &str) -> String {
    query.split('&').filter(|pair| !pair.ends_with('=')).collect::<Vec<_>>().join("&")
}

/// What kind of text a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// Any text.
    #[default]
    Text,
    /// Words to look for.
    Search,
    /// A month, `YYYY-MM`.
    Month,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Search => "search",
            Self::Month => "month",
        }
    }
}

/// One line of text. Events: `on:input` on the component reach the field by bubbling.
#[component]
pub fn TextField(
    /// The name in the address.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(optional, into)]
    value: String,
    /// What kind of text.
    #[prop(optional)]
    kind: TextKind,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Option<String>,
) -> impl IntoView {
    let id = format!("field-{name}");
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <input
                class="input"
                id=id
                name=name
                type=kind.input_type()
                value=value
                placeholder=placeholder
                autocomplete="off"
            />
        </div>
    }
}

/// One value to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOption {
    /// The word in the address.
    pub value: String,
    /// What people read.
    pub label: String,
    /// How many records it would leave, if known.
    pub count: Option<u64>,
    /// Whether it is chosen.
    pub selected: bool,
}

impl ChoiceOption {
    /// A value without a count.
    pub fn new(value: impl Into<String>, label: impl Into<String>, selected: bool) -> Self {
        Self { value: value.into(), label: label.into(), count: None, selected }
    }

    fn text(&self) -> String {
        match self.count {
            Some(count) => format!("{} ({count})", self.label),
            None => self.label.clone(),
        }
    }
}

/// One of several values.
#[component]
pub fn SelectField(
    /// The name in the address.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// The values.
    options: Vec<ChoiceOption>,
    /// Whether "any" comes first.
    #[prop(optional)]
    any: bool,
) -> impl IntoView {
    let id = format!("field-{name}");
    let any = any.then(|| view! { <option value="">{td_string!(use_locale(), ui.any)}</option> });
    let options = options.into_iter().map(|option| {
        let text = option.text();
        // The attribute is for the server's HTML; once somebody has chosen, only the property counts.
        view! {
            <option value=option.value selected=option.selected prop:selected=option.selected>
                {text}
            </option>
        }
    });
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <select class="select" id=id name=name autocomplete="off">
                {any}
                {options.collect_view()}
            </select>
        </div>
    }
}

/// Any number of several values, folded until opened; says how many are chosen.
#[component]
pub fn CheckboxGroup(
    /// The name in the address.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// The values.
    options: Vec<ChoiceOption>,
) -> impl IntoView {
    let locale = use_locale();
    let chosen = options.iter().filter(|o| o.selected).count();
    let state = match options.iter().find(|o| o.selected) {
        None => td_string!(locale, ui.any).to_owned(),
        Some(only) if chosen == 1 => only.label.clone(),
        Some(_) => td_string!(locale, ui.selected, count = chosen).to_string(),
    };
    let boxes = options.into_iter().map(move |option| {
        let text = option.text();
        view! {
            <label class="choice">
                <input
                    class="checkbox"
                    type="checkbox"
                    name=name.clone()
                    value=option.value
                    checked=option.selected
                    prop:checked=option.selected
                />
                <span>{text}</span>
            </label>
        }
    });
    view! {
        <details class="field field-group" name="filter-group">
            <summary>
                <span class="field-label">{label.clone()}</span>
                <span class="field-state">{state}</span>
            </summary>
            <fieldset class="choices">
                <legend class="sr-only">{label}</legend>
                {boxes.collect_view()}
            </fieldset>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn what_is_left_empty_stays_out_of_the_address() {
        assert_eq!(filled("by=sector&cross=&q=&light=red"), "by=sector&light=red");
        assert_eq!(filled("q="), "");
        assert_eq!(filled(""), "");
    }
}
