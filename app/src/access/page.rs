//! `/sign-in`: name and password, then the code, when the account has one.

use super::api::{DemoSignIn, get_sign_in};
use super::{SIGN_IN_FORM, carried, hidden};
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{
    Button, ButtonVariant, DoneNotice, InputField, InputKind, Notice, PageHead, PostForm, SIGN_IN_PLACE,
    Tone, awaited,
};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page `/sign-in`.
pub(super) fn open() -> AnyView {
    let (again, demo) = (use_again(), answer_of(|| (), |()| get_sign_in()));
    let query = use_query_map();
    let locale = use_locale();
    // Only here it is certain that somebody was signed out.
    Effect::new(move || {
        if query.read_untracked().get("done").as_deref() == Some("signed_out") {
            crate::side::forget_own();
        }
    });
    view! {
        <Title text=td_string!(locale, access.title) />
        <div class="sign-in">
            <PageHead title=td_string!(locale, access.title) />
            <DoneNotice words=done_word />
            {signed_in_note()}
            {awaited(6, move || async move {
                    let (again, demo) = (again.await, demo.await.ok().flatten());
                    Ok(form(again, demo, query.read_untracked().get("next")))
                })}
        </div>
    }
    .into_any()
}

fn done_word(word: &str) -> Option<String> {
    match word {
        "signed_out" => Some(td_string!(use_locale(), access.signed_out).to_owned()),
        "first" => Some(td_string!(use_locale(), access.first_done).to_owned()),
        _ => None,
    }
}

fn signed_in_note() -> Option<AnyView> {
    let name = crate::side::signed_in_as()?;
    let text = td_string!(use_locale(), access.signed_in_already, name = name);
    Some(view! { <Notice tone=Tone::Neutral>{text}</Notice> }.into_any())
}

fn form(again: Option<Again>, demo: Option<DemoSignIn>, next: Option<String>) -> AnyView {
    let locale = use_locale();
    let next = Again::value(again.as_ref(), "next", next.unwrap_or_default());
    let carried = carried(again.as_ref());
    let step = again.as_ref().and_then(|again| again.fields.find("step")).map(str::to_owned);
    let name = Again::value(again.as_ref(), "name", "");
    view! {
        <PostForm name=SIGN_IN_FORM label=td_string!(locale, access.title) again id=SIGN_IN_PLACE>
            {hidden(("next".to_owned(), next))} {carried} {fields_of(step.clone(), name)}
            <div class="form-actions">
                <Button variant=ButtonVariant::Primary>{td_string!(locale, access.submit)}</Button>
            </div>
            {demo.filter(|_| step.is_none()).map(demo_accounts)}
        </PostForm>
    }
    .into_any()
}

/// What is asked for: name and password, or the code.
fn fields_of(step: Option<String>, name: String) -> AnyView {
    match step {
        Some(step) => code_field(step, name),
        None => password_fields(),
    }
}

fn password_fields() -> AnyView {
    let locale = use_locale();
    view! {
        <InputField
            name="name"
            label=td_string!(locale, access.name)
            kind=InputKind::UserName
            required=true
            autofocus=true
        />
        <InputField
            name="password"
            label=td_string!(locale, access.password)
            kind=InputKind::Password
            required=true
        />
    }
    .into_any()
}

/// The password was right; `step` says so to the server.
fn code_field(step: String, name: String) -> AnyView {
    let locale = use_locale();
    view! {
        {hidden(("step".to_owned(), step))} {hidden(("name".to_owned(), name))}
        <InputField
            name="totp"
            label=td_string!(locale, access.code)
            hint=td_string!(locale, access.code_hint)
            kind=InputKind::OneTimeCode
            required=true
            autofocus=true
        />
    }
    .into_any()
}

/// A button for each account: it signs in with it.
fn demo_accounts(demo: DemoSignIn) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let buttons = demo.accounts.into_iter().map(|account| {
        let role = account.role.in_language(language).to_owned();
        view! {
            <li>
                <button class="btn" type="submit" name="demo" value=account.name.clone()>
                    <span>{role}</span>
                    <code class="code">{account.name.clone()}</code>
                </button>
            </li>
        }
    });
    view! {
        <fieldset class="demo-accounts">
            <legend>{td_string!(locale, access.demo_title)}</legend>
            <p>
                {td_string!(locale, access.demo_text)} " "
                <code class="code">{demo.password}</code>
            </p>
            <ul>{buttons.collect_view()}</ul>
        </fieldset>
    }
    .into_any()
}
