//! The form for another password.

use super::api::OwnAccount;
use super::own_form;
use crate::access::carried;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{Button, ButtonVariant, InputField, InputKind, PostForm, Section};
use leptos::prelude::*;

pub(super) fn section(account: &OwnAccount, again: Option<Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rule = account.password_rule.in_language(language).to_owned();
    let changed = account.password_changed.clone();
    let changed = changed.map(|time| td_string!(locale, account.password_changed, time = time).to_string());
    let (name, carried) = (account.name.clone(), carried(again.as_ref()));
    view! {
        <Section
            title=td_string!(locale, account.password)
            note=changed.unwrap_or_default()
            id="password"
        >
            <PostForm name=own_form::PASSWORD label=td_string!(locale, account.password) again>
                // For password managers: whose password it is.
                <input type="hidden" autocomplete="username" value=name />
                {carried}
                <InputField
                    name="password"
                    label=td_string!(locale, account.password_now)
                    kind=InputKind::Password
                    required=true
                />
                <InputField
                    name="new_password"
                    label=td_string!(locale, account.password_new)
                    hint=rule
                    kind=InputKind::NewPassword
                    required=true
                />
                <InputField
                    name="new_password_again"
                    label=td_string!(locale, account.password_again)
                    kind=InputKind::NewPassword
                    required=true
                />
                <p class="form-note">{td_string!(locale, account.password_note)}</p>
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, account.password_submit)}</Button>
                </div>
            </PostForm>
        </Section>
    }
    .into_any()
}
