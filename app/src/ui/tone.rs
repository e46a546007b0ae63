//! What a colour means. A tone is never colour alone: each has its own shape.

/// How good or bad something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tone {
    /// Says nothing about good or bad: a ring.
    #[default]
    Neutral,
    /// As it should be: a disc.
    Good,
    /// Needs watching: a triangle.
    Caution,
    /// Needs action: a square.
    Bad,
    /// Worth knowing: a diamond.
    Info,
}

impl Tone {
    /// The class that carries its colours (`style/tokens.css`).
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Good => "tone-good",
            Self::Caution => "tone-caution",
            Self::Bad => "tone-bad",
            Self::Info => "tone-info",
        }
    }

    /// Its shape as an SVG path in a box of 12 × 12.
    #[must_use]
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Neutral => "M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1Zm0 2a3 3 0 1 1 0 6A3 3 0 1 1 6 3Z",
            Self::Good => "M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1Z",
            Self::Caution => "M6 .8 11.6 11H.4Z",
            Self::Bad => "M1.5 1.5h9v9h-9Z",
            Self::Info => "M6 .4 11.6 6 6 11.6.4 6Z",
        }
    }
}
