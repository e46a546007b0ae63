//! The content policy of a page (TRUST §2): only what carries this answer's nonce runs, and what that
//! loads. WebAssembly needs `wasm-unsafe-eval`, which allows no `eval`. Workers are allowed to the map alone, whose
//! library does its work in one; links to the map therefore load it as a page of its own (`Face::rel`).

use axum::http::HeaderValue;

/// The page whose scripts may start workers of ours.
const WITH_WORKERS: &str = "/map";

/// The header for one nonce and the page at a path. `live_reload`: development, where a script listens on a web socket.
pub(super) fn header(nonce: &str, path: &str, live_reload: bool) -> Option<HeaderValue> {
    let workers = if path.trim_end_matches('/') == WITH_WORKERS { "'self'" } else { "'none'" };
    let connect = if live_reload { "'self' ws:" } else { "'self'" };
    let text = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src {connect}; \
         worker-src {workers}; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    HeaderValue::from_str(&text).ok()
}
