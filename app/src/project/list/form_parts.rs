//! The fields that only a list has, and those that only a map has. What belongs to the other goes along unseen, so
//! that one comes back to it as it was.

use super::address::ListAddress;
use super::choice_field::{ListChoices, ListSelect};
use super::face::COLOUR;
use super::filter_field::{colourings, columns, densities, groupings, orders};
use super::filter_form::offered_by;
use super::form_state::FormState;
use crate::locale::{td_string, use_language, use_locale};
use leptos::prelude::*;

/// What stands before and after the fold with the filters of a list.
pub(super) fn of_list(state: FormState) -> (AnyView, AnyView) {
    let (locale, language) = (use_locale(), use_language());
    let before = view! {
        <ListSelect
            id="list-grouping"
            name="by"
            label=td_string!(locale, project.group_by)
            options=offered_by(state, groupings, language)
        />
    };
    let after = view! {
        <details class="list-panel" name="list-panel">
            <summary class="btn">{td_string!(locale, project.display)}</summary>
            <div class="list-panel-body">
                <ListSelect
                    id="list-sorting"
                    name="sort"
                    label=td_string!(locale, project.sort_by)
                    options=offered_by(state, orders, language)
                />
                <ListChoices
                    name="density"
                    label=td_string!(locale, project.density)
                    options=offered_by(state, densities, language)
                    one=true
                />
                // Always sent, so that "none of the others" is not taken for "the usual ones".
                <input type="hidden" name="cols" value="code,name" />
                <ListChoices
                    name="cols"
                    label=td_string!(locale, project.columns)
                    options=offered_by(state, columns, language)
                />
            </div>
        </details>
        {carried(state, COLOUR)}
    };
    (before.into_any(), after.into_any())
}

/// The same of a map.
pub(super) fn of_map(state: FormState) -> (AnyView, AnyView) {
    let (locale, language) = (use_locale(), use_language());
    let before = view! {
        <ListSelect
            id="map-colour"
            name=COLOUR
            label=td_string!(locale, portfolio_map.colour_by)
            options=offered_by(state, colourings, language)
        />
    };
    let after = ["sort", "by", "cols", "density"].map(|name| carried(state, name));
    (before.into_any(), after.collect_view().into_any())
}

/// A parameter that is sent as it stands in the address; empty, and so as good as absent, when it does not.
fn carried(state: FormState, name: &'static str) -> AnyView {
    let value = move || value_in(&state.current(), name);
    view! { <input type="hidden" name=name value=value /> }.into_any()
}

fn value_in(address: &ListAddress, name: &str) -> String {
    address.pairs().into_iter().find(|(known, _)| *known == name).map(|(_, value)| value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::value_in;
    use crate::project::list::address::ListAddress;

    #[test]
    fn what_the_other_face_shows_is_carried_along() {
        let address = ListAddress::parse("?sort=-name&cols=light&colour=stage").expect("address");
        assert_eq!(value_in(&address, "sort"), "-name");
        assert_eq!(value_in(&address, "cols"), "code,name,light");
        assert_eq!((value_in(&address, "colour").as_str(), value_in(&address, "by").as_str()), ("stage", ""));
    }
}
