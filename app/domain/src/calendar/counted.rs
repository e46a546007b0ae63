//! Closed months are as they were reported: what is told later counts from the first month that was open then.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The days on which something that was told counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Counted {
    /// The first day; `None` = always.
    pub from: Option<NaiveDate>,
    /// The first day on which something else counts; `None` = it counts still.
    pub until: Option<NaiveDate>,
}

impl Counted {
    /// On every day.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// Whether it counts on a day.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// A day as it counts: what was told late counts as of the first day it does.
    #[must_use]
    pub fn at(self, day: NaiveDate) -> NaiveDate {
        self.from.map_or(day, |from| from.max(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_late_counts_from_a_day_on_and_what_it_replaces_until_then() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("day");
        let first = Some(day("2025-10-01"));
        let (before, after) = (Counted { from: None, until: first }, Counted { from: first, until: None });
        for at in ["2025-08-31", "2025-09-30", "2025-10-01", "2025-10-31"] {
            assert!(Counted::ALWAYS.on(day(at)));
            assert!(before.on(day(at)) != after.on(day(at)), "{at}");
        }
        assert!(before.on(day("2025-09-30")) && after.on(day("2025-10-31")));
        assert_eq!(after.at(day("2025-09-20")), day("2025-10-01"));
        assert_eq!(after.at(day("2025-10-20")), day("2025-10-20"));
    }
}
