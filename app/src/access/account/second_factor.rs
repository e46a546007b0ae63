//! The second factor: setting it up, the first code, taking it away.

use super::api::{Enrolment, OwnAccount};
use super::own_form;
use crate::locale::{td_string, use_locale};
use crate::posting::Again;
use crate::ui::{Badge, Button, ButtonVariant, Disclosure, InputField, InputKind, PostForm, Section, Tone};
use leptos::prelude::*;

pub(super) fn section(account: OwnAccount, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let (label, tone) = if account.has_totp {
        (td_string!(locale, account.totp_on), Tone::Good)
    } else {
        (td_string!(locale, account.totp_off), Tone::Neutral)
    };
    let form = match account.enrolment {
        _ if account.has_totp => remove_form(again),
        Some(enrolment) => confirm_form(enrolment, again),
        None => begin_form(again),
    };
    view! {
        <Section
            title=td_string!(locale, account.totp)
            note=td_string!(locale, account.totp_note)
            id="second-factor"
        >
            <p>
                <Badge label tone mark=true />
            </p>
            {form}
        </Section>
    }
    .into_any()
}

fn begin_form(again: Option<Again>) -> AnyView {
    let locale = use_locale();
    view! {
        <PostForm name=own_form::TOTP_BEGIN label=td_string!(locale, account.totp_begin) again>
            <InputField
                name="begin_password"
                label=td_string!(locale, account.password_now)
                kind=InputKind::Password
                required=true
            />
            <div class="form-actions">
                <Button>{td_string!(locale, account.totp_begin)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

fn confirm_form(enrolment: Enrolment, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let side = enrolment.size.to_string();
    let view_box = format!("0 0 {side} {side}");
    view! {
        <ol class="totp-steps">
            <li>
                <p>{td_string!(locale, account.totp_scan)}</p>
                <svg class="qr" viewBox=view_box role="img" aria-label=td_string!(locale, account.totp_qr)>
                    <rect class="qr-ground" width=side.clone() height=side />
                    <path class="qr-mark" d=enrolment.path />
                </svg>
                <p>{td_string!(locale, account.totp_type)}</p>
                <p>
                    <code class="code totp-secret">{enrolment.secret}</code>
                </p>
                <p>
                    <a href=enrolment.link rel="external">
                        {td_string!(locale, account.totp_open)}
                    </a>
                </p>
            </li>
            <li>
                <p>{td_string!(locale, account.totp_then)}</p>
                <PostForm name=own_form::TOTP_CONFIRM label=td_string!(locale, account.totp_confirm) again>
                    <InputField
                        name="totp"
                        label=td_string!(locale, access.code)
                        kind=InputKind::OneTimeCode
                        required=true
                    />
                    <div class="form-actions">
                        <Button variant=ButtonVariant::Primary>{td_string!(locale, account.totp_confirm)}</Button>
                    </div>
                </PostForm>
            </li>
        </ol>
        <PostForm name=own_form::TOTP_CANCEL label=td_string!(locale, account.totp_cancel) again=None>
            <Button variant=ButtonVariant::Ghost>{td_string!(locale, account.totp_cancel)}</Button>
        </PostForm>
    }
    .into_any()
}

fn remove_form(again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let open = again.as_ref().is_some_and(|again| again.is_of(own_form::TOTP_REMOVE));
    view! {
        <Disclosure summary=td_string!(locale, account.totp_remove) open>
            <PostForm name=own_form::TOTP_REMOVE label=td_string!(locale, account.totp_remove) again>
                <InputField
                    name="remove_password"
                    label=td_string!(locale, account.password_now)
                    kind=InputKind::Password
                    required=true
                />
                <InputField
                    name="remove_totp"
                    label=td_string!(locale, access.code)
                    hint=td_string!(locale, access.code_hint)
                    kind=InputKind::OneTimeCode
                    required=true
                />
                <div class="form-actions">
                    <Button>{td_string!(locale, account.totp_remove)}</Button>
                </div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}
