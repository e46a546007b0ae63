//! The server's stand-ins for the copy on a device: the same functions, and no device.

/// A copy that is never there.
pub(crate) mod copy {
    use domain::offline::{Fetched, Kept, Room};

    /// Nothing is kept.
    pub async fn load() -> Option<Kept> {
        None
    }

    /// Nothing is taken.
    pub async fn keep(_copy: &Kept) -> bool {
        false
    }

    /// Nobody is asked.
    pub async fn fetch(_question: &str, _known: Option<&str>) -> Fetched {
        Fetched::NoNetwork
    }

    /// There is none.
    pub async fn room() -> Option<Room> {
        None
    }

    /// Nothing is promised.
    pub async fn ask_to_persist() -> bool {
        false
    }
}

/// There is nothing to forget.
pub(crate) fn forget_copy() {}

/// Nobody owns nothing.
pub(crate) fn remember_owner(_account: Option<&str>) {}
