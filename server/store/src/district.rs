//! Which district a row belongs to: the tenant, first column of every table.

use std::fmt;
use std::str::FromStr;

/// A six-digit division code of the state, e.g. `350503` (丰泽区).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistrictId(String);

impl DistrictId {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not a division code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a division code of six digits")]
pub struct ParseDistrictIdError;

impl FromStr for DistrictId {
    type Err = ParseDistrictIdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseDistrictIdError)
        }
    }
}

impl fmt::Display for DistrictId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
