//! The name typed to sign in.

use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization as _;

/// A sign-in name: 1–64 characters, without blanks and control characters. Two names that differ only in
/// case or width are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInName {
    given: String,
    folded: String,
}

impl SignInName {
    /// The longest name, in characters.
    pub const MOST_CHARACTERS: usize = 64;

    /// As it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.given
    }

    /// What names are compared by.
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

/// The text cannot be a sign-in name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a sign-in name has 1 to 64 characters, without blanks")]
pub struct ParseSignInNameError;

impl FromStr for SignInName {
    type Err = ParseSignInNameError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (given, folded) = (text.trim(), fold(text));
        let wrong = |c: char| c.is_whitespace() || c.is_control();
        let fits = |text: &str| (1..=Self::MOST_CHARACTERS).contains(&text.chars().count());
        if fits(given) && fits(&folded) && !given.contains(wrong) && !folded.contains(wrong) {
            Ok(Self { given: given.to_owned(), folded })
        } else {
            Err(ParseSignInNameError)
        }
    }
}

impl fmt::Display for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.given)
    }
}

/// A text without what names do not differ in. Any text, also one that cannot be a name: it is then as
/// unknown as a name nobody has. Lower case first and last: either step can undo the other's work.
pub(crate) fn fold(text: &str) -> String {
    // NUL is what PostgreSQL takes in no text.
    let kept = text.trim().chars().filter(|c| *c != '\0').take(4 * SignInName::MOST_CHARACTERS);
    kept.flat_map(char::to_lowercase).nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_width_make_no_difference() {
        for text in ["Admin1", " ａｄｍｉｎ１ ", "ADMIN1"] {
            assert_eq!(text.parse::<SignInName>().expect("a name").folded(), "admin1", "{text}");
        }
        assert_eq!(fold("张 三\0"), "张 三");
        assert_eq!(fold("É"), fold("e\u{301}"));
    }

    #[test]
    fn blanks_control_characters_and_long_texts_are_no_names() {
        for text in ["", "  ", "a b", "a\u{3000}b", "a\tb", "a\0", &"长".repeat(65)] {
            assert_eq!(text.parse::<SignInName>(), Err(ParseSignInNameError), "{text:?}");
        }
        assert_eq!("长".repeat(64).parse::<SignInName>().expect("a name").as_str().chars().count(), 64);
    }
}
