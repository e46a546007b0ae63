//! The content policy of a page (TRUST §2): only what carries this answer's nonce runs, and what that
//! loads. WebAssembly needs `wasm-unsafe-eval`, which allows no `eval`. Every page may start workers of ours: the service
//! worker, and that of the map's library. The hosts of the map of others that ours is laid on are allowed to pages with a
//! map alone; links to them therefore load them as pages of their own (`Face::rel`).

use crate::portfolio_map::Basemap;
use app::shell::has_map;
use axum::http::HeaderValue;

/// The header for one nonce and the page at a path. `live_reload`: development, where a script listens on a web socket.
pub(super) fn header(nonce: &str, path: &str, live_reload: bool, basemap: &Basemap) -> Option<HeaderValue> {
    let with_map = has_map(path);
    let connect = if live_reload { "'self' ws:" } else { "'self'" };
    // Pictures are fetched by the library, or shown by the browser, as the library sees fit.
    let hosts = if with_map { basemap.policy_sources() } else { String::new() };
    let text = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:{hosts}; font-src 'self'; connect-src {connect}{hosts}; \
         worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    HeaderValue::from_str(&text).ok()
}

/// What a page says to others of where it stands. To Tianditu the origin has to be told: it ties its keys to domains.
pub(super) fn referrer(path: &str, basemap: &Basemap) -> Option<HeaderValue> {
    let tells = has_map(path) && !basemap.hosts().is_empty();
    tells.then_some(HeaderValue::from_static("strict-origin-when-cross-origin"))
}
