//! How a command fails: one clear line on standard error and a non-zero exit, never a stack of causes.

use std::fmt::Display;

/// A command's failure, told in one line with the way out.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    /// A failure in one line; line breaks inside are flattened.
    pub fn new(line: impl Display) -> Self {
        let line = line.to_string();
        Self(line.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What could not be done, and why.
    pub fn because(what: impl Display, cause: impl Display) -> Self {
        Self::new(format_args!("{what}: {cause}"))
    }
}
