//! The typeface beside the sources: for development and tests.

use super::FontError;
use typst::foundations::Bytes;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../node_modules/@expo-google-fonts/noto-sans-sc");

/// Regular and bold.
pub(super) fn read() -> Result<[Bytes; 2], FontError> {
    let read = |name: &str| {
        let path = format!("{FOLDER}/{name}");
        let missing = |error| FontError(format!("{path}: {error}; tools/setup-web.sh puts it there"));
        std::fs::read(&path).map(Bytes::new).map_err(missing)
    };
    Ok([read("400Regular/NotoSansSC_400Regular.ttf")?, read("700Bold/NotoSansSC_700Bold.ttf")?])
}
