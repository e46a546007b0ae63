//! A reporting period is a month of the calendar, written `YYYY-MM`; never a timestamp.

use crate::unit::BasisPoints;
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A calendar month, 1900-01 to 2999-12. Ordered, counted and printed as `YYYY-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReportingMonth {
    /// Months since year 0: `year * 12 + (month - 1)`.
    index: i32,
}

impl ReportingMonth {
    /// The month, if year and month are in range.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let month = i32::try_from(month).ok()?;
        ((1900..=2999).contains(&year) && (1..=12).contains(&month))
            .then_some(Self { index: year * 12 + month - 1 })
    }

    /// The month a date falls in. Dates outside the supported years are clamped to its ends.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let index = date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0);
        Self { index: index.clamp(1900 * 12, 2999 * 12 + 11) }
    }

    /// The calendar year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    /// The month of the year, 1–12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.index.rem_euclid(12).unsigned_abs() + 1
    }

    /// Months since year 0: a dense index for tables of months.
    #[must_use]
    pub const fn index(self) -> i32 {
        self.index
    }

    /// `self` moved by a number of months.
    #[must_use]
    pub const fn plus_months(self, months: i32) -> Self {
        Self { index: self.index + months }
    }

    /// The next month.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus_months(1)
    }

    /// The month before.
    #[must_use]
    pub const fn previous(self) -> Self {
        self.plus_months(-1)
    }

    /// January of the same year.
    #[must_use]
    pub const fn january(self) -> Self {
        Self { index: self.index - self.index.rem_euclid(12) }
    }

    /// How many months `self` lies after `other`; negative when before.
    #[must_use]
    pub const fn months_since(self, other: Self) -> i32 {
        self.index - other.index
    }

    /// The first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or(NaiveDate::MIN)
    }

    /// The last day: where lights are evaluated (CONTRACT, Time).
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        (self.first_day() + Months::new(1)).pred_opt().unwrap_or(NaiveDate::MAX)
    }

    /// 序时进度: months elapsed ÷ 12, whole months (VOCABULARY §1; not days).
    #[must_use]
    pub fn time_proportional(self) -> BasisPoints {
        BasisPoints::of_counts(u64::from(self.month()), 12).unwrap_or_default()
    }

    /// Every month from `self` to `last`, both included; empty when `last` is earlier.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.index..=last.index).map(|index| Self { index })
    }
}

impl fmt::Display for ReportingMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// The text is not a month written `YYYY-MM`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a month written YYYY-MM")]
pub struct ParseMonthError;

impl FromStr for ReportingMonth {
    type Err = ParseMonthError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, month) = text.split_once('-').ok_or(ParseMonthError)?;
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(ParseMonthError);
        }
        let year = year.parse().map_err(|_| ParseMonthError)?;
        let month = month.parse().map_err(|_| ParseMonthError)?;
        Self::new(year, month).ok_or(ParseMonthError)
    }
}

impl TryFrom<String> for ReportingMonth {
    type Error = ParseMonthError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ReportingMonth> for String {
    fn from(month: ReportingMonth) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_only_what_it_prints() {
        let month: ReportingMonth = "2025-09".parse().expect("month");
        assert_eq!((month.year(), month.month()), (2025, 9));
        assert_eq!(month.last_day().to_string(), "2025-09-30");
        assert_eq!(month.time_proportional(), BasisPoints(7500));
        for bad in ["2025-13", "2025-00", "2025-9", "25-09", "2025/09", "+025-09", "2025-09-01", ""] {
            assert!(bad.parse::<ReportingMonth>().is_err(), "{bad}");
        }
    }

    #[test]
    fn december_is_followed_by_january() {
        let december: ReportingMonth = "2024-12".parse().expect("month");
        assert_eq!(december.next().to_string(), "2025-01");
        assert_eq!(december.january().to_string(), "2024-01");
        assert_eq!(december.last_day().to_string(), "2024-12-31");
        assert_eq!(december.plus_months(2).last_day().to_string(), "2025-02-28");
    }

    proptest! {
        #[test]
        fn a_month_survives_text_and_contains_its_days(year in 1900..=2999i32, month in 1..=12u32) {
            let period = ReportingMonth::new(year, month).expect("in range");
            prop_assert_eq!(period.to_string().parse::<ReportingMonth>(), Ok(period));
            prop_assert_eq!(ReportingMonth::of(period.first_day()), period);
            prop_assert_eq!(ReportingMonth::of(period.last_day()), period);
        }
    }
}
