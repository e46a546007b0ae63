//! What the device knows by itself: its clock, and whether it has a network.

/// The device's clock, in milliseconds since 1970. It may be wrong: only differences mean something.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
pub fn clock() -> i64 {
    js_sys::Date::now() as i64
}

/// Whether the device has a network at all; that it has does not mean that the server can be reached.
#[must_use]
pub fn has_network() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// The same as texts have it: RFC 3339, UTC.
#[must_use]
pub fn time() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}
