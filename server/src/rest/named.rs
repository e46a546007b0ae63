//! What programs that send again need of an answer: that it names the key of the request it answers, so that a yes of
//! whatever stands between is not taken for ours. And what keeps one account's work out of another's session.

use super::precondition::{IDEMPOTENCY_KEY, visitor_of};
use crate::problem::Problem;
use axum::extract::Request;
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::outbox::ACCOUNT;

/// Echoes `Idempotency-Key`; refuses what `Guatu-Account` says another account has made.
pub(super) async fn name_the_key(request: Request, next: Next) -> Response {
    let key = request.headers().get(IDEMPOTENCY_KEY).cloned();
    let (parts, body) = request.into_parts();
    let made_by = parts.headers.get(ACCOUNT).map(|name| name.to_str().unwrap_or_default().to_owned());
    let visitor = visitor_of(&parts);
    let asks = visitor.account.as_ref().map(|asks| asks.account.id.to_string());
    let mut response = match (made_by, asks) {
        (Some(made_by), Some(asks)) if made_by != asks => Problem::another_account().into_response(),
        _ => next.run(Request::from_parts(parts, body)).await,
    };
    if let Some(key) = key {
        response.headers_mut().insert(HeaderName::from_static(IDEMPOTENCY_KEY), key);
    }
    response
}
