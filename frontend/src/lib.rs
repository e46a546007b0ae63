//! The browser's entry. Lazy hydration, because each page is its own WASM file.

// The whole application is one type, deeper than the compiler's usual 128 levels.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the module script of `app::shell` once the WASM is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_lazy(app::App);
}
