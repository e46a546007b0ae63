//! What the office does with months: opens the next, closes the open one, reopens the last. Months are closed
//! and opened in their order, so the closed ones have no gaps between them.

use super::{ReportingCalendar, ReportingMonth};
use crate::form::FieldErrors;
use crate::label::Bilingual;
use chrono::{Days, NaiveDate};
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
    /// The last day to report when the office names no other: the 5th of the month after.
    #[must_use]
    pub fn default_due_on(self) -> NaiveDate {
        self.next().first_day() + Days::new(4)
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
        let oldest = self.last_closed.map_or(self.first, ReportingMonth::next);
        (oldest <= self.open).then_some(oldest)
    }

    /// The month that is to be opened next; `None` while one still takes reports.
    #[must_use]
    pub fn to_open(&self) -> Option<ReportingMonth> {
        self.to_close().is_none().then(|| self.open.next())
    }
}

/// Opens a month; without a calendar, the first of all. Returns its last day to report.
///
/// # Errors
/// It is not the next one, one still takes reports, or the day lies outside.
pub fn open(
    calendar: Option<&ReportingCalendar>,
    month: ReportingMonth,
    due_on: Option<NaiveDate>,
) -> Result<NaiveDate, FieldErrors> {
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
    let due_on = due_on.unwrap_or_else(|| month.default_due_on());
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
    errors.or(Some(due_on))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> ReportingMonth {
        text.parse().expect("month")
    }

    fn calendar(last_closed: &str, open: &str) -> ReportingCalendar {
        ReportingCalendar {
            first: month("2025-01"),
            last_closed: last_closed.parse().ok(),
            open: month(open),
        }
    }

    fn field(result: Result<impl Sized, FieldErrors>) -> Option<String> {
        result.err().and_then(|errors| Some(errors.0.first()?.field.clone()))
    }

    #[test]
    fn months_take_reports_while_they_are_open() {
        let usual = calendar("2025-09", "2025-10");
        assert!(usual.takes_reports(month("2025-10")));
        assert!(!usual.takes_reports(month("2025-09")) && !usual.takes_reports(month("2025-11")));
        assert_eq!((usual.to_close(), usual.to_open()), (Some(month("2025-10")), None));
        let closed = calendar("2025-10", "2025-10");
        assert_eq!((closed.to_close(), closed.to_open()), (None, Some(month("2025-11"))));
        // The last one was reopened while the next was open already.
        let reopened = calendar("2025-08", "2025-10");
        assert!(reopened.takes_reports(month("2025-09")) && reopened.takes_reports(month("2025-10")));
        assert_eq!(reopened.to_close(), Some(month("2025-09")));
        assert_eq!(calendar("", "2025-02").to_close(), Some(month("2025-01")));
    }

    #[test]
    fn only_the_next_month_is_opened_and_has_a_last_day() {
        let closed = calendar("2025-10", "2025-10");
        let fifth = "2025-12-05".parse().expect("day");
        assert_eq!(open(Some(&closed), month("2025-11"), None), Ok(fifth));
        assert_eq!(open(None, month("2026-01"), None).ok(), "2026-02-05".parse().ok());
        for wrong in ["2025-10", "2025-12", "2024-01"] {
            assert_eq!(field(open(Some(&closed), month(wrong), None)).as_deref(), Some("month"), "{wrong}");
        }
        let still_open = calendar("2025-09", "2025-10");
        assert_eq!(field(open(Some(&still_open), month("2025-11"), None)).as_deref(), Some("month"));
        for (due, ok) in
            [("2025-11-01", true), ("2026-01-31", true), ("2025-10-31", false), ("2026-02-01", false)]
        {
            assert_eq!(open(Some(&closed), month("2025-11"), due.parse().ok()).is_ok(), ok, "{due}");
        }
    }

    #[test]
    fn a_month_is_closed_unfinished_only_when_that_is_confirmed() {
        let usual = calendar("2025-09", "2025-10");
        let none = Outstanding::default();
        let some = Outstanding { not_handed_in: 3, not_reviewed: 2 };
        assert_eq!(close(Some(&usual), month("2025-10"), none, false), Ok(()));
        assert_eq!(close(Some(&usual), month("2025-10"), some, true), Ok(()));
        let refused = close(Some(&usual), month("2025-10"), some, false).expect_err("not confirmed");
        let told = refused.of("confirmed").expect("at the box");
        assert!(told.zh.contains("3 个项目未报、2 份月报未审"), "{told:?}");
        for wrong in ["2025-09", "2025-11"] {
            assert_eq!(field(close(Some(&usual), month(wrong), none, true)).as_deref(), Some("month"));
        }
        assert!(close(None, month("2025-10"), none, true).is_err());
        assert!(close(Some(&calendar("2025-10", "2025-10")), month("2025-10"), none, true).is_err());
    }

    #[test]
    fn the_last_closed_month_is_reopened_with_a_reason() {
        let usual = calendar("2025-09", "2025-10");
        assert_eq!(reopen(Some(&usual), month("2025-09"), " 数据更正 ").as_deref(), Ok("数据更正"));
        assert_eq!(field(reopen(Some(&usual), month("2025-08"), "x")).as_deref(), Some("month"));
        assert_eq!(field(reopen(Some(&usual), month("2025-09"), " ")).as_deref(), Some("reason"));
        assert_eq!(
            field(reopen(Some(&usual), month("2025-09"), &"长".repeat(501))).as_deref(),
            Some("reason")
        );
        assert_eq!(field(reopen(None, month("2025-09"), "x")).as_deref(), Some("month"));
    }
}
