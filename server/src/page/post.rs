//! Posted forms: opens the feature's door; what cannot be done shows the form's page again, with what was typed
//! and the status that says why.

use super::posted::{self, Posted};
use super::render;
use crate::access::{address_of_client, resume};
use crate::file::Keeper;
use crate::layer::limit::FORM;
use crate::password;
use crate::problem::Problem;
use crate::state::AppState;
use app::door::{Done, Door, OneTimePassword, Post, ShownOnce};
use app::error::AppError;
use app::posting::Again;
use app::server_context::internal;
use app::visitor::Visitor;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{HeaderValue, LOCATION};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use domain::access::ReadAccess;
use domain::form::Fields;
use std::sync::Arc;

/// Doors at the addresses of their pages.
pub fn routes(doors: Vec<Door>) -> Router<AppState> {
    doors.into_iter().fold(Router::new(), |router, door| {
        let open = move |State(state): State<AppState>, Path(path): Path<Vec<(String, String)>>, request| {
            answer(door, state, path.into_iter().collect(), request)
        };
        router.route(door.path, post(open))
    })
}

async fn answer(door: Door, state: AppState, path: Fields, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let visitor = parts.extensions.get::<Visitor>().cloned();
    let visitor = visitor.unwrap_or_else(|| Visitor::anonymous(ReadAccess::SignedIn));
    let signed_in = visitor.account.is_some();
    // For as long as its files are in memory.
    let _room = posted::room(&state.files, &parts.headers, signed_in).await;
    let Posted { fields, files } = match posted::read(&parts.headers, body, signed_in).await {
        Ok(posted) => posted,
        Err(problem) => return problem.into_response(),
    };
    if resume::is_sign_in(&fields) {
        return resume::sign_in(&state, parts, fields).await;
    }
    // No door is a visitor's. Before it is opened: a door that first finds a mistake, or does not find what the
    // form is about, would tell a stranger so, and what was typed would be lost.
    if !signed_in {
        return resume::ask(&state, parts, fields).await;
    }
    let post = Post {
        context: state.context.clone(),
        visitor,
        path,
        query: parts.uri.query().unwrap_or_default().to_owned(),
        fields: fields.clone(),
        files,
        keeper: Arc::new(Keeper { context: state.context.clone(), storage: state.files.clone() }),
        address: address_of_client(&parts.headers, &parts.extensions, state.behind_tls),
        one_time_password: one_time_password(&state),
    };
    match (door.open)(post).await {
        Ok(done) => {
            state.see_writes().await;
            match done.shown_once {
                Some(secret) => show_once(&state, parts, &done.to, secret).await,
                None => see_other(done),
            }
        }
        Err(error) => page_again(&state, parts, fields, &error).await,
    }
}

/// The page at the form's own address, with what was typed and what is wrong.
pub(crate) async fn page_again(state: &AppState, parts: Parts, fields: Fields, error: &AppError) -> Response {
    page_with(state, parts, shown_again(fields, error), status_of(error)).await
}

/// The page at the form's own address, shown again.
pub(crate) async fn page_with(
    state: &AppState,
    mut parts: Parts,
    again: Again,
    status: StatusCode,
) -> Response {
    parts.method = Method::GET;
    parts.extensions.insert(again);
    let mut response = render(state, Request::from_parts(parts, Body::empty())).await;
    *response.status_mut() = status;
    response
}

/// The status that says the same as an error.
pub(crate) fn status_of(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The page itself, with a secret that was made: a redirect would have to carry it, and it would stand in
/// addresses or in memory.
async fn show_once(state: &AppState, mut parts: Parts, to: &str, secret: ShownOnce) -> Response {
    let Ok(uri) = to.parse() else { return Problem::internal().into_response() };
    parts.uri = uri;
    parts.method = Method::GET;
    parts.extensions.insert(secret);
    render(state, Request::from_parts(parts, Body::empty())).await
}

/// Makes a password and its hash when a door asks for them.
fn one_time_password(state: &AppState) -> OneTimePassword {
    let passwords = state.access.passwords.clone();
    Arc::new(move || {
        let passwords = passwords.clone();
        Box::pin(async move {
            let password = password::one_time_password();
            let hash = passwords.hash(password.clone()).await.map_err(internal)?;
            Ok((password, hash))
        })
    })
}

/// What was posted.
pub(crate) async fn form_of(request: Request) -> Result<(Parts, Fields), Problem> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, FORM).await.map_err(|_| Problem::timeout())?;
    Ok((parts, form_urlencoded::parse(&body).collect()))
}

/// What was posted, with files or without; of files only their names.
pub(crate) async fn typed_of(request: Request) -> Result<(Parts, Fields), Problem> {
    let (parts, body) = request.into_parts();
    let posted = posted::read(&parts.headers, body, false).await?;
    Ok((parts, posted.fields))
}

/// 303: the browser asks for the next page by GET, and reloading that sends nothing again.
pub(crate) fn see_other(done: Done) -> Response {
    let Ok(to) = HeaderValue::from_str(&done.to) else { return Problem::internal().into_response() };
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(LOCATION, to);
    for (name, value) in done.headers {
        response.headers_mut().append(name, value);
    }
    response
}

/// What the page shows again. Secrets never travel back.
fn shown_again(fields: Fields, error: &AppError) -> Again {
    let fields = fields.without(|name| app::door::SECRET_FIELDS.contains(&name));
    let (errors, message) = match error {
        AppError::Fields(errors) => (errors.clone(), None),
        AppError::Invalid { field, message, .. } => {
            (domain::form::FieldErrors::one(field.as_str(), message.clone()), None)
        }
        other => (domain::form::FieldErrors::default(), Some(other.text())),
    };
    Again { fields, errors, message, conflict: matches!(error, AppError::Conflict { .. }) }
}
