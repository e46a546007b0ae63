//! What a wall can show.

/// A scene of the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// The map with its lights.
    Map,
    /// The six numbers.
    Numbers,
    /// Red projects and why; as many screens as they need.
    Reds,
}

impl Scene {
    /// Every scene, in the order in which they are shown when none is asked for.
    pub const ALL: [Self; 3] = [Self::Map, Self::Numbers, Self::Reds];

    /// The word an address names it with.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Numbers => "numbers",
            Self::Reds => "reds",
        }
    }

    /// The scene of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scene| scene.word() == word)
    }
}
