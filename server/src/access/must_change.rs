//! Whoever signs in with a password that somebody else has chosen, or that is too old, changes it before
//! anything else.

use super::{Access, resume};
use crate::page::typed_of;
use crate::problem::Problem;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderValue, LOCATION};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use chrono::TimeDelta;
use store::session::Touched;

/// Where it is changed.
pub(super) const PAGE: &str = "/account";
/// The same, saying why one is there.
pub(super) const LED_TO: &str = "/account?must=password";
/// What is answered all the same: that page, and the way out.
const ALLOWED: [&str; 4] = [PAGE, "/sign-in", "/sign-out", "/api/get_account"];

/// Whether the password must be changed. Its age counts when the session begins: nobody is turned away in the
/// middle of a report. The password of a demonstration is shown on its sign-in page and grows no older.
pub(super) fn must(access: &Access, touched: &Touched) -> bool {
    let account = &touched.account;
    let days = access.password_policy.changed_every_days().filter(|_| access.demo.is_none());
    let is_old = || {
        let (days, changed) = days.zip(account.password_changed_at)?;
        Some(touched.session.created_at - changed >= TimeDelta::days(i64::from(days)))
    };
    account.must_change_password || is_old().unwrap_or(false)
}

/// The form of a page that has to wait.
#[derive(Debug, Clone, Copy)]
struct Waits;

/// The layer that answers such forms, inside the one that limits them: what was typed is kept until the password is
/// changed.
pub async fn keep_forms(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.extensions().get::<Waits>().is_none() {
        return next.run(request).await;
    }
    match typed_of(request).await {
        Ok((parts, fields)) if fields.filled("form").is_some() => {
            resume::change_password(&state, parts, fields).await
        }
        Ok(_) => lead(),
        Err(problem) => problem.into_response(),
    }
}

/// The answer in place of the one that was asked for. A page's form goes on to [`keep_forms`].
pub(super) fn instead(request: &mut Request) -> Option<Response> {
    let path = request.uri().path();
    if ALLOWED.contains(&path) {
        return None;
    }
    if path.starts_with("/api/") {
        return Some(Problem::password_change_required().into_response());
    }
    if request.method() == Method::POST {
        request.extensions_mut().insert(Waits);
        return None;
    }
    Some(lead())
}

/// The way to the page.
fn lead() -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(LOCATION, HeaderValue::from_static(LED_TO));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
