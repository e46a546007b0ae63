//! The door `/first-administrator`: with the token the server printed at its start, the first administrator and
//! the first security administrator are made. Two, because the one makes accounts and the other says what
//! they may do, and nobody is both (三员分立).

use super::chosen::{same_twice, will_do};
use super::resume;
use crate::page::{form_of, page_again, see_other};
use crate::state::AppState;
use app::door::Done;
use app::door::account::first_administrator_wanted;
use app::error::AppError;
use app::server_context::internal;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use domain::access::Role;
use domain::code_list::CodeList as _;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use store::account::{self, NewAccount, Roles, SignInName, bootstrap};

/// Where.
pub(crate) const PAGE: &str = "/first-administrator";

/// Opens it.
pub(super) async fn open(State(state): State<AppState>, request: Request) -> Response {
    let (parts, fields) = match form_of(request).await {
        Ok(form) => form,
        Err(problem) => return problem.into_response(),
    };
    if resume::is_sign_in(&fields) {
        return resume::sign_in(&state, parts, fields).await;
    }
    match made(&state, &fields).await {
        Ok(()) => see_other(Done::to("/sign-in?done=first")),
        Err(error) => page_again(&state, parts, fields, &error).await,
    }
}

async fn made(state: &AppState, fields: &Fields) -> Result<(), AppError> {
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    if !first_administrator_wanted(&state.context).await? {
        return Err(AppError::NotFound { what: PAGE.to_owned() });
    }
    let mut errors = FieldErrors::default();
    let token = fields.filled("token").unwrap_or_default();
    // Hashing is work nobody gives us to do without a token.
    if !bootstrap::is_good(store, district, token, now).await.map_err(internal)? {
        errors.add("token", bad_token());
    }
    let administrator = person(state, fields, "admin", &mut errors).await?;
    let security = person(state, fields, "security", &mut errors).await?;
    let same = administrator.as_ref().zip(security.as_ref());
    if same.is_some_and(|(one, other)| one.folded() == other.folded()) {
        errors.add("security_name", Bilingual::new("两个账号不能同名。", "The two need different names."));
    }
    let (administrator, security) = errors.or(administrator.zip(security))?;
    let administrator = new_account(state, fields, "admin", administrator, Role::Admin).await?;
    let security = new_account(state, fields, "security", security, Role::SecurityAdmin).await?;
    let redeemed = bootstrap::redeem(store, district, token, now, &administrator, &security).await;
    match redeemed.map_err(internal)? {
        Some(_) => Ok(()),
        None => Err(FieldErrors::one("token", bad_token()).into()),
    }
}

/// The name of one of the two; what is wrong with it and its password is told.
async fn person(
    state: &AppState,
    fields: &Fields,
    who: &str,
    errors: &mut FieldErrors,
) -> Result<Option<SignInName>, AppError> {
    let (name_field, password_field) = (format!("{who}_name"), format!("{who}_password"));
    let typed = fields.filled(&name_field).unwrap_or_default();
    let name = typed.parse::<SignInName>().ok();
    if let Some(name) = &name {
        let (store, district) = (&state.context.store, &state.district);
        let taken = account::find_by_name(store, district, name.as_str()).await.map_err(internal)?;
        if taken.is_some() {
            errors.add(
                name_field,
                Bilingual::new("已有同名账号，请换一个。", "This name is taken; choose another."),
            );
        }
    } else {
        let message = Bilingual::new(
            "请填写账号：最多 64 个字符，不含空格。",
            "Type a name: at most 64 characters, no blanks.",
        );
        errors.add(name_field, message);
    }
    will_do(errors, state.access.password_policy, &password_field, fields.get(&password_field), typed);
    same_twice(errors, fields, &password_field);
    Ok(name)
}

async fn new_account(
    state: &AppState,
    fields: &Fields,
    who: &str,
    name: SignInName,
    role: Role,
) -> Result<NewAccount, AppError> {
    let password = fields.get(&format!("{who}_password")).to_owned();
    let hash = state.access.passwords.hash(password).await.map_err(internal)?;
    let display_name = fields.filled(&format!("{who}_display_name")).unwrap_or_default();
    Ok(NewAccount {
        name,
        display_name: display_name.chars().take(60).collect(),
        roles: Roles::new([role.code()]).map_err(internal)?,
        password_hash: Some(hash),
        must_change_password: false,
        expires_on: None,
    })
}

fn bad_token() -> Bilingual {
    Bilingual::new(
        "令牌不正确或已失效。请从启动程序的窗口复制；重新启动会得到新的令牌。",
        "The token is wrong or has ended. Copy it from where the server was started; a restart prints a new one.",
    )
}
