//! Roles, credentials and sessions: the security administrator's, never on the own account.

use super::super::view::{Person, Standing};
use super::own_address;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{Button, ButtonVariant, CheckField, Notice, PostForm, Section, Tone};
use domain::access::Role;
use domain::code_list::CodeList as _;
use leptos::prelude::*;

/// The roles, with the rule about those that exclude each other.
pub(super) fn roles(person: &Person, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let has = person.row.roles.clone();
    let (action, revision) = (own_address(person), person.revision);
    view! {
        <Section title=td_string!(locale, admin.roles) note=td_string!(locale, admin.roles_rule)>
            <PostForm name="roles" label=td_string!(locale, admin.roles) action again>
                <input type="hidden" name="revision" value=revision />
                <fieldset class="admin-ticks" id="field-role">
                    <legend class="sr-only">{td_string!(locale, admin.roles)}</legend>
                    {role_boxes(&has)}
                </fieldset>
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.save_roles)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// A box a role. Made inside the form: its context tells them what was ticked.
fn role_boxes(has: &[Role]) -> Vec<AnyView> {
    let language = use_language();
    let tick = |role: &Role| {
        let (checked, label) = (has.contains(role), role.label().in_language(language));
        view! { <CheckField name="role" value=role.code() label checked /> }.into_any()
    };
    Role::ALL.iter().map(tick).collect()
}

/// A one-time password, the second factor, the end of a lock-out.
pub(super) fn credentials(person: &Person, again: Option<&Again>) -> AnyView {
    let locale = use_locale();
    let one = |name, label: &'static str, note: &'static str| {
        let (action, revision, again) = (own_address(person), person.revision, again.cloned());
        view! {
            <PostForm name label action again>
                <input type="hidden" name="revision" value=revision />
                <p class="form-actions">
                    <Button>{label}</Button>
                    <span class="field-hint">{note}</span>
                </p>
            </PostForm>
        }
        .into_any()
    };
    let reset = one("reset", td_string!(locale, admin.reset_password), td_string!(locale, admin.reset_note));
    let factor = person.has_second_factor.then(|| {
        let note = td_string!(locale, admin.second_factor_note);
        one("second_factor", td_string!(locale, admin.remove_second_factor), note)
    });
    let waiting = (person.row.standing == Standing::Waiting).then(|| {
        let note = td_string!(locale, admin.lock_out_note);
        one("lock_out", td_string!(locale, admin.end_lock_out), note)
    });
    view! {
        <Section title=td_string!(locale, admin.credentials)>
            {reset}
            {factor}
            {waiting}
        </Section>
    }
    .into_any()
}

/// The end of all sessions.
pub(super) fn sessions(person: &Person, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let (action, revision) = (own_address(person), person.revision);
    let count = td_string!(locale, admin.sessions_now, count = person.sessions).to_string();
    view! {
        <Section title=td_string!(locale, admin.session_count) note=count>
            <PostForm name="sessions" label=td_string!(locale, admin.end_sessions) action again>
                <input type="hidden" name="revision" value=revision />
                <p class="form-actions">
                    <Button>{td_string!(locale, admin.end_sessions)}</Button>
                    <span class="field-hint">{td_string!(locale, admin.end_sessions_note)}</span>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The password that was made, this once.
pub(super) fn one_time_password(password: String) -> AnyView {
    let locale = use_locale();
    view! {
        <Notice tone=Tone::Caution>
            <p>{td_string!(locale, admin.one_time_password)}</p>
            <p>
                <code class="code admin-secret">{password}</code>
            </p>
        </Notice>
    }
    .into_any()
}
