//! The typeface of our paper: Noto Sans SC (SIL Open Font License 1.1), two weights. A PDF carries the shapes of the
//! characters it shows and no more. A release has the whole typeface inside (feature `embed`), everything else reads what
//! the set-up has put beside the sources.

#[cfg_attr(feature = "embed", path = "embedded.rs")]
#[cfg_attr(not(feature = "embed"), path = "folder.rs")]
mod files;

use typst::text::Font;

/// Why the typeface is not there.
#[derive(Debug, thiserror::Error)]
#[error("the typeface for paper cannot be read: {0}")]
pub(super) struct FontError(String);

/// Regular and bold.
pub(super) fn fonts() -> Result<Vec<Font>, FontError> {
    let no_font = || FontError("it is no font".to_owned());
    files::read()?.into_iter().map(|bytes| Font::new(bytes, 0).ok_or_else(no_font)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_are_of_one_typeface_that_has_chinese() {
        let fonts = fonts().expect("tools/setup-web.sh has run");
        let weights: Vec<_> = fonts.iter().map(|font| font.info().variant.weight.to_number()).collect();
        assert_eq!(weights, [400, 700]);
        for font in fonts {
            // As the sheets call it (server/data/*.typ).
            assert_eq!(font.info().family, "Noto Sans SC");
            assert!("丰泽挂图亮灯序时Aa0".chars().all(|c| font.info().coverage.contains(u32::from(c))));
        }
    }
}
