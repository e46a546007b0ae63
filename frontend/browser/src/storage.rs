//! Whether the browser keeps what it was given, and how much room there is.

use domain::offline::Room;
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
    let asked = manager().and_then(|manager| manager.persisted().ok());
    if yes(asked).await { Lasting::Kept } else { Lasting::MayBeEvicted }
}

/// Asks the browser to keep it; says what it answered. It may ask its user, or say no by itself.
pub async fn ask_to_persist() -> bool {
    yes(manager().and_then(|manager| manager.persist().ok())).await
}

/// How much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let storage = manager()?;
    let told = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole bytes, far below 2^53"
    )]
    let bytes = |name: &str| Some(Reflect::get(&told, &name.into()).ok()?.as_f64()? as u64);
    let persistent = JsFuture::from(storage.persisted().ok()?).await.ok()?.is_truthy();
    Some(Room { used: bytes("usage")?, quota: bytes("quota")?, persistent })
}

async fn yes(asked: Option<js_sys::Promise>) -> bool {
    let Some(asked) = asked else { return false };
    JsFuture::from(asked).await.as_ref().is_ok_and(JsValue::is_truthy)
}

/// On an insecure connection there is none.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let there = Reflect::get(&navigator, &"storage".into()).ok()?;
    there.is_object().then(|| navigator.storage())
}
