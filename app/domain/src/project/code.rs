//! Identifiers of a project: ours, the office's, the state's.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The identity of a project for its whole life: a UUIDv7, made by the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProjectId(pub Uuid);

impl fmt::Display for ProjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for ProjectId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

/// The code the office uses: `CJ-001`, `WL-01`. 1–32 characters of `A–Z 0–9 -`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProjectCode(String);

impl ProjectCode {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not a project code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a project code (1–32 of A–Z, 0–9 and -)")]
pub struct ParseProjectCodeError;

impl FromStr for ProjectCode {
    type Err = ParseProjectCodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text.to_owned())
    }
}

impl TryFrom<String> for ProjectCode {
    type Error = ParseProjectCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
        if (1..=32).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text))
        } else {
            Err(ParseProjectCodeError)
        }
    }
}

impl From<ProjectCode> for String {
    fn from(code: ProjectCode) -> Self {
        code.0
    }
}

impl fmt::Display for ProjectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// 全国投资项目在线审批监管平台 project code, `TTTT-RRRRRR-DD-KK-NNNNNC` (GB/T 40058-2021 and the older
/// form). Stored as given; its check digit is not verified, because no public text has the algorithm.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ApprovalCode(String);

impl ApprovalCode {
    /// The text, verbatim.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The six-digit division code inside.
    #[must_use]
    pub fn division(&self) -> &str {
        self.0.get(5..11).unwrap_or_default()
    }
}

/// The text has not the shape of an approval code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an approval code (TTTT-RRRRRR-DD-KK-NNNNNC, 20 digits and 4 hyphens)")]
pub struct ParseApprovalCodeError;

impl TryFrom<String> for ApprovalCode {
    type Error = ParseApprovalCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let groups: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = groups.iter().map(|g| g.len()).collect();
        let digits = groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()));
        if lengths != [4, 6, 2, 2, 6] || !digits {
            return Err(ParseApprovalCodeError);
        }
        // Either a year up to 2020, or YYMM with a month part of 01–12 (VOCABULARY §4).
        let time: u32 = groups[0].parse().map_err(|_| ParseApprovalCodeError)?;
        if (2013..=2020).contains(&time) || (1..=12).contains(&(time % 100)) {
            Ok(Self(text))
        } else {
            Err(ParseApprovalCodeError)
        }
    }
}

impl FromStr for ApprovalCode {
    type Err = ParseApprovalCodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text.to_owned())
    }
}

impl From<ApprovalCode> for String {
    fn from(code: ApprovalCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approval_codes_of_both_forms() {
        for good in ["2020-350503-47-03-000001", "2101-350503-04-01-123456", "2013-350503-47-03-000001"] {
            assert_eq!(good.parse::<ApprovalCode>().expect(good).division(), "350503");
        }
        for bad in ["2113-350503-04-01-123456", "2101-35050-04-01-123456", "2101-350503-04-01-12345X", ""] {
            assert!(bad.parse::<ApprovalCode>().is_err(), "{bad}");
        }
    }

    #[test]
    fn project_codes() {
        assert!("CJ-001".parse::<ProjectCode>().is_ok());
        for bad in ["", "cj-001", "CJ 1", "项目", &"A".repeat(33)] {
            assert!(bad.parse::<ProjectCode>().is_err(), "{bad}");
        }
    }
}
