//! The doors `/sign-in` and `/sign-out`. Who cannot be signed in gets the page again, with all but the
//! password.

use super::attempt::{Attempt, Outcome};
use super::{address, cookie, first, must_change, next, own};
use crate::page::{form_of, page_with, see_other, status_of};
use crate::problem::Problem;
use crate::state::AppState;
use app::access::SIGN_IN_FORM;
use app::door::{Done, SECRET_FIELDS};
use app::error::AppError;
use app::posting::Again;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use chrono::TimeDelta;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use store::session::{self, Token};

/// The doors.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-in", post(sign_in))
        .route("/sign-out", post(sign_out))
        .route(must_change::PAGE, post(own::open))
        .route(first::PAGE, post(first::open))
}

async fn sign_in(State(state): State<AppState>, request: Request) -> Response {
    let (parts, fields) = match form_of(request).await {
        Ok(form) => form,
        Err(problem) => return problem.into_response(),
    };
    match tried(&state, &parts, &fields).await {
        Ok(token) => {
            let mut done = Done::to(next::local(fields.get("next")));
            done.headers
                .extend(cookie::given(token.as_str(), state.behind_tls).map(|cookie| (SET_COOKIE, cookie)));
            see_other(done)
        }
        Err(again) => again.page(&state, parts).await,
    }
}

async fn sign_out(State(state): State<AppState>, request: Request) -> Response {
    if let Err(error) = end(&state, request.headers()).await {
        tracing::error!(%error, "a session could not be ended");
        return Problem::internal().into_response();
    }
    let mut done = Done::to("/sign-in?done=signed_out");
    done.headers.extend(cookie::taken(state.behind_tls).map(|cookie| (SET_COOKIE, cookie)));
    see_other(done)
}

/// Ends the session a request brings, if it does.
async fn end(state: &AppState, headers: &HeaderMap) -> Result<(), store::StoreError> {
    if let Some(token) = cookie::token(headers, state.behind_tls) {
        session::end(&state.context.store, &state.district, token).await?;
        state.access.tell_signed_out();
    }
    Ok(())
}

/// The sign-in page that is shown again, and the answer's status.
pub(super) struct AskedAgain {
    again: Again,
    status: StatusCode,
}

/// Signs in with what was typed; a session the browser still has is ended.
pub(super) async fn tried(state: &AppState, parts: &Parts, fields: &Fields) -> Result<Token, AskedAgain> {
    let missing = missing(fields);
    if !missing.is_empty() {
        return Err(AskedAgain::of_error(fields, &AppError::Fields(missing)));
    }
    let client = address::of_client(&parts.headers, &parts.extensions, state.behind_tls);
    let user_agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    let outcome = Attempt::new(state, fields, client, user_agent).run(state).await;
    let (status, step, again) = match outcome {
        Ok(Outcome::Done(token)) => {
            if let Err(error) = end(state, &parts.headers).await {
                tracing::warn!(%error, "the former session could not be ended");
            }
            return Ok(token);
        }
        Ok(Outcome::CodeNeeded(step)) => (StatusCode::OK, Some(step), Again::default()),
        Ok(Outcome::Failed(wait)) => (StatusCode::UNPROCESSABLE_ENTITY, None, told(refused(wait))),
        Ok(Outcome::CodeFailed(wait)) => {
            let errors = FieldErrors::one("totp", code_refused(wait));
            let again = Again { errors, ..Again::default() };
            (StatusCode::UNPROCESSABLE_ENTITY, fields.filled("step").map(str::to_owned), again)
        }
        Ok(Outcome::CodeTooLate) => (StatusCode::UNPROCESSABLE_ENTITY, None, told(too_late())),
        Err(error) => return Err(AskedAgain::of_error(fields, &error)),
    };
    let mut kept = kept(fields);
    kept.0.extend(step.map(|step| ("step".to_owned(), step)));
    Err(AskedAgain { again: Again { fields: kept, ..again }, status })
}

impl AskedAgain {
    /// Whoever posted a form without being signed in.
    pub(super) const fn first(again: Again) -> Self {
        Self { again, status: StatusCode::UNAUTHORIZED }
    }

    fn of_error(fields: &Fields, error: &AppError) -> Self {
        let (errors, message) = match error {
            AppError::Fields(errors) => (errors.clone(), None),
            other => (FieldErrors::default(), Some(other.text())),
        };
        let again = Again { fields: kept(fields), errors, message, conflict: false };
        Self { again, status: status_of(error) }
    }

    /// The page, at the address the form was posted to.
    pub(super) async fn page(self, state: &AppState, parts: Parts) -> Response {
        page_with(state, parts, self.again, self.status).await
    }
}

/// What comes back to the page: all but secrets and what says that the password was right.
fn kept(fields: &Fields) -> Fields {
    let gone = |name: &str| SECRET_FIELDS.contains(&name) || ["step", "demo", "form"].contains(&name);
    let mut kept = fields.clone().without(gone);
    kept.0.push(("form".to_owned(), SIGN_IN_FORM.to_owned()));
    kept
}

fn told(message: Bilingual) -> Again {
    Again { message: Some(message), ..Again::default() }
}

fn missing(fields: &Fields) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if fields.filled("demo").is_some() {
        return errors;
    }
    if fields.filled("name").is_none() {
        errors.add("name", Bilingual::new("请填写账号。", "Type the name of your account."));
    }
    if fields.filled("step").is_some() {
        if fields.filled("totp").is_none() {
            errors.add("totp", Bilingual::new("请填写验证码。", "Type the code."));
        }
    } else if fields.get("password").is_empty() {
        errors.add("password", Bilingual::new("请填写密码。", "Type the password."));
    }
    errors
}

/// One text for all reasons.
fn refused(wait: TimeDelta) -> Bilingual {
    let (zh, en) = waiting(wait);
    Bilingual::new(
        format!("未能登录。请核对账号和密码；如账号已停用，请联系管理员。{zh}"),
        format!(
            "You are not signed in. Check name and password; if the account was shut, ask the administrator.{en}"
        ),
    )
}

fn code_refused(wait: TimeDelta) -> Bilingual {
    let (zh, en) = waiting(wait);
    Bilingual::new(
        format!("验证码不正确或已用过，请输入身份验证器当前显示的验证码。{zh}"),
        format!("The code is wrong or was used; type the one your authenticator shows now.{en}"),
    )
}

fn too_late() -> Bilingual {
    Bilingual::new(
        "输入验证码的时间已过，请重新输入账号和密码。",
        "The time for the code has passed; type name and password again.",
    )
}

pub(super) fn waiting(wait: TimeDelta) -> (String, String) {
    if wait <= TimeDelta::zero() {
        return (String::new(), String::new());
    }
    let seconds = (wait + TimeDelta::milliseconds(999)).num_seconds();
    (
        format!("尝试次数较多，请在 {seconds} 秒后再试。"),
        format!(" There were many attempts: try again in {seconds} s."),
    )
}
