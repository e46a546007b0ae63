//! What a write says beforehand: which revision it saw (`If-Match`), and a key that makes sending it twice
//! harmless (`Idempotency-Key`). And what it is told when the store did not do it.

use crate::problem::Problem;
use app::visitor::Visitor;
use axum::http::header::{IF_MATCH, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use domain::access::ReadAccess;
use store::StoreError;

/// The header that makes a repeated write harmless.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The longest key.
const LONGEST_KEY: usize = 200;

/// Who makes a request; whoever was not named may do nothing.
pub fn visitor_of(parts: &Parts) -> Visitor {
    let found = parts.extensions.get::<Visitor>().cloned();
    found.unwrap_or_else(|| Visitor::anonymous(ReadAccess::SignedIn))
}

/// The revision a write names: `If-Match` with the entity tag, of which the first part counts, or
/// `If-None-Match: *` (`None`) for what is not there yet.
///
/// # Errors
/// 428 when it names none.
pub fn seen_revision(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let text = |value: &HeaderValue| value.to_str().unwrap_or_default().trim().to_owned();
    if let Some(tag) = headers.get(IF_MATCH).map(text) {
        if tag == "*" {
            return Err(Problem::revision_required());
        }
        let tag = tag.trim_matches('"');
        let revision = tag.split('.').next().and_then(|revision| revision.parse().ok());
        // A tag that is none of ours matches nothing.
        return Ok(Some(revision.filter(|revision| *revision >= 1).unwrap_or(i64::MAX)));
    }
    match headers.get(IF_NONE_MATCH).map(text).as_deref() {
        Some("*") => Ok(None),
        _ => Err(Problem::revision_required()),
    }
}

/// The key that makes a write harmless when it is sent again.
///
/// # Errors
/// 422 for one that is empty or too long.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    let key = value.to_str().unwrap_or_default().trim().to_owned();
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(Problem::invalid("Idempotency-Key", ["1–200 visible ASCII characters"]));
    }
    Ok(Some(key))
}

/// The key, as the key of whoever sends it: another's is another.
///
/// # Errors
/// As [`idempotency_key`].
pub fn own_key(headers: &HeaderMap, visitor: &Visitor) -> Result<Option<String>, Problem> {
    let key = idempotency_key(headers)?;
    Ok(key.map(|key| format!("{}:{key}", visitor.acting().name)))
}

/// What a write that did not happen is told as; a stale one is the caller's, who knows what is there.
pub fn of_store(error: StoreError) -> Problem {
    match error {
        StoreError::Refused(refusal) => refusal.into(),
        StoreError::Invalid(errors) => Problem::invalid_fields(errors),
        StoreError::KeyReused => Problem::key_reused(),
        other => broken(other),
    }
}

/// What is told when the store itself fails, reading or writing.
pub fn broken(error: StoreError) -> Problem {
    match error {
        StoreError::Locked => Problem::unavailable(),
        other => {
            tracing::error!(error = %other, "the store failed");
            Problem::internal()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(pairs: &[(&'static str, &'static str)]) -> Result<Option<i64>, Problem> {
        let header = |(name, value): &(&'static str, &'static str)| {
            (name.parse().expect("name"), HeaderValue::from_static(value))
        };
        seen_revision(&pairs.iter().map(header).collect())
    }

    #[test]
    fn a_write_names_the_revision_it_saw() {
        for (tag, revision) in
            [("\"3.17.2025-10\"", 3), ("\"3\"", 3), ("3", 3), ("W/\"3\"", i64::MAX), ("\"x\"", i64::MAX)]
        {
            assert_eq!(seen(&[("if-match", tag)]).ok(), Some(Some(revision)), "{tag}");
        }
        assert_eq!(seen(&[("if-none-match", "*")]).ok(), Some(None));
        assert_eq!(seen(&[("if-match", "\"2\""), ("if-none-match", "*")]).ok(), Some(Some(2)));
        for none in [&[][..], &[("if-match", "*")], &[("if-none-match", "\"3\"")]] {
            assert!(seen(none).is_err(), "{none:?}");
        }
    }
}
