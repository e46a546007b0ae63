//! `/admin/tokens`: tokens with which programs act as an account; the security administrator's.

use super::Part;
use super::frame::admin_page;
use super::view::{TokenRow, Tokens};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again, use_shown_once};
use crate::ui::{
    Badge, Button, ButtonVariant, CheckField, ChoiceOption, InputField, InputKind, Notice, PickField,
    PostForm, Section, TableFrame, Tone,
};
use crate::wire::{Wire, answer_of};
use domain::admin::TokenScope;
use domain::code_list::CodeList as _;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Every token there ever was, newest first, and the accounts that can get one.
///
/// # Errors
/// 401 or 403 for whoever issues none.
#[server(input = GetUrl, output = Wire)]
pub async fn list_tokens() -> Result<Tokens, AppError> {
    use crate::door::admin::shown::minute;
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;

    let read = async {
        Part::Tokens.check(&visitor().actor)?;
        let ctx = ctx()?;
        let (store, district, now) = (&ctx.store, ctx.read_model.district(), ctx.clock.now());
        let accounts = store::account::list(store, district).await.map_err(internal)?;
        let tokens = store::account::machine_token::list(store, district).await.map_err(internal)?;
        let row = |token: store::account::machine_token::MachineToken| {
            let account = accounts.iter().find(|account| account.id == token.account);
            let ended = token.expires_at.is_some_and(|end| end <= now);
            TokenRow {
                id: token.id.to_string(),
                name: token.name,
                account: account.map(|account| account.name.to_string()).unwrap_or_default(),
                scopes: token.scopes.codes().to_vec(),
                created: minute(token.created_at),
                ends: token.expires_at.map(minute),
                last_used: token.last_used_at.map(minute),
                usable: token.revoked_at.is_none() && !ended && account.is_some_and(|it| it.is_active(now)),
            }
        };
        let rows = tokens.into_iter().rev().map(row).collect();
        let active = accounts.iter().filter(|account| account.is_active(now));
        Ok(Tokens { rows, accounts: active.map(|account| account.name.to_string()).collect() })
    };
    answer(read.await)
}

/// The page `/admin/tokens`.
pub(super) fn open() -> AnyView {
    let answer = answer_of(|| (), |()| list_tokens());
    let (again, shown_once) = (use_again(), use_shown_once());
    admin_page(Part::Tokens, move || async move { Ok(page(answer.await?, again.await, shown_once.await)) })
}

fn page(tokens: Tokens, again: Option<Again>, token: Option<String>) -> AnyView {
    let locale = use_locale();
    let shown = token.map(|token| {
        view! {
            <Notice tone=Tone::Caution>
                <p>{td_string!(locale, admin.token_once)}</p>
                <p>
                    <code class="code admin-secret">{token}</code>
                </p>
            </Notice>
        }
    });
    let rows: Vec<AnyView> = tokens.rows.into_iter().map(row).collect();
    let list = if rows.is_empty() {
        view! { <p>{td_string!(locale, admin.no_tokens)}</p> }.into_any()
    } else {
        view! {
            <TableFrame label=td_string!(locale, admin.tokens)>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, admin.purpose)}</th>
                        <th scope="col">{td_string!(locale, admin.of_account)}</th>
                        <th scope="col">{td_string!(locale, admin.scopes)}</th>
                        <th scope="col">{td_string!(locale, admin.created)}</th>
                        <th scope="col">{td_string!(locale, admin.ends)}</th>
                        <th scope="col">{td_string!(locale, admin.last_used)}</th>
                        <th scope="col">{td_string!(locale, admin.state)}</th>
                        <th scope="col">{td_string!(locale, admin.actions)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        }
        .into_any()
    };
    view! {
        {shown}
        {issue(tokens.accounts, again)}
        <Section title=td_string!(locale, admin.tokens)>{list}</Section>
    }
    .into_any()
}

fn issue(accounts: Vec<String>, again: Option<Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let accounts = accounts.into_iter().map(|name| ChoiceOption::new(name.clone(), name, false)).collect();
    view! {
        <Section title=td_string!(locale, admin.issue_token) note=td_string!(locale, admin.issue_note)>
            <PostForm name="issue" label=td_string!(locale, admin.issue_token) action="/admin/tokens" again>
                <InputField name="token_name" label=td_string!(locale, admin.purpose) required=true />
                <PickField
                    name="account"
                    label=td_string!(locale, admin.of_account)
                    options=accounts
                    none=td_string!(locale, admin.choose_account)
                    required=true
                />
                <fieldset class="admin-ticks" id="field-scope">
                    <legend>{td_string!(locale, admin.scopes)}</legend>
                    {TokenScope::ALL
                        .iter()
                        .map(|scope| {
                            let label = scope.label().in_language(language);
                            view! { <CheckField name="scope" value=scope.code() label /> }
                        })
                        .collect_view()}
                </fieldset>
                <InputField
                    name="last_day"
                    label=td_string!(locale, admin.last_day)
                    kind=InputKind::Date
                    required=true
                />
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.issue)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

fn row(token: TokenRow) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let scopes: Vec<String> = token
        .scopes
        .iter()
        .map(|code| {
            let known = code.parse::<TokenScope>().ok();
            known.map_or_else(|| code.clone(), |scope| scope.label().in_language(language).to_owned())
        })
        .collect();
    let (label, tone) = if token.usable {
        (td_string!(locale, admin.state_active), Tone::Good)
    } else {
        (td_string!(locale, admin.token_ended), Tone::Neutral)
    };
    let text = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
    let revoke = token.usable.then(|| {
        let what = td_string!(locale, admin.revoke_token, name = token.name.clone()).to_string();
        view! {
            <PostForm name="revoke" label=what.clone() action="/admin/tokens" again=None>
                <input type="hidden" name="token_id" value=token.id.clone() />
                <button class="btn" type="submit" aria-label=what>
                    {td_string!(locale, admin.revoke)}
                </button>
            </PostForm>
        }
    });
    view! {
        <tr>
            <th scope="row">{token.name.clone()}</th>
            <td>{token.account.clone()}</td>
            <td>{scopes.join(td_string!(locale, admin.list_comma))}</td>
            <td>{token.created.clone()}</td>
            <td>{text(token.ends)}</td>
            <td>{text(token.last_used)}</td>
            <td>
                <Badge label tone mark=true />
            </td>
            <td>{revoke}</td>
        </tr>
    }
    .into_any()
}
