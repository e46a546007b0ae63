//! Light, dark, or as the system says: the words of the cookie, of `?theme=` and of the style sheet.

/// The theme somebody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says: the style sheet decides by `prefers-color-scheme`.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The cookie that remembers the choice.
    pub const COOKIE: &'static str = "guatu_theme";

    /// The word in the cookie and in `?theme=`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads a word; `None` for anything else.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark].into_iter().find(|t| t.word() == word)
    }

    /// The value of `data-theme`; `None` leaves the choice to the system.
    #[must_use]
    pub const fn stylesheet_name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("guatu-light"),
            Self::Dark => Some("guatu-dark"),
        }
    }
}
