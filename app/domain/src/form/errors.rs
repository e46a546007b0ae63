//! What is wrong with what was typed.

use crate::label::Bilingual;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in the form; empty when it is the form as a whole.
    pub field: String,
    /// What is wrong and what would do.
    pub message: Bilingual,
}

/// Everything that is wrong with a form, in the order of its fields. All of it at once: who mends one
/// mistake must not be shown the next only then.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// One thing that is wrong.
    pub fn one(field: impl Into<String>, message: Bilingual) -> Self {
        let mut errors = Self::default();
        errors.add(field, message);
        errors
    }

    /// Another.
    pub fn add(&mut self, field: impl Into<String>, message: Bilingual) {
        self.0.push(FieldError { field: field.into(), message });
    }

    /// The value, or its error kept under this field's name.
    pub fn take<T>(&mut self, field: &str, read: Result<T, Bilingual>) -> Option<T> {
        read.map_err(|message| self.add(field, message)).ok()
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Bilingual> {
        self.0.iter().find(|error| error.field == field).map(|error| &error.message)
    }

    /// The same of a part of a larger form, whose fields' names begin so.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        for error in &mut self.0 {
            error.field.insert_str(0, prefix);
        }
        self
    }

    /// `value`, unless something is wrong.
    ///
    /// # Errors
    /// Everything that is.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, error) in self.0.iter().enumerate() {
            let separator = if at == 0 { "" } else { "; " };
            write!(f, "{separator}{}: {}", error.field, error.message.en)?;
        }
        Ok(())
    }
}

impl std::error::Error for FieldErrors {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_errors_are_told_and_none_lets_a_value_through() {
        let mut errors = FieldErrors::default();
        let amount = errors.take("amount", "12".parse::<i64>().map_err(|_| Bilingual::same("no number")));
        let progress = errors.take("progress", "x".parse::<i64>().map_err(|_| Bilingual::same("no number")));
        assert_eq!((amount, progress), (Some(12), None));
        assert!(errors.of("amount").is_none() && errors.of("progress").is_some());
        assert_eq!(errors.clone().or(amount), Err(errors));
        assert_eq!(FieldErrors::default().or(Some(1)), Ok(1));
        assert_eq!(FieldErrors::default().or(None::<i32>), Err(FieldErrors::default()));
    }
}
