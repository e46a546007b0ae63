//! Refuses writes that another site makes a browser send. Leptos server functions do not check it, by
//! design (TRUST §0.6), so it is done here, in front of all routes.

use crate::problem::Problem;
use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Lets safe methods pass, and unsafe ones only from our own pages or from programs.
pub(super) async fn refuse_others(request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_ours(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    tracing::warn!(path = request.uri().path(), "a cross-site write was refused");
    Problem::forbidden("请求来自其他网站", "the request comes from another site").into_response()
}

/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. Who says neither
/// is no browser; then a cookie must not speak for it.
fn is_ours(headers: &HeaderMap, uri: &Uri) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    // No other site can make a browser send a token, and with one no cookie is looked at.
    if uri.path().starts_with("/api/v1/") && headers.get(AUTHORIZATION).is_some_and(is_bearer) {
        return true;
    }
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = text(ORIGIN.as_str()) else { return !headers.contains_key(COOKIE) };
    let host = text(HOST.as_str()).or_else(|| uri.authority().map(|authority| authority.as_str()));
    let Some((_, origin_host)) = origin.split_once("://") else { return false };
    host.is_some_and(|host| host.eq_ignore_ascii_case(origin_host))
}

/// Whether it is a machine's token, right or wrong (RFC 6750; the scheme in any case).
pub(crate) fn is_bearer(value: &HeaderValue) -> bool {
    value.as_bytes().get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"bearer "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    fn ours(pairs: &[(&str, &str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| {
                let name: HeaderName = name.parse().expect("name");
                (name, HeaderValue::from_str(value).expect("value"))
            })
            .collect();
        is_ours(&headers, &Uri::from_static("/api/v1/projects"))
    }

    #[test]
    fn only_our_own_pages_and_programs_may_write() {
        let host = ("host", "guatu.example:3000");
        assert!(ours(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(ours(&[host, ("origin", "http://guatu.example:3000"), ("cookie", "a=b")]));
        assert!(ours(&[host]), "a program");
        let token = ("authorization", "Bearer guatu_00");
        assert!(ours(&[host, ("origin", "https://elsewhere.example"), ("cookie", "a=b"), token]));
        for refused in [
            [host, ("sec-fetch-site", "cross-site")],
            [host, ("sec-fetch-site", "same-site")],
            [host, ("origin", "http://guatu.example")],
            [host, ("origin", "null")],
            [host, ("cookie", "a=b")],
        ] {
            assert!(!ours(&refused), "{refused:?}");
        }
    }
}
