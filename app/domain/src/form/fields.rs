//! A form's fields as they were typed.

use serde::{Deserialize, Serialize};

/// Names and texts in the order they were sent; a name may come several times.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The field's text as it was typed; empty when it was not sent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    /// The same without blanks around it; `None` when nothing is left.
    #[must_use]
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.find(name).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The field's text; `None` when it was not sent at all (a box that is not ticked).
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, text)| text.as_str())
    }

    /// Every text of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, text)| text.as_str())
    }

    /// Without these: what is never shown again, such as passwords.
    #[must_use]
    pub fn without(mut self, secret: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|(name, _)| !secret(name));
        self
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Fields {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(pairs: T) -> Self {
        Self(pairs.into_iter().map(|(name, text)| (name.into(), text.into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_sent_and_what_was_left_blank_are_told_apart() {
        let fields: Fields = [("note", "  "), ("unit", "a"), ("unit", "b")].into_iter().collect();
        assert_eq!((fields.get("note"), fields.filled("note"), fields.find("no")), ("  ", None, None));
        assert_eq!(fields.all("unit").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(fields.without(|name| name == "unit").0.len(), 1);
    }
}
