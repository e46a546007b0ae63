//! Fields to choose in.

use super::field::{Parts, field_class};
use super::filling::use_filling;
use crate::locale::use_language;
use crate::ui::ChoiceOption;
use leptos::prelude::*;

/// One of several.
#[component]
pub fn PickField(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What can be chosen; `selected` marks what is stored.
    options: Vec<ChoiceOption>,
    /// The words for none of them, which is sent as an empty text.
    #[prop(optional, into)]
    none: Option<String>,
    /// Help that stands under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let filling = use_filling();
    filling.name_field(&name, &label);
    let error = filling.error(&name).map(|error| error.in_language(use_language()).to_owned());
    let stored = options.iter().find(|option| option.selected).map(|option| option.value.clone());
    let chosen = filling.value(&name, stored.unwrap_or_default());
    let focus = filling.is_first_error(&name);
    let wrong = error.is_some();
    let parts = Parts::new(&name, hint.is_some(), error.is_some());
    let none = none.map(|label| view! { <option value="" selected=chosen.is_empty()>{label}</option> });
    let options = options.into_iter().map(|option| {
        let selected = option.value == chosen;
        view! { <option value=option.value selected=selected>{option.label}</option> }
    });
    view! {
        <div class=field_class(wrong)>
            {parts.label(label, required)} {parts.hint(hint)}
            <select
                class="select"
                id=parts.id.clone()
                name=name
                autofocus=focus
                aria-describedby=parts.described.clone()
                aria-invalid=wrong.then_some("true")
            >
                {none}
                {options.collect_view()}
            </select>
            {parts.error(error)}
        </div>
    }
}

/// A box to tick.
#[component]
pub fn CheckField(
    /// The name it is sent under.
    #[prop(into)]
    name: String,
    /// What is sent when it is ticked; several boxes of one name have different ones.
    #[prop(default = "yes".to_owned(), into)]
    value: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// Whether it is ticked as stored.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    let filling = use_filling();
    // One of several boxes is called by its value: the name is the group's, which has the id.
    let alone = value == "yes";
    if alone {
        filling.name_field(&name, &label);
    }
    let ticked = filling.ticked(&name, &value, checked);
    let error = filling.error(&name).map(|error| error.in_language(use_language()).to_owned());
    let wrong = error.is_some();
    let parts = Parts::new(&name, false, error.is_some());
    let id = alone.then(|| parts.id.clone());
    view! {
        <div class=field_class(wrong)>
            <label class="check">
                <input
                    class="checkbox"
                    type="checkbox"
                    id=id
                    name=name
                    value=value
                    checked=ticked
                    aria-describedby=parts.described.clone()
                />
                <span>{label}</span>
            </label>
            {parts.error(error)}
        </div>
    }
}
