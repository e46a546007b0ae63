//! The door `/account`: one's own password, second factor and sessions.

use super::chosen::{same_twice, will_do};
use super::proof::prove;
use super::{address, cookie, resume};
use crate::page::{form_of, page_again, see_other};
use crate::state::AppState;
use app::access::own_form;
use app::door::Done;
use app::error::AppError;
use app::server_context::{internal, of_store};
use app::visitor::Visitor;
use axum::extract::{Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use store::account::{self, Account, Credentials, Own};
use store::session::sign_in_failure;
use store::session::{self, SessionId, Token};

/// Opens it.
pub(super) async fn open(State(state): State<AppState>, request: Request) -> Response {
    let (parts, fields) = match form_of(request).await {
        Ok(form) => form,
        Err(problem) => return problem.into_response(),
    };
    if resume::is_sign_in(&fields) {
        return resume::sign_in(&state, parts, fields).await;
    }
    match done(&state, &parts, &fields).await {
        Ok(done) => {
            // What goes on in this account's name asks whether it still may.
            state.access.tell_signed_out();
            state.see_writes().await;
            see_other(done)
        }
        Err(AppError::NotSignedIn) => resume::ask(&state, parts, fields).await,
        Err(error) => page_again(&state, parts, fields, &error).await,
    }
}

/// Somebody at their own account.
struct Owner<'a> {
    state: &'a AppState,
    parts: &'a Parts,
    fields: &'a Fields,
    visitor: &'a Visitor,
    account: &'a Account,
    session: &'a SessionId,
}

fn owner<'a>(state: &'a AppState, parts: &'a Parts, fields: &'a Fields) -> Result<Owner<'a>, AppError> {
    let visitor = parts.extensions.get::<Visitor>().ok_or(AppError::NotSignedIn)?;
    let account = &visitor.account.as_ref().ok_or(AppError::NotSignedIn)?.account;
    let session = visitor.session().ok_or(AppError::NotSignedIn)?;
    Ok(Owner { state, parts, fields, visitor, account, session })
}

/// Changes the password of whoever asks, in place of the page the form was posted to; the session's new token.
pub(super) async fn new_password(
    state: &AppState,
    parts: &Parts,
    fields: &Fields,
) -> Result<Token, AppError> {
    let token = owner(state, parts, fields)?.new_password().await?;
    state.access.tell_signed_out();
    state.see_writes().await;
    Ok(token)
}

async fn done(state: &AppState, parts: &Parts, fields: &Fields) -> Result<Done, AppError> {
    let owner = owner(state, parts, fields)?;
    let session = owner.session;
    match fields.get("form") {
        own_form::PASSWORD => owner.change_password().await,
        own_form::TOTP_BEGIN => owner.begin_totp().await,
        own_form::TOTP_CONFIRM => owner.confirm_totp().await,
        own_form::TOTP_CANCEL => {
            state.access.enrolments.forget(session);
            Ok(Done::to("/account"))
        }
        own_form::TOTP_REMOVE => owner.remove_totp().await,
        own_form::SESSION_END => owner.end_session().await,
        own_form::SIGN_OUT_EVERYWHERE => owner.sign_out_everywhere().await,
        other => Err(AppError::NotFound { what: other.to_owned() }),
    }
}

