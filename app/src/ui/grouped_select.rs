//! One of many values, in groups.

use super::ChoiceOption;
use crate::locale::{td_string, use_locale};
use leptos::prelude::*;

/// Values that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionGroup {
    /// What they have in common.
    pub label: String,
    /// The values.
    pub options: Vec<ChoiceOption>,
}

/// One of many values, in groups, or any.
#[component]
pub fn GroupedSelectField(
    /// The name in the address.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// Values of no group.
    first: Vec<ChoiceOption>,
    /// The groups.
    groups: Vec<OptionGroup>,
) -> impl IntoView {
    let id = format!("field-{name}");
    let groups = groups.into_iter().map(|group| {
        let options = group.options.into_iter().map(option).collect_view();
        view! { <optgroup label=group.label>{options}</optgroup> }
    });
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <select class="select" id=id name=name autocomplete="off">
                <option value="">{td_string!(use_locale(), ui.any)}</option>
                {first.into_iter().map(option).collect_view()}
                {groups.collect_view()}
            </select>
        </div>
    }
}

fn option(option: ChoiceOption) -> impl IntoView {
    // The attribute is for the server's HTML; once somebody has chosen, only the property counts.
    view! {
        <option value=option.value selected=option.selected prop:selected=option.selected>
            {option.label}
        </option>
    }
}
