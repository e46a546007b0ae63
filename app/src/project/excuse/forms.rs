//! The forms: setting the light aside, and taking that back.

use super::view::ExcuseView;
use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::ui::{AreaField, Button, ButtonVariant, Disclosure, InputField, InputKind, PostForm};
use domain::status_light::LightExcuse;
use leptos::prelude::*;

pub(super) fn excuse_form(found: &ExcuseView, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let again = again.filter(|again| again.is_of("excuse")).cloned();
    let (open, first) = (again.is_some(), found.unclosed.first_day());
    let hint = td_string!(locale, excuse.from_hint, day = first.to_string()).to_string();
    view! {
        <Disclosure summary=td_string!(locale, excuse.form_title) open>
            <PostForm name="excuse" label=td_string!(locale, excuse.form_title) again>
                <div class="form-row">
                    <InputField
                        name="from"
                        label=td_string!(locale, excuse.from)
                        value=first.to_string()
                        kind=InputKind::Date
                        hint
                        required=true
                    />
                    <InputField
                        name="until"
                        label=td_string!(locale, excuse.until)
                        kind=InputKind::Date
                        hint=td_string!(locale, excuse.until_hint)
                        required=true
                    />
                </div>
                <AreaField
                    name="reason"
                    label=td_string!(locale, excuse.reason)
                    hint=td_string!(locale, excuse.reason_hint)
                    required=true
                />
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, excuse.submit)}</Button>
                </div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}

pub(super) fn revoke_form(excuse: &LightExcuse, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let (id, revision) = (excuse.id.to_string(), excuse.revision.to_string());
    let again = again.filter(|again| again.is_of("revoke") && again.fields.get("id") == id).cloned();
    view! {
        <PostForm name="revoke" label=td_string!(locale, excuse.revoke) again>
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="revision" value=revision />
            <div class="form-actions">
                <Button>{td_string!(locale, excuse.revoke)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}
