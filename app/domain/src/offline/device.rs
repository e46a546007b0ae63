//! What a device says of a copy it holds.

/// A copy as it lies on the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The pack, as JSON.
    pub body: Vec<u8>,
    /// The entity tag it came with.
    pub etag: String,
}

/// How the server answered, or that it did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// What is kept is what there is.
    Unchanged,
    /// A newer one.
    New(Kept),
    /// It was refused, with this status.
    Refused(u16),
    /// Nobody answered.
    NoNetwork,
}

/// Room on the device, bytes, and whether the browser promises to leave it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What this site uses.
    pub used: u64,
    /// What it may use.
    pub quota: u64,
    /// Whether the browser keeps it until the reader deletes it, and not only until room is wanted.
    pub persistent: bool,
}
