//! Whether the browser keeps what it was given.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// How long the browser keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// Until it is told otherwise.
    Kept,
    /// It may throw it away: when room is short, or after days without a visit.
    MayBeEvicted,
}

/// What the browser says.
pub async fn lasting() -> Lasting {
    let Some(manager) = manager() else { return Lasting::MayBeEvicted };
    let Ok(asked) = manager.persisted() else { return Lasting::MayBeEvicted };
    match JsFuture::from(asked).await.as_ref().map(JsValue::is_truthy) {
        Ok(true) => Lasting::Kept,
        _ => Lasting::MayBeEvicted,
    }
}

/// Asks the browser to keep it. It may ask its user, or say no by itself.
pub(super) async fn ask_to_last() {
    if let Some(Ok(asked)) = manager().map(|manager| manager.persist()) {
        // A no is told on the page of the box.
        let _ = JsFuture::from(asked).await;
    }
}

/// On an insecure connection there is none.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let there = Reflect::get(&navigator, &"storage".into()).ok()?;
    there.is_object().then(|| navigator.storage())
}
