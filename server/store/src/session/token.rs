//! Tokens: random, told once, kept as a hash.

use crate::error::StoreError;
use crate::journal::sha256_hex;
use std::fmt::{self, Write as _};

/// What a token is for. The hash includes it: a token of one kind is none of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Session,
    Bootstrap,
    Machine,
}

impl TokenKind {
    /// How such tokens begin: a machine's is kept in files, where scanners for secrets look for it.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Session | Self::Bootstrap => "",
            Self::Machine => "guatu_",
        }
    }

    /// What is kept of a token. A plain hash does: 256 random bits cannot be guessed.
    pub fn hash(self, token: &str) -> String {
        let kind = match self {
            Self::Session => "guatu session token 1",
            Self::Bootstrap => "guatu bootstrap token 1",
            Self::Machine => "guatu machine token 1",
        };
        sha256_hex(&[Some(kind), Some(token)])
    }
}

/// A token of 256 random bits. It exists here and with whoever gets it, nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    kind: TokenKind,
    text: String,
}

impl Token {
    pub(crate) fn new(kind: TokenKind) -> Result<Self, StoreError> {
        let mut text = kind.prefix().to_owned();
        for byte in random::<32>()? {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Self { kind, text })
    }

    /// The text to hand out: letters, digits and `_`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn hash(&self) -> String {
        self.kind.hash(&self.text)
    }
}

/// Shows that there is one, not which.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Bytes nobody can foresee.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| StoreError::NotCommitted { reason: format!("no random bytes: {error}") })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_show_nothing_and_are_of_one_kind() {
        let (one, other) = (Token::new(TokenKind::Session), Token::new(TokenKind::Session));
        let (one, other) = (one.expect("a token"), other.expect("a token"));
        assert_eq!(one.as_str().len(), 64);
        assert_ne!(one, other);
        assert_eq!(format!("{one:?}"), "Token(…)");
        assert_ne!(one.hash(), TokenKind::Machine.hash(one.as_str()));
        assert!(Token::new(TokenKind::Machine).expect("a token").as_str().starts_with("guatu_"));
    }
}
