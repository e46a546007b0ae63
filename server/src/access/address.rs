//! Where a request comes from.

use axum::extract::ConnectInfo;
use axum::http::Extensions;
use axum::http::HeaderMap;
use std::net::{IpAddr, SocketAddr};

/// The client's address: the connection's, or behind a proxy the last one in `X-Forwarded-For`, which is
/// what the proxy itself has seen; those before it are what the client says.
#[must_use]
pub fn of_client(headers: &HeaderMap, extensions: &Extensions, behind_proxy: bool) -> Option<IpAddr> {
    let peer = || extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    if !behind_proxy {
        return peer();
    }
    let told = headers.get_all("x-forwarded-for").into_iter().next_back().and_then(|told| told.to_str().ok());
    let last = told.and_then(|told| told.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    last.or_else(peer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_a_proxys_word_is_taken_and_only_its_own() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("198.51.100.1, 203.0.113.9"));
        let mut extensions = Extensions::new();
        let peer: SocketAddr = "127.0.0.1:4000".parse().expect("an address");
        extensions.insert(ConnectInfo(peer));
        assert_eq!(of_client(&headers, &extensions, false), Some(peer.ip()));
        assert_eq!(of_client(&headers, &extensions, true), "203.0.113.9".parse().ok());
        assert_eq!(of_client(&HeaderMap::new(), &extensions, true), Some(peer.ip()));
    }
}
