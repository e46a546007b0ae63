//! The browser's entry. Lazy hydration, because each page is its own WASM file.

// The whole application is one type, deeper than the compiler's usual 128 levels.
#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the module script of `app::shell` once the WASM is loaded.
#[wasm_bindgen]
pub async fn hydrate() {
    app::take_over().await;
}

/// Room for the splitter, and in no file it makes. It gives each file the texts and tables of its own pages by
/// sharing out one segment, whose parts then take a little more (their alignment, and endings of texts that were
/// shared); when they no longer fit where the segment was, it says "Overlong segment" and leaves everything in the
/// file that every page loads: 53 kB more for a first visit. Nothing names this, so its bytes are free.
#[used]
static ROOM: [u8; 16 * 1024] = [b'.'; 16 * 1024];
