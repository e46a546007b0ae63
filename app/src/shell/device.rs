//! Which pages may ask for a device of the reader's: its camera, its position.

/// Whether the page at a path may: those for a telephone on site. What leads there loads them as documents of their own,
/// for it is the document that may.
#[must_use]
pub fn uses_devices(path: &str) -> bool {
    path.starts_with("/p/") || path.trim_end_matches('/') == "/scan"
}
