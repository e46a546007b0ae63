//! Small things kept on this device: named views, table density. Text in `localStorage`, one key each.
//! Losing them costs a click, so a browser that refuses storage is not an error.

/// Every key of ours starts with this, so that other pages of the same origin are left alone.
const PREFIX: &str = "guatu.";

/// What was kept under `key`, if anything and if the browser allows storage.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{key}")).ok().flatten()
}

/// Keeps `value` under `key`; says whether the browser took it (private windows and full disks refuse).
pub fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|s| s.set_item(&format!("{PREFIX}{key}"), value).is_ok())
}

/// Forgets `key`.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Removing what is not there is no error, and refusing storage means there is nothing to remove.
        let _ = storage.remove_item(&format!("{PREFIX}{key}"));
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
