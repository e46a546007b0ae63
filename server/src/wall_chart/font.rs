//! The typeface of the wall chart: Noto Sans SC (SIL Open Font License 1.1), two weights. A PDF carries the shapes of the
//! characters it shows and no more. A release has the whole typeface inside (feature `embed`), everything else reads
//! what the set-up has put beside the sources.

use typst::foundations::Bytes;
use typst::text::Font;

/// The typeface's name, as the sheet asks for it.
#[cfg(test)]
pub(super) const FAMILY: &str = "Noto Sans SC";

/// The typeface is not there.
#[derive(Debug, thiserror::Error)]
pub(super) enum FontError {
    /// A file cannot be read; the set-up has not run.
    #[cfg_attr(feature = "embed", expect(dead_code, reason = "a release has its files inside"))]
    #[error("{0} cannot be read ({1}): run tools/setup-web.sh")]
    Unread(String, std::io::Error),
    /// A file is no font.
    #[error("the wall chart's typeface is no font")]
    NoFont,
}

/// Regular and bold.
pub(super) fn fonts() -> Result<Vec<Font>, FontError> {
    let files = files()?;
    files.into_iter().map(|bytes| Font::new(bytes, 0).ok_or(FontError::NoFont)).collect()
}

#[cfg(feature = "embed")]
fn files() -> Result<[Bytes; 2], FontError> {
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
    // Where they are in the program: nothing is copied, and what is not read takes no memory.
    Ok([
        Bytes::new(font!("400Regular/NotoSansSC_400Regular.ttf")),
        Bytes::new(font!("700Bold/NotoSansSC_700Bold.ttf")),
    ])
}

#[cfg(not(feature = "embed"))]
fn files() -> Result<[Bytes; 2], FontError> {
    const FOLDER: &str =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../node_modules/@expo-google-fonts/noto-sans-sc");
    let read = |name: &str| {
        let path = format!("{FOLDER}/{name}");
        std::fs::read(&path).map(Bytes::new).map_err(|error| FontError::Unread(path, error))
    };
    Ok([read("400Regular/NotoSansSC_400Regular.ttf")?, read("700Bold/NotoSansSC_700Bold.ttf")?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_are_of_one_typeface_that_has_chinese() {
        let fonts = fonts().expect("tools/setup-web.sh has run");
        assert_eq!(
            fonts.iter().map(|font| font.info().variant.weight.to_number()).collect::<Vec<_>>(),
            [400, 700]
        );
        for font in fonts {
            assert_eq!(font.info().family, FAMILY);
            assert!("丰泽挂图亮灯序时Aa0".chars().all(|c| font.info().coverage.contains(u32::from(c))));
        }
    }
}
