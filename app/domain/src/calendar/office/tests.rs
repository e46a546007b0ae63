//! Months are opened, closed and reopened in their order.

use super::*;

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

fn calendar(last_closed: &str, open: &str) -> ReportingCalendar {
    ReportingCalendar { first: month("2025-01"), last_closed: last_closed.parse().ok(), open: month(open) }
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
    assert_eq!(open(Some(&closed), month("2025-11"), fifth), Ok(()));
    assert_eq!(open(None, month("2025-11"), fifth), Ok(()));
    for wrong in ["2025-10", "2025-12", "2024-01"] {
        assert_eq!(
            field(open(Some(&closed), month(wrong), month(wrong).default_due_on())).as_deref(),
            Some("month"),
            "{wrong}"
        );
    }
    let still_open = calendar("2025-09", "2025-10");
    assert_eq!(field(open(Some(&still_open), month("2025-11"), fifth)).as_deref(), Some("month"));
    for (due, ok) in
        [("2025-11-01", true), ("2026-01-31", true), ("2025-10-31", false), ("2026-02-01", false)]
    {
        assert_eq!(open(Some(&closed), month("2025-11"), due.parse().expect("day")).is_ok(), ok, "{due}");
    }
}

#[test]
fn the_offices_day_is_in_the_month_after() {
    let due = |at: &str, day| month(at).due_on_day(day).to_string();
    assert_eq!((due("2025-11", 8), due("2025-12", 28)), ("2025-12-08".to_owned(), "2026-01-28".to_owned()));
    assert_eq!(due("2026-01", 30), "2026-02-05");
}

#[test]
fn the_last_day_to_report_ends_at_midnight_in_shanghai() {
    let office = OfficeMonth {
        month: month("2025-10"),
        due_on: "2025-11-05".parse().expect("day"),
        closed: true,
        reopened_reason: None,
    };
    let late = |at: &str| office.is_late_at(at.parse().expect("instant"));
    assert!(!late("2025-11-05T15:59:59Z"));
    assert!(late("2025-11-05T16:00:00Z"));
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
    assert_eq!(field(reopen(Some(&usual), month("2025-09"), &"长".repeat(501))).as_deref(), Some("reason"));
    assert_eq!(field(reopen(None, month("2025-09"), "x")).as_deref(), Some("month"));
}