impl Owner<'_> {
    async fn change_password(&self) -> Result<Done, AppError> {
        let token = self.new_password().await?;
        let mut done = Done::to("/account?done=password");
        let cookie = cookie::given(token.as_str(), self.state.behind_tls);
        done.headers.extend(cookie.map(|cookie| (SET_COOKIE, cookie)));
        Ok(done)
    }

    /// The token of the session from now on.
    async fn new_password(&self) -> Result<Token, AppError> {
        let new = self.fields.get("new_password");
        let (policy, mut errors) = (self.state.access.password_policy, FieldErrors::default());
        will_do(&mut errors, policy, "new_password", new, self.account.name.as_str());
        same_twice(&mut errors, self.fields, "new_password");
        if !errors.is_empty() {
            return Err(errors.into());
        }
        let proven = self.prove("password").await?;
        let passwords = &self.state.access.passwords;
        let is_same = passwords.verify(new.to_owned(), Some(hash_of(&proven))).await.map_err(internal)?;
        if is_same {
            let message = Bilingual::new(
                "新密码与当前密码相同，请换一个。",
                "This is the password you have; choose another.",
            );
            return Err(FieldErrors::one("new_password", message).into());
        }
        let hash = passwords.hash(new.to_owned()).await.map_err(internal)?;
        let acting = self.visitor.acting();
        let (store, own) = (&self.state.context.store, self.own(&acting, &proven));
        let token = account::change_own_password(store, &own, self.session, &hash).await;
        token.map_err(of_store)?.ok_or(AppError::NotSignedIn)
    }

    async fn begin_totp(&self) -> Result<Done, AppError> {
        if self.account.has_totp {
            return Err(AppError::Conflict {
                message: Bilingual::new("双因素认证已启用。", "The second factor is set up already."),
            });
        }
        self.prove("begin_password").await?;
        let now = self.state.context.clock.now();
        self.state.access.enrolments.begin(self.session, self.account.name.as_str(), now);
        Ok(Done::to("/account#second-factor"))
    }

    async fn confirm_totp(&self) -> Result<Done, AppError> {
        let (access, now) = (&self.state.access, self.state.context.clock.now());
        let secret = access.enrolments.secret(self.session, now).ok_or_else(|| AppError::Conflict {
            message: Bilingual::new(
                "设置的时间已过，请重新开始。",
                "The time for setting it up has passed; please start again.",
            ),
        })?;
        let found = self.credentials().await?;
        let with_secret = Credentials { totp_secret: Some(secret.clone()), ..found.clone() };
        if !access.second_factors.accepts(&with_secret, self.code("totp")?, now) {
            return Err(FieldErrors::one("totp", wrong_code()).into());
        }
        let acting = self.visitor.acting();
        let (store, own) = (&self.state.context.store, self.own(&acting, &found));
        account::set_own_totp(store, &own, Some(&secret)).await.map_err(of_store)?;
        access.enrolments.forget(self.session);
        Ok(Done::to("/account?done=totp_set"))
    }

    async fn remove_totp(&self) -> Result<Done, AppError> {
        let code = self.code("remove_totp")?;
        let proven = self.prove("remove_password").await?;
        let now = self.state.context.clock.now();
        if !self.state.access.second_factors.accepts(&proven, code, now) {
            self.record_failure().await?;
            return Err(FieldErrors::one("remove_totp", wrong_code()).into());
        }
        let acting = self.visitor.acting();
        let (store, own) = (&self.state.context.store, self.own(&acting, &proven));
        account::set_own_totp(store, &own, None).await.map_err(of_store)?;
        Ok(Done::to("/account?done=totp_removed"))
    }

    async fn end_session(&self) -> Result<Done, AppError> {
        let named = self.fields.get("session");
        let Ok(session) = named.parse::<SessionId>();
        let acting = self.visitor.acting();
        let (context, district) = (&self.state.context, &self.state.district);
        let ended = session::end_own(&context.store, district, &acting, context.clock.now(), &session).await;
        // One that has ended meanwhile is as it should be.
        ended.map_err(of_store)?;
        Ok(if session == *self.session { self.signed_out() } else { Done::to("/account?done=session") })
    }

    async fn sign_out_everywhere(&self) -> Result<Done, AppError> {
        let acting = self.visitor.acting();
        let (context, district) = (&self.state.context, &self.state.district);
        let ended = session::end_own_everywhere(&context.store, district, &acting, context.clock.now()).await;
        ended.map_err(of_store)?;
        Ok(self.signed_out())
    }

    fn signed_out(&self) -> Done {
        let mut done = Done::to("/sign-in?done=signed_out");
        done.headers.extend(cookie::taken(self.state.behind_tls).map(|cookie| (SET_COOKIE, cookie)));
        done
    }

    fn own<'a>(&'a self, acting: &'a store::Acting, proven: &'a Credentials) -> Own<'a> {
        let now = self.state.context.clock.now();
        Own { district: &self.state.district, acting, proven: hash_of(proven), now }
    }

    /// The password was typed into this field.
    async fn prove(&self, field: &'static str) -> Result<Credentials, AppError> {
        let client = address::of_client(&self.parts.headers, &self.parts.extensions, self.state.behind_tls);
        prove(self.state, self.account, client, field, self.fields.get(field)).await
    }

    async fn credentials(&self) -> Result<Credentials, AppError> {
        let (store, district) = (&self.state.context.store, &self.state.district);
        let found = account::find_credentials(store, district, self.account.id).await.map_err(internal)?;
        found.ok_or(AppError::NotSignedIn)
    }

    fn code(&self, field: &'static str) -> Result<&str, AppError> {
        self.fields
            .filled(field)
            .ok_or_else(|| FieldErrors::one(field, Bilingual::new("请填写验证码。", "Type the code.")).into())
    }

    async fn record_failure(&self) -> Result<(), AppError> {
        let (context, access) = (&self.state.context, &self.state.access);
        let client = address::of_client(&self.parts.headers, &self.parts.extensions, self.state.behind_tls);
        let (now, name) = (context.clock.now(), self.account.name.as_str());
        let district = &self.state.district;
        let recorded =
            sign_in_failure::record(&context.store, district, &access.delays, now, name, client).await;
        recorded.map(drop).map_err(internal)
    }
}

fn hash_of(credentials: &Credentials) -> &str {
    credentials.password_hash.as_deref().unwrap_or_default()
}

fn wrong_code() -> Bilingual {
    Bilingual::new(
        "验证码不正确或已用过，请输入身份验证器当前显示的验证码。",
        "The code is wrong or was used; type the one your authenticator shows now.",
    )
}
