//! Refused attempts: whoever is signed in and is answered 403 is in the log each time and in the journal once
//! a minute for the same thing, so that nobody can flood it (TRUST §2, 16.3). One place for pages, forms,
//! server functions and REST.

use crate::state::AppState;
use app::visitor::Visitor;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::account::AccountId;

/// The same refusal of the same account is entered again after this.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);
/// Beyond this many, those that are over are forgotten.
const MOST_KNOWN: usize = 1_000;

/// When which account was last refused what.
#[derive(Debug, Default)]
pub struct Refusals(Mutex<HashMap<(String, String), DateTime<Utc>>>);

impl Refusals {
    /// Whether it was not entered within the last minute; from now on it is.
    fn is_due(&self, who: &str, asked: &str, now: DateTime<Utc>) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > MOST_KNOWN {
            known.retain(|_, last| now - *last < AGAIN_AFTER);
        }
        let key = (who.to_owned(), asked.to_owned());
        let due = known.get(&key).is_none_or(|last| now - *last >= AGAIN_AFTER);
        if due {
            known.insert(key, now);
        }
        due
    }
}

/// The layer; inside the one that finds who asks.
pub async fn enter(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let who = request.extensions().get::<Visitor>().and_then(|visitor| {
        let account = &visitor.account.as_ref()?.account;
        Some((account.id, account.name.as_str().to_owned()))
    });
    let asked = asked(&request);
    let response = next.run(request).await;
    if let (Some((id, name)), StatusCode::FORBIDDEN) = (who, response.status()) {
        note(&state, id, &name, &asked).await;
    }
    response
}

/// Enters a refusal; also for who refuses before this layer is reached: a token whose scopes do not reach.
pub(crate) async fn note(state: &AppState, id: AccountId, name: &str, asked: &str) {
    tracing::warn!(account = %id, asked, "refused");
    let now = state.context.clock.now();
    if state.refusals.is_due(name, asked, now) {
        let entered = store::journal::refused(&state.context.store, &state.district, name, now, asked);
        if let Err(error) = entered.await {
            tracing::error!(%error, "a refused attempt could not be entered");
        }
    }
}

/// Method and address, without what it was filled with: a server function by its name.
pub(crate) fn asked(request: &Request) -> String {
    let path = request.uri().path();
    let is_function = path.starts_with("/api/") && !path.starts_with("/api/v1/");
    let matched = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    format!("{} {}", request.method(), if is_function { path } else { matched.unwrap_or(path) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_refusal_is_entered_once_a_minute() {
        let (refusals, now) = (Refusals::default(), DateTime::<Utc>::UNIX_EPOCH);
        assert!(refusals.is_due("a", "GET /admin", now));
        assert!(!refusals.is_due("a", "GET /admin", now + TimeDelta::seconds(59)));
        assert!(refusals.is_due("b", "GET /admin", now) && refusals.is_due("a", "GET /admin/units", now));
        assert!(refusals.is_due("a", "GET /admin", now + AGAIN_AFTER));
    }
}
