//! One account in the list, and how it stands in words.

use super::super::view::{PersonRow, Standing};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Tone, path_part};
use domain::access::Role;
use domain::code_list::CodeList as _;
use leptos::prelude::*;

/// The row.
pub(super) fn row(person: PersonRow) -> AnyView {
    let href = format!("/admin/people/{}", path_part(&person.name));
    let roles = role_words(&person.roles);
    view! {
        <tr>
            <th scope="row">
                <a href=href>{person.name}</a>
            </th>
            <td>{person.display_name}</td>
            <td>{person.unit.unwrap_or_else(|| "—".to_owned())}</td>
            <td>{roles}</td>
            <td class="numeric">{person.projects}</td>
            <td>
                {person.last_sign_in.unwrap_or_else(|| td_string!(use_locale(), admin.never).to_owned())}
            </td>
            <td>{standing(person.standing)}</td>
        </tr>
    }
    .into_any()
}

/// Roles in words.
pub(in super::super) fn role_words(roles: &[Role]) -> String {
    let language = use_language();
    let labels: Vec<_> = roles.iter().map(|role| role.label().in_language(language)).collect();
    labels.join(td_string!(use_locale(), admin.list_comma))
}

/// How an account stands, in shape, colour and words.
pub(in super::super) fn standing(standing: Standing) -> AnyView {
    let locale = use_locale();
    let (label, tone) = match standing {
        Standing::Active => (td_string!(locale, admin.state_active), Tone::Good),
        Standing::Disabled => (td_string!(locale, admin.state_disabled), Tone::Neutral),
        Standing::Expired => (td_string!(locale, admin.state_expired), Tone::Neutral),
        Standing::NoPassword => (td_string!(locale, admin.state_no_password), Tone::Info),
        Standing::Waiting => (td_string!(locale, admin.state_waiting), Tone::Caution),
    };
    view! { <Badge label tone mark=true /> }.into_any()
}
