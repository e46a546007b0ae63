//! A form that was posted when nobody was signed in any more: the answer is the sign-in page, at the same
//! address, with what was typed in hidden fields (`resume.NAME`). It is posted to that address too, so
//! that after the sign-in the page one was on is shown again there, filled as it was. Whoever has to change the
//! password first is shown that page on the way, in the same manner. Without JavaScript; secrets never travel.

use super::page::{AskedAgain, tried};
use super::{cookie, must_change, own, visitor};
use crate::page::{page_again, page_with};
use crate::problem::Problem;
use crate::state::AppState;
use app::access::{RESUME_PREFIX, SIGN_IN_FORM, own_form};
use app::door::SECRET_FIELDS;
use app::error::AppError;
use app::posting::Again;
use app::shell::Still;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use store::session::Token;

/// Whether a form posted to another page's address is the sign-in page's.
pub fn is_sign_in(fields: &Fields) -> bool {
    fields.get("form") == SIGN_IN_FORM
}

/// The sign-in page in place of the page that was posted to, with what was typed.
pub async fn ask(state: &AppState, parts: Parts, fields: Fields) -> Response {
    let message = Bilingual::new(
        "登录已失效，请重新登录；您填写的内容已保留。",
        "You are not signed in any more. Sign in again; what you typed is kept.",
    );
    let again = on_the_way(SIGN_IN_FORM, carried(fields), message);
    AskedAgain::first(again).page(state, in_place(parts, "/sign-in")).await
}

/// A form of a page on the way, with what is carried through it.
fn on_the_way(form: &str, carried: Fields, message: Bilingual) -> Again {
    let mut fields = carried;
    fields.0.push(("form".to_owned(), form.to_owned()));
    Again { fields, errors: FieldErrors::default(), message: Some(message), conflict: false }
}

/// What was typed, as pages on the way carry it.
fn carried(fields: Fields) -> Fields {
    let fields = fields.without(|name| SECRET_FIELDS.contains(&name));
    Fields(fields.0.into_iter().map(|(name, text)| (format!("{RESUME_PREFIX}{name}"), text)).collect())
}

/// Signs in, and shows the page that was posted to, filled as it was.
pub async fn sign_in(state: &AppState, parts: Parts, fields: Fields) -> Response {
    let token = match tried(state, &parts, &fields).await {
        Ok(token) => token,
        Err(again) => return again.page(state, in_place(parts, "/sign-in")).await,
    };
    let message = Bilingual::new(
        "您已重新登录，填写的内容已保留，请核对后再次提交。",
        "You are signed in again and what you typed is kept; check it and send it again.",
    );
    go_on(state, parts, typed(fields), &token, message).await
}

/// A form posted by somebody who must change the password first. Its own page is shown in place of the one that was
/// posted to, and is posted there, too; once the password is changed, the form is shown again.
pub(super) async fn change_password(state: &AppState, parts: Parts, fields: Fields) -> Response {
    if fields.get("form") != own_form::PASSWORD {
        return ask_for_password(state, parts, fields).await;
    }
    match own::new_password(state, &parts, &fields).await {
        Ok(token) => {
            let message = Bilingual::new(
                "密码已修改，您填写的内容已保留，请核对后再次提交。",
                "The password is changed and what you typed is kept; check it and send it again.",
            );
            go_on(state, parts, typed(fields), &token, message).await
        }
        Err(AppError::NotSignedIn) => ask(state, parts, typed(fields)).await,
        Err(error) => page_again(state, in_place(parts, must_change::LED_TO), fields, &error).await,
    }
}

/// The page of the password, with what was typed. Not 403: nothing was refused, and refusals are journalled.
async fn ask_for_password(state: &AppState, parts: Parts, fields: Fields) -> Response {
    let message = Bilingual::new(
        "请先修改密码；您填写的内容已保留，修改后继续。",
        "Change the password first; what you typed is kept and comes back then.",
    );
    let again = on_the_way(own_form::PASSWORD, carried(fields), message);
    page_with(state, in_place(parts, must_change::LED_TO), again, StatusCode::UNAUTHORIZED).await
}

/// The page that was posted to, filled as it was, in a session that has just been made; or first the one of the
/// password.
async fn go_on(
    state: &AppState,
    mut parts: Parts,
    typed: Fields,
    token: &Token,
    message: Bilingual,
) -> Response {
    let (visitor, must_change) = match visitor::of_token(state, token.as_str()).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "a session that was just made cannot be read");
            return Problem::internal().into_response();
        }
    };
    parts.extensions.insert(visitor);
    let mut response = if must_change && parts.uri.path() != must_change::PAGE {
        ask_for_password(state, parts, typed).await
    } else {
        let again = Again { fields: typed, message: Some(message), ..Again::default() };
        page_with(state, parts, again, StatusCode::OK).await
    };
    if let Some(cookie) = cookie::given(token.as_str(), state.behind_tls) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// What was typed, under its own names, as the page's own form knows it.
fn typed(fields: Fields) -> Fields {
    let typed = fields.0.into_iter().filter_map(|(name, text)| {
        let name = name.strip_prefix(RESUME_PREFIX)?;
        (!SECRET_FIELDS.contains(&name)).then(|| (name.to_owned(), text))
    });
    Fields(typed.collect())
}

/// The request as one for a page on the way. The browser is at another address: its code would show that
/// page instead, so this one stays as it is.
fn in_place(mut parts: Parts, page: &'static str) -> Parts {
    parts.uri = Uri::from_static(page);
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
        let own = typed(sent.into_iter().collect());
        assert_eq!(own, [("form", "report"), ("unit", "a"), ("unit", "b")].into_iter().collect());
        let sent = own.0.into_iter().chain([("password".to_owned(), "y".to_owned())]);
        let again = carried(Fields(sent.collect()));
        let on = [("resume.form", "report"), ("resume.unit", "a"), ("resume.unit", "b")];
        assert_eq!(again, on.into_iter().collect());
    }
}
