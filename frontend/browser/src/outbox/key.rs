//! Keys of commands.

use uuid::{Builder, Uuid};

/// A new key, UUIDv7 of the device's clock.
#[must_use]
pub fn new_key() -> Uuid {
    let mut chance = [0; 10];
    let drawn = web_sys::window().and_then(|window| window.crypto().ok());
    let drawn = drawn.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut chance).is_ok());
    if !drawn {
        // Every browser that runs WebAssembly can draw; a key is still unlike every other without.
        for byte in &mut chance {
            *byte = byte_of(js_sys::Math::random());
        }
    }
    let now = u64::try_from(crate::device::clock()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(now, &chance).into_uuid()
}

/// 0–999, for the length of a pause.
pub(super) fn chance() -> u32 {
    u32::from(byte_of(js_sys::Math::random())) * 999 / 255
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 256 and not negative")]
fn byte_of(random: f64) -> u8 {
    (random * 256.0) as u8
}
