//! What the office does with months: opens the next, closes the open one, reopens the last. Months are closed
//! and opened in their order, so the closed ones have no gaps between them.

#[cfg(test)]
mod tests;

use super::{ReportingCalendar, ReportingMonth, shanghai_date};
use crate::form::FieldErrors;
use crate::label::Bilingual;
use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The most characters of a reason.
const MOST_REASON: usize = 500;

/// A month as the office sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeMonth {
    /// The month.
    pub month: ReportingMonth,
    /// The last day to report.
    pub due_on: NaiveDate,
    /// Whether its figures are final.
    pub closed: bool,
    /// Why it was opened again, if it was.
    pub reopened_reason: Option<String>,
}

impl OfficeMonth {
    /// Whether what was handed in at an instant was late: after the last day to report, as days go in Shanghai.
    #[must_use]
    pub fn is_late_at(&self, instant: DateTime<Utc>) -> bool {
        shanghai_date(instant) > self.due_on
    }
}

/// What would be closed unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outstanding {
    /// Projects that owe a report and have not handed one in, drafts and returned reports among them.
    pub not_handed_in: u32,
    /// Reports handed in and not reviewed.
    pub not_reviewed: u32,
}

impl Outstanding {
    /// Whether nothing is.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.not_handed_in == 0 && self.not_reviewed == 0
    }
}

impl ReportingMonth {
    /// The last day to report when a month was opened without one: the 5th of the month after.
    #[must_use]
    pub fn default_due_on(self) -> NaiveDate {
        self.next().first_day() + Days::new(4)
    }

    /// That day of the month after, as the office's setting has it; the default when that month lacks it.
    #[must_use]
    pub fn due_on_day(self, day: u32) -> NaiveDate {
        self.next().first_day().with_day(day).unwrap_or_else(|| self.default_due_on())
    }
}

impl ReportingCalendar {
    /// Whether a month takes reports.
    #[must_use]
    pub fn takes_reports(&self, month: ReportingMonth) -> bool {
        month >= self.first && month <= self.open && self.last_closed.is_none_or(|closed| month > closed)
    }

    /// The month that is to be closed next: the oldest one that takes reports; `None` when all are closed.
    #[must_use]
    pub fn to_close(&self) -> Option<ReportingMonth> {
        let oldest = self.unclosed();
        (oldest <= self.open).then_some(oldest)
    }

    /// The month that is to be opened next; `None` while one still takes reports.
    #[must_use]
    pub fn to_open(&self) -> Option<ReportingMonth> {
        self.to_close().is_none().then(|| self.open.next())
    }
}

/// Opens a month with its last day to report; without a calendar, the first of all.
///
/// # Errors
/// It is not the next one, one still takes reports, or the day lies outside.
pub fn open(
    calendar: Option<&ReportingCalendar>,
    month: ReportingMonth,
    due_on: NaiveDate,
) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if let Some(calendar) = calendar {
        match (calendar.to_open(), calendar.to_close()) {
            (Some(next), _) if next == month => {}
            (Some(next), _) => errors.add(
                "month",
                Bilingual::new(
                    format!("月份须依次开放，下一个是 {next}。"),
                    format!("Months are opened one after another; the next is {next}."),
                ),
            ),
            (None, open) => {
                let open = open.unwrap_or(calendar.open);
                errors.add(
                    "month",
                    Bilingual::new(
                        format!("{open} 还在填报，请先关账再开放下一个月。"),
                        format!("{open} still takes reports; close it before the next is opened."),
                    ),
                );
            }
        }
    }
    let (from, to) = (month.first_day(), month.plus_months(2).last_day());
    if due_on < from || due_on > to {
        errors.add(
            "due_on",
            Bilingual::new(
                format!("截止日应在 {from} 至 {to} 之间。"),
                format!("The last day to report lies between {from} and {to}."),
            ),
        );
    }
    errors.or(Some(()))
}

/// Closes a month: its reports are locked.
///
/// # Errors
/// It is not the oldest that takes reports, or reports are outstanding and that is not confirmed.
pub fn close(
    calendar: Option<&ReportingCalendar>,
    month: ReportingMonth,
    outstanding: Outstanding,
    confirmed: bool,
) -> Result<(), FieldErrors> {
    match calendar.and_then(ReportingCalendar::to_close) {
        Some(open) if open == month => {}
        Some(open) => {
            return Err(FieldErrors::one(
                "month",
                Bilingual::new(
                    format!("现在应关账的是 {open}。"),
                    format!("The month to be closed is {open}."),
                ),
            ));
        }
        None => {
            return Err(FieldErrors::one(
                "month",
                Bilingual::new(
                    format!("{month} 没有开放填报，不能关账。"),
                    format!("{month} does not take reports, so it cannot be closed."),
                ),
            ));
        }
    }
    if !outstanding.is_none() && !confirmed {
        let Outstanding { not_handed_in, not_reviewed } = outstanding;
        return Err(FieldErrors::one(
            "confirmed",
            Bilingual::new(
                format!(
                    "还有 {not_handed_in} 个项目未报、{not_reviewed} 份月报未审；关账后这些月报不计入。确需关账，请勾选确认。"
                ),
                format!(
                    "{not_handed_in} projects have not reported and {not_reviewed} reports are not reviewed; once the month is closed they do not count. Tick the box to close it all the same."
                ),
            ),
        ));
    }
    Ok(())
}

/// Opens the last closed month again. Returns the reason as it is kept.
///
/// # Errors
/// It is not the last closed one, or there is no reason.
pub fn reopen(
    calendar: Option<&ReportingCalendar>,
    month: ReportingMonth,
    reason: &str,
) -> Result<String, FieldErrors> {
    let mut errors = FieldErrors::default();
    match calendar.and_then(|calendar| calendar.last_closed) {
        Some(last) if last == month => {}
        Some(last) => errors.add(
            "month",
            Bilingual::new(
                format!("只能重开最近关账的月份 {last}。"),
                format!("Only the month closed last, {last}, can be reopened."),
            ),
        ),
        None => errors.add("month", Bilingual::new("还没有关账的月份。", "No month is closed yet.")),
    }
    let reason = reason.trim();
    let length = reason.chars().count();
    if reason.is_empty() {
        errors.add("reason", Bilingual::new("请写明重开原因。", "Say why it is reopened."));
    } else if length > MOST_REASON || reason.contains('\0') {
        errors.add(
            "reason",
            Bilingual::new(
                format!("最多 {MOST_REASON} 字，现有 {length} 字，请精简。"),
                format!("At most {MOST_REASON} characters; there are {length}."),
            ),
        );
    }
    errors.or(Some(reason.to_owned()))
}
