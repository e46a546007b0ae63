//! The first day a version holds: never within a closed month, whose lights are final.

use super::RulesDraft;
use crate::calendar::{ReportingCalendar, ReportingMonth};
use crate::form::FieldErrors;
use crate::label::Bilingual;
use chrono::NaiveDate;

impl RulesDraft {
    /// The earliest day a version may hold from: not before today, because what was shown stays explained, and not
    /// within a closed month, whose lights are final.
    #[must_use]
    pub fn earliest(today: NaiveDate, calendar: &ReportingCalendar) -> NaiveDate {
        today.max(first_unclosed(calendar).map_or(today, ReportingMonth::first_day))
    }

    /// Refuses a first day that lies within closed months: their lights are final.
    ///
    /// # Errors
    /// At `effective_from`, with the first month it may lie in.
    pub fn check(&self, calendar: &ReportingCalendar) -> Result<(), FieldErrors> {
        let unclosed = outside_closed_months(self.effective_from, calendar);
        unclosed.map(drop).map_err(|message| FieldErrors::one("effective_from", message))
    }
}

/// The first month that is not closed; `None` before any was.
fn first_unclosed(calendar: &ReportingCalendar) -> Option<ReportingMonth> {
    calendar.last_closed.map(ReportingMonth::next)
}

/// A first day, unless it lies within closed months.
pub(super) fn outside_closed_months(
    from: NaiveDate,
    calendar: &ReportingCalendar,
) -> Result<NaiveDate, Bilingual> {
    match first_unclosed(calendar) {
        Some(open) if from < open.first_day() => {
            let day = open.first_day();
            Err(Bilingual::new(
                format!(
                    "{} 及以前的月份已关账，亮灯不再改变；最早从第一个未关账的月份 {open} 起生效（{day}）。",
                    open.previous()
                ),
                format!(
                    "{} and the months before it are closed and keep their lights; a version can hold from the first month that is not closed, {open}, at the earliest ({day}).",
                    open.previous()
                ),
            ))
        }
        _ => Ok(from),
    }
}
