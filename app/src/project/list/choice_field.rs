//! Fields that follow the address after they were drawn: the kit's own are drawn once. Options are drawn
//! anew in place, so that what has the focus keeps it.

use crate::ui::{ChoiceOption, live};
use leptos::prelude::*;

/// One of several values.
#[component]
pub(super) fn ListSelect(
    id: &'static str,
    name: &'static str,
    label: &'static str,
    options: Signal<Vec<ChoiceOption>>,
) -> impl IntoView {
    let options = live(move || {
        let options = options.get().into_iter().map(|option| {
            let ChoiceOption { value, label, selected, .. } = option;
            view! { <option value=value selected=selected prop:selected=selected>{label}</option> }
        });
        options.collect::<Vec<_>>().into_any()
    });
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <select class="select" id=id name=name>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// Any number of values, or with `one` exactly one; each with how many projects it would give, if known.
#[component]
pub(super) fn ListChoices(
    name: &'static str,
    label: &'static str,
    options: Signal<Vec<ChoiceOption>>,
    #[prop(optional)] one: bool,
) -> impl IntoView {
    let (kind, class) = if one { ("radio", "radio-button") } else { ("checkbox", "checkbox") };
    let options = live(move || {
        let options = options.get().into_iter().map(|option| {
            let ChoiceOption { value, label, count, selected } = option;
            view! {
                <label class="choice">
                    <input
                        class=class
                        type=kind
                        name=name
                        value=value
                        checked=selected
                        prop:checked=selected
                    />
                    <span class="choice-label">{label}</span>
                    <span class="choice-count">{count}</span>
                </label>
            }
        });
        options.collect::<Vec<_>>().into_any()
    });
    view! {
        <fieldset class="facet">
            <legend>{label}</legend>
            <div class="facet-choices">{options}</div>
        </fieldset>
    }
    .into_any()
}
