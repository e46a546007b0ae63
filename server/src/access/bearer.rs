//! Machines' tokens: `Authorization: Bearer …` on the API. A token speaks for its account as far as its scopes
//! reach, and no cookie is looked at beside it.

use super::address;
use crate::layer::refused;
use crate::layer::same_origin::is_bearer;
use crate::problem::Problem;
use crate::rest;
use crate::state::AppState;
use app::visitor::{Proof, Visitor};
use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse as _, Response};
use chrono::TimeDelta;
use std::net::IpAddr;
use store::account::machine_token;
use store::session::sign_in_failure::{self, Recorded};
use store::{StoreError, account};

/// Reads what the account reads.
const READ: &str = "projects:read";
/// Changes records.
const WRITE: &str = "projects:write";
/// Writes and reviews reports, and runs their months.
const REPORT: &str = "reports:write";

/// A token as a request to the API brings it.
pub(super) struct Presented {
    token: String,
    /// The scope the request needs.
    needed: Option<&'static str>,
    /// What it asks for, as the journal says it.
    asked: String,
    client: Option<IpAddr>,
}

/// The token a request to the API brings.
pub(super) fn presented(state: &AppState, request: &Request) -> Option<Presented> {
    let is_api = request.uri().path().strip_prefix(rest::BASE).is_some_and(|rest| rest.starts_with('/'));
    let value = request.headers().get(AUTHORIZATION).filter(|value| is_api && is_bearer(value))?;
    Some(Presented {
        token: String::from_utf8_lossy(value.as_bytes().get(7..)?).trim().to_owned(),
        needed: scope_of(request),
        asked: refused::asked(request),
        client: address::of_client(request.headers(), request.extensions(), state.behind_tls),
    })
}

/// Whom it speaks for; or the answer that refuses it.
pub(super) async fn who(state: &AppState, presented: Presented) -> Result<Visitor, Response> {
    let Presented { token, needed, asked, client } = presented;
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    let found = machine_token::find(store, district, &token, now).await.map_err(|error| broken(&error))?;
    let Some((found, account)) = found else { return Err(no_good(state, client).await) };
    if !needed.is_some_and(|scope| found.scopes.contains(scope)) {
        // An attempt like any other that is refused: what a token tries is its account's trail.
        refused::note(state, account.id, account.name.as_str(), &asked).await;
        return Err(out_of_scope(needed));
    }
    let projects = account::projects_of(store, district, account.id).await.map_err(|error| broken(&error))?;
    Ok(Visitor::proven(account, projects, Proof::MachineToken(found.id)))
}

/// The scope a request needs. What is not named here no token reaches.
fn scope_of(request: &Request) -> Option<&'static str> {
    if request.method().is_safe() {
        return Some(READ);
    }
    let path = request.uri().path().strip_prefix(rest::BASE)?;
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        ["projects", _, "reports", ..] | ["reports" | "months", ..] => Some(REPORT),
        ["projects", ..] | ["issues", ..] => Some(WRITE),
        _ => None,
    }
}

/// 401; or 429 when many bad ones have come from the same address. Good tokens never wait: nobody finds one
/// by trying, what waiting saves is the journal.
async fn no_good(state: &AppState, client: Option<IpAddr>) -> Response {
    let (store, district, now) = (&state.context.store, &state.district, state.context.clock.now());
    // Counted under a name no account can have, and not among the failures of people at this address: a
    // program with an old token must not keep its office waiting.
    let client = client.map_or_else(|| "somewhere".to_owned(), |client| client.to_string());
    let name = format!("bearer {client}");
    let delays = &state.access.delays;
    let recorded = sign_in_failure::record(store, district, delays, now, &name, None).await;
    match recorded {
        Ok(Recorded::TooSoon(wait)) => {
            let seconds = (wait + TimeDelta::milliseconds(999)).num_seconds().max(1);
            let mut response = Problem::too_many_attempts(seconds).into_response();
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
        Ok(Recorded::Counted(_)) => {
            let mut response = Problem::bad_token().into_response();
            let told = HeaderValue::from_static("Bearer realm=\"guatu\", error=\"invalid_token\"");
            response.headers_mut().insert(WWW_AUTHENTICATE, told);
            response
        }
        Err(error) => broken(&error),
    }
}

/// 403: the token is good, but not for this.
fn out_of_scope(needed: Option<&str>) -> Response {
    let needed = needed.unwrap_or("none");
    let mut response = Problem::forbidden(
        format!("令牌的权限范围不包括此操作（需要 {needed}）"),
        format!("the token's scopes do not reach this (needed: {needed})"),
    )
    .into_response();
    let told = format!("Bearer realm=\"guatu\", error=\"insufficient_scope\", scope=\"{needed}\"");
    response.headers_mut().extend(HeaderValue::from_str(&told).ok().map(|told| (WWW_AUTHENTICATE, told)));
    response
}

fn broken(error: &StoreError) -> Response {
    tracing::error!(%error, "a token cannot be looked up");
    Problem::internal().into_response()
}
