//! `/first-administrator`: how an installation without an administrator gets its first two accounts.

use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{Button, ButtonVariant, InputField, InputKind, PageHead, PostForm, awaited};
use crate::wire::{Wire, answer_of};
use domain::label::Bilingual;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use leptos_meta::Title;

/// What a password must be, while the first administrator is wanted.
///
/// # Errors
/// 404 as soon as there is one.
#[server(input = GetUrl, output = Wire, endpoint = "get_first_administrator")]
pub async fn get_first_administrator() -> Result<Bilingual, AppError> {
    use crate::door::account::{AccountDesk, first_administrator_wanted};
    use crate::server_context::{answer, ctx};
    use std::sync::Arc;

    let (ctx, desk) = (ctx()?, use_context::<Arc<dyn AccountDesk>>());
    let read = async {
        if !first_administrator_wanted(&ctx).await? {
            return Err(AppError::NotFound { what: "/first-administrator".to_owned() });
        }
        Ok(desk.map(|desk| desk.password_rule()).unwrap_or_default())
    };
    answer(read.await)
}

/// The page `/first-administrator`.
pub(super) fn open() -> AnyView {
    let (again, rule) = (use_again(), answer_of(|| (), |()| get_first_administrator()));
    let locale = use_locale();
    view! {
        <Title text=td_string!(locale, account.first_title) />
        <div class="account">
            <PageHead
                title=td_string!(locale, account.first_title)
                lead=td_string!(locale, account.first_lead)
            />
            {awaited(8, move || async move { Ok(form(&rule.await?, again.await)) })}
        </div>
    }
    .into_any()
}

fn form(rule: &Bilingual, again: Option<Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rule = rule.in_language(language).to_owned();
    let other = rule.clone();
    view! {
        <PostForm name="first" label=td_string!(locale, account.first_title) again>
            <InputField
                name="token"
                label=td_string!(locale, account.first_token)
                hint=td_string!(locale, account.first_token_hint)
                kind=InputKind::OneTimeCode
                required=true
            />
            <fieldset class="form-part">
                <legend>{td_string!(locale, account.first_admin)}</legend>
                <p>{td_string!(locale, account.first_admin_note)}</p>
                {person("admin", rule)}
            </fieldset>
            <fieldset class="form-part">
                <legend>{td_string!(locale, account.first_security)}</legend>
                <p>{td_string!(locale, account.first_security_note)}</p>
                {person("security", other)}
            </fieldset>
            <div class="form-actions">
                <Button variant=ButtonVariant::Primary>{td_string!(locale, account.first_submit)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// The fields of one of the two.
fn person(who: &str, rule: String) -> AnyView {
    let locale = use_locale();
    view! {
        <InputField
            name=format!("{who}_name")
            label=td_string!(locale, account.name)
            hint=td_string!(locale, account.first_name_hint)
            required=true
        />
        <InputField name=format!("{who}_display_name") label=td_string!(locale, account.display_name) />
        <InputField
            name=format!("{who}_password")
            label=td_string!(locale, account.password_new)
            hint=rule
            kind=InputKind::NewPassword
            required=true
        />
        <InputField
            name=format!("{who}_password_again")
            label=td_string!(locale, account.password_again)
            kind=InputKind::NewPassword
            required=true
        />
    }
    .into_any()
}
