//! Which months the office has opened and closed, and which month a question is answered for.

use super::ReportingMonth;
use serde::{Deserialize, Serialize};

/// The months with data: `first` to `open`, of which those to `last_closed` are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportingCalendar {
    /// The first month with data.
    pub first: ReportingMonth,
    /// The last month the office closed; `None` before any was.
    pub last_closed: Option<ReportingMonth>,
    /// The month that takes reports now.
    pub open: ReportingMonth,
}

/// The month a question is answered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AsOf {
    /// The month; its last day is when lights are evaluated.
    pub month: ReportingMonth,
    /// True while the month is open and its figures may still change.
    pub provisional: bool,
}

/// `as_of` lies outside the months with data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("as_of ranges from {first} to {last}")]
pub struct AsOfError {
    /// The earliest month that can be asked for.
    pub first: ReportingMonth,
    /// The latest: the open month, or the last closed one where only closed months will do.
    pub last: ReportingMonth,
}

impl ReportingCalendar {
    /// A calendar before anything was reported: one open month, nothing closed.
    #[must_use]
    pub const fn starting(open: ReportingMonth) -> Self {
        Self { first: open, last_closed: None, open }
    }

    /// The month a question is answered for when it names none: the last closed month, or the open
    /// one before any was closed. Never the wall clock's.
    #[must_use]
    pub fn default_month(&self) -> ReportingMonth {
        self.last_closed.unwrap_or(self.open)
    }

    /// The first month that is not closed: the one that takes reports, or, when all are closed, the next.
    #[must_use]
    pub fn unclosed(&self) -> ReportingMonth {
        self.last_closed.map_or(self.first, ReportingMonth::next)
    }

    /// Checks the month a question names.
    ///
    /// # Errors
    /// [`AsOfError`] with the allowed range.
    pub fn resolve(&self, asked: Option<ReportingMonth>) -> Result<AsOf, AsOfError> {
        let month = asked.unwrap_or_else(|| self.default_month());
        if month < self.first || month > self.open {
            return Err(AsOfError { first: self.first, last: self.open });
        }
        Ok(AsOf { month, provisional: self.last_closed.is_none_or(|closed| month > closed) })
    }

    /// Every month that can be asked for, oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = ReportingMonth> + Clone {
        self.first.through(self.open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> ReportingMonth {
        text.parse().expect("month")
    }

    #[test]
    fn defaults_to_the_last_closed_month_and_names_its_range() {
        let calendar = ReportingCalendar {
            first: month("2025-01"),
            last_closed: Some(month("2025-09")),
            open: month("2025-10"),
        };
        let closed = AsOf { month: month("2025-09"), provisional: false };
        assert_eq!(calendar.resolve(None), Ok(closed));
        let open = AsOf { month: month("2025-10"), provisional: true };
        assert_eq!(calendar.resolve(Some(month("2025-10"))), Ok(open));
        let error = calendar.resolve(Some(month("2025-11"))).expect_err("outside");
        assert_eq!(error.to_string(), "as_of ranges from 2025-01 to 2025-10");
        assert!(calendar.resolve(Some(month("2024-12"))).is_err());
    }

    #[test]
    fn before_any_month_was_closed_the_open_one_answers() {
        let calendar = ReportingCalendar::starting(month("2026-01"));
        assert_eq!(calendar.resolve(None), Ok(AsOf { month: month("2026-01"), provisional: true }));
    }
}
