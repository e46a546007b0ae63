//! Who the person is, and shutting or opening the account: the administrator's.

use super::super::people::unit_options;
use super::super::view::{Person, Standing};
use super::own_address;
use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::ui::{Button, ButtonVariant, InputField, InputKind, PickField, PostForm, Section};
use leptos::prelude::*;

/// The forms.
pub(super) fn forms(person: &Person, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let action = own_address(person);
    let shut = person.row.standing == Standing::Disabled;
    let (form, label, note) = if shut {
        ("enable", td_string!(locale, admin.enable), td_string!(locale, admin.enable_note))
    } else {
        ("disable", td_string!(locale, admin.disable), td_string!(locale, admin.disable_note))
    };
    let person = person.clone();
    let mut units = person.units.clone();
    // A unit that was retired stays with those who have it.
    if let (Some(id), Some(name)) = (&person.unit_id, &person.row.unit)
        && !units.iter().any(|(known, _)| known == id)
    {
        units.push((id.clone(), name.clone()));
    }
    view! {
        <Section title=td_string!(locale, admin.details)>
            <PostForm
                name="details"
                label=td_string!(locale, admin.details)
                action=action.clone()
                again=again.clone()
            >
                <input type="hidden" name="revision" value=person.revision />
                <InputField
                    name="display_name"
                    label=td_string!(locale, admin.display_name)
                    value=person.row.display_name.clone()
                    required=true
                />
                <PickField
                    name="unit"
                    label=td_string!(locale, admin.unit)
                    options=unit_options(units, person.unit_id.as_deref())
                    none=td_string!(locale, admin.no_unit)
                />
                <InputField
                    name="expires_on"
                    label=td_string!(locale, admin.expires_on)
                    value=person.expires_on.clone().unwrap_or_default()
                    kind=InputKind::Date
                    hint=td_string!(locale, admin.expires_hint)
                />
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.save)}</Button>
                </p>
            </PostForm>
            <PostForm name=form label action again>
                <input type="hidden" name="revision" value=person.revision />
                <p class="form-actions">
                    <Button>{label}</Button>
                    <span class="field-hint">{note}</span>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}
