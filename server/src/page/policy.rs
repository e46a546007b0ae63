//! The content policy of a page (TRUST §2): only what carries this answer's nonce runs, and what that
//! loads. WebAssembly needs `wasm-unsafe-eval`, which allows no `eval`.

use axum::http::HeaderValue;

/// The header for one nonce. `live_reload`: development, where a script listens on a web socket.
pub(super) fn header(nonce: &str, live_reload: bool) -> Option<HeaderValue> {
    let connect = if live_reload { "'self' ws:" } else { "'self'" };
    let text = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src {connect}; \
         worker-src 'self' blob:; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    HeaderValue::from_str(&text).ok()
}
