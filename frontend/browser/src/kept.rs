//! Small things kept on this device: named views, table density. Text in `localStorage`, one key each.
//! Losing them costs a click, so a browser that refuses storage is not an error. What somebody has typed is kept the
//! same way, under keys that begin with [`OWN`], and does not outlive their session: whoever signs in next on this
//! device must not find it.

/// Every key of ours starts with this, so that other pages of the same origin are left alone.
const PREFIX: &str = "guatu.";
/// The beginning of keys of what belongs to whoever is signed in.
const OWN: &str = "own.";

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

/// Forgets everything that belongs to whoever was signed in.
pub fn forget_own() {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or(0);
    // All names first: taking one away moves the others up.
    let names: Vec<_> = (0..count).filter_map(|at| storage.key(at).ok().flatten()).collect();
    let own = format!("{PREFIX}{OWN}");
    for name in names.iter().filter(|name| name.starts_with(&own)) {
        // It was there a moment ago; if it is gone, all the better.
        let _ = storage.remove_item(name);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
