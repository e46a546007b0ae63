//! The typeface inside the program: used where it is, nothing is copied, and what is not read takes no memory.

use super::FontError;
use typst::foundations::Bytes;

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../node_modules/@expo-google-fonts/noto-sans-sc/",
            $name
        ))
        .as_slice()
    };
}

/// Regular and bold. It cannot fail; its twin can.
pub(super) fn read() -> Result<[Bytes; 2], FontError> {
    Ok([
        Bytes::new(font!("400Regular/NotoSansSC_400Regular.ttf")),
        Bytes::new(font!("700Bold/NotoSansSC_700Bold.ttf")),
    ])
}
