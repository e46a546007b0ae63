//! What a machine's token is good for, as codes: what they mean is the server's.

use std::fmt;
use std::str::FromStr;

/// Codes such as `reports:write`: at least one, each once, in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scopes(Vec<String>);

/// The text is no list of scopes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("scopes are words of a–z, _ and :, joined by commas")]
pub struct ParseScopesError;

impl Scopes {
    /// The codes.
    #[must_use]
    pub fn codes(&self) -> &[String] {
        &self.0
    }

    /// Whether the scope is among them.
    #[must_use]
    pub fn contains(&self, code: &str) -> bool {
        self.0.iter().any(|scope| scope == code)
    }
}

/// The stored form: codes joined by commas.
impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(","))
    }
}

impl FromStr for Scopes {
    type Err = ParseScopesError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut scopes: Vec<String> = text.split(',').map(|scope| scope.trim().to_owned()).collect();
        let allowed = |c: char| c.is_ascii_lowercase() || c == '_' || c == ':';
        if scopes.iter().any(|scope| scope.is_empty() || !scope.chars().all(allowed)) {
            return Err(ParseScopesError);
        }
        scopes.sort_unstable();
        scopes.dedup();
        Ok(Self(scopes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_words_in_one_order() {
        let scopes: Scopes = "reports:write, projects:read,reports:write".parse().expect("scopes");
        assert_eq!(scopes.to_string(), "projects:read,reports:write");
        assert!(scopes.contains("projects:read") && !scopes.contains("projects"));
        for text in ["", "a,,b", "A", "a b", "a;b"] {
            assert_eq!(text.parse::<Scopes>(), Err(ParseScopesError), "{text}");
        }
    }
}
