//! QR codes as outlines, for pages and paper alike.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// A QR code as the outline of its dark squares (the path of an SVG), with the quiet border of four that readers need;
/// and its width in squares. `None`: the text is too long for any.
pub(crate) fn outline(text: &str) -> Option<(String, u32)> {
    const BORDER: usize = 4;
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, mut path) = (code.width(), String::new());
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % width + BORDER, at / width + BORDER);
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Some((path, u32::try_from(width + 2 * BORDER).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_a_code_with_a_border() {
        let (path, size) = outline("otpauth://totp/a?secret=b").expect("drawn");
        assert!(path.starts_with("M4 4h1v1h-1z") && (29..60).contains(&size), "{size}");
        assert_eq!(outline(&"a".repeat(3_000)), None);
    }
}
