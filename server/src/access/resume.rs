//! A form that was posted when nobody was signed in any more: the answer is the sign-in page, at the same
//! address, with what was typed in hidden fields (`resume.NAME`). It is posted to that address too, so
//! that after the sign-in the page one was on is shown again there, filled as it was. Without JavaScript;
//! secrets never travel.

use super::page::{AskedAgain, tried};
use super::{cookie, must_change, visitor};
use crate::page::{render, see_other};
use crate::problem::Problem;
use crate::state::AppState;
use app::access::{RESUME_PREFIX, SIGN_IN_FORM};
use app::door::{Done, SECRET_FIELDS};
use app::posting::Again;
use app::shell::Still;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::response::{IntoResponse as _, Response};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;

/// Whether a form posted to another page's address is the sign-in page's.
pub fn is_sign_in(fields: &Fields) -> bool {
    fields.get("form") == SIGN_IN_FORM
}

/// The sign-in page in place of the page that was posted to, with what was typed.
pub async fn ask(state: &AppState, parts: Parts, fields: Fields) -> Response {
    let fields = fields.without(|name| SECRET_FIELDS.contains(&name));
    let typed = fields.0.into_iter().map(|(name, text)| (format!("{RESUME_PREFIX}{name}"), text));
    let form = ("form".to_owned(), SIGN_IN_FORM.to_owned());
    let again = Again {
        fields: Fields(std::iter::once(form).chain(typed).collect()),
        errors: FieldErrors::default(),
        message: Some(Bilingual::new(
            "登录已失效，请重新登录；您填写的内容已保留。",
            "You are not signed in any more. Sign in again; what you typed is kept.",
        )),
        conflict: false,
    };
    AskedAgain::first(again).page(state, in_place(parts)).await
}

/// Signs in, and shows the page that was posted to, filled as it was.
pub async fn sign_in(state: &AppState, mut parts: Parts, fields: Fields) -> Response {
    let token = match tried(state, &parts, &fields).await {
        Ok(token) => token,
        Err(again) => return again.page(state, in_place(parts)).await,
    };
    let (visitor, must_change) = match visitor::of_token(state, token.as_str()).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "a session that was just made cannot be read");
            return Problem::internal().into_response();
        }
    };
    let mut response = if must_change && parts.uri.path() != must_change::PAGE {
        see_other(Done::to(must_change::LED_TO))
    } else {
        parts.method = Method::GET;
        parts.extensions.insert(visitor);
        parts.extensions.insert(resumed(fields));
        render(state, Request::from_parts(parts, Body::empty())).await
    };
    if let Some(cookie) = cookie::given(token.as_str(), state.behind_tls) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// What was typed, as the page's own form knows it.
fn resumed(fields: Fields) -> Again {
    let typed = fields.0.into_iter().filter_map(|(name, text)| {
        let name = name.strip_prefix(RESUME_PREFIX)?;
        (!SECRET_FIELDS.contains(&name)).then(|| (name.to_owned(), text))
    });
    Again {
        fields: Fields(typed.collect()),
        errors: FieldErrors::default(),
        message: Some(Bilingual::new(
            "您已重新登录，填写的内容已保留，请核对后再次提交。",
            "You are signed in again and what you typed is kept; check it and send it again.",
        )),
        conflict: false,
    }
}

/// The request as one for the sign-in page. The browser is at another address: its code would show that
/// page instead, so this one stays as it is.
fn in_place(mut parts: Parts) -> Parts {
    parts.uri = Uri::from_static("/sign-in");
    parts.extensions.insert(Still);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_under_its_own_names_without_secrets() {
        let sent = [
            ("form", "sign_in"),
            ("password", "x"),
            ("resume.form", "report"),
            ("resume.unit", "a"),
            ("resume.unit", "b"),
            ("resume.password", "y"),
        ];
        let again = resumed(sent.into_iter().collect());
        assert_eq!(again.fields, [("form", "report"), ("unit", "a"), ("unit", "b")].into_iter().collect());
        assert!(again.is_of("report") && again.message.is_some_and(|message| message.zh.contains("已保留")));
    }
}
