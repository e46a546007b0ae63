//! What the page is given.

use domain::calendar::ReportingCalendar;
use domain::portfolio::Digest;
use serde::{Deserialize, Serialize};

/// The changes between two months, as far as the reader may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeDigest {
    /// The months there are.
    pub calendar: ReportingCalendar,
    /// What changed; `None` before two months were closed. Of each list only the first entries, its sums of all.
    pub digest: Option<Digest>,
    /// Whether the reader may see which projects' issues changed.
    pub sees_issues: bool,
}

impl ChangeDigest {
    /// The most entries of a list: a sheet for a meeting, and a page that stays small with any portfolio.
    pub const MOST: usize = 50;
}
