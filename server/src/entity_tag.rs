//! Entity tags: whether a client already has what it asks for.

use axum::http::HeaderMap;
use axum::http::header::{HeaderValue, IF_NONE_MATCH};

/// Whether `If-None-Match` names the tag (weak comparison, RFC 9110 §13.1.2).
#[must_use]
pub fn is_known(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let Ok(etag) = etag.to_str() else { return false };
    let values = request.get_all(IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag
    })
}

/// FNV-1a, 64 bit, of what an answer depends on besides the data.
#[must_use]
pub fn fingerprint(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_lists_weak_tags_and_the_star() {
        let etag = HeaderValue::from_static("\"3.17.2025-09\"");
        let known = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, HeaderValue::from_static(value));
            is_known(&headers, &etag)
        };
        assert!(
            known("\"3.17.2025-09\"")
                && known("W/\"3.17.2025-09\"")
                && known("\"a\", \"3.17.2025-09\"")
                && known("*")
        );
        assert!(!known("\"3.18.2025-09\"") && !known("3.17.2025-09"));
    }
}
