//! Which months can be slid over.

use domain::calendar::{AsOf, ReportingCalendar, ReportingMonth};

/// The months a slider moves over, and the one the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months {
    /// The first one.
    pub(super) first: ReportingMonth,
    /// The last one.
    pub(super) last: ReportingMonth,
    /// The one shown.
    pub(super) shown: ReportingMonth,
    /// The office's months: which are closed.
    pub(super) calendar: ReportingCalendar,
}

impl Months {
    /// The closed months, or all while none is closed; and the open one when it is shown.
    #[must_use]
    pub fn of(calendar: ReportingCalendar, as_of: AsOf) -> Self {
        let last = calendar.last_closed.unwrap_or(calendar.open).max(as_of.month);
        Self { first: calendar.first, last, shown: as_of.month, calendar }
    }

    /// How many there are.
    pub(super) fn count(self) -> i32 {
        self.last.months_since(self.first) + 1
    }

    /// The month at a position; positions outside are those at the ends.
    pub(super) fn at(self, position: i32) -> ReportingMonth {
        self.first.plus_months(position.clamp(0, self.count() - 1))
    }

    /// The month before or after the one shown, if there is one.
    pub(super) fn beside(self, step: i32) -> Option<ReportingMonth> {
        let month = self.shown.plus_months(step);
        (self.first..=self.last).contains(&month).then_some(month)
    }
}

#[cfg(test)]
mod tests {
    use super::Months;
    use domain::calendar::{ReportingCalendar, ReportingMonth};

    fn month(text: &str) -> ReportingMonth {
        text.parse().expect("month")
    }

    #[test]
    fn moves_over_the_closed_months() {
        let calendar = ReportingCalendar {
            first: month("2024-11"),
            last_closed: Some(month("2025-09")),
            open: month("2025-10"),
        };
        let at = |text| Months::of(calendar, calendar.resolve(Some(month(text))).expect("a month"));
        let months = at("2025-01");
        assert_eq!((months.count(), months.at(0), months.at(2)), (11, month("2024-11"), month("2025-01")));
        assert_eq!((months.at(-3), months.at(99)), (month("2024-11"), month("2025-09")));
        assert_eq!((months.beside(-1), months.beside(1)), (Some(month("2024-12")), Some(month("2025-02"))));
        assert_eq!((at("2024-11").beside(-1), at("2025-09").beside(1)), (None, None));
        // The open month is on it while it is shown, so that the handle stands somewhere.
        assert_eq!((at("2025-10").count(), at("2025-10").beside(-1)), (12, Some(month("2025-09"))));
        let starting = ReportingCalendar::starting(month("2026-01"));
        let only = Months::of(starting, starting.resolve(None).expect("a month"));
        assert_eq!(only.count(), 1);
    }
}
