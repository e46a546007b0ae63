//! What is due next and what is overdue, as it was known at a month's end.

use super::super::{Filter, IssueDates, MilestoneDates};
use super::sample::{calendar, day, entry, month, portfolio};
use crate::calendar::Counted;

fn milestone(planned: &str, actual: Option<&str>) -> MilestoneDates {
    MilestoneDates { planned: day(planned), actual: actual.map(day), counted: Counted::ALWAYS }
}

fn issue(due: &str, closed: Option<&str>) -> IssueDates {
    IssueDates {
        raised: day("2025-01-05"),
        due: Some(day(due)),
        closed: closed.map(day),
        counted: Counted::ALWAYS,
    }
}

#[test]
fn milestones_are_due_within_days_after_the_months_end() {
    let (mut one, mut other) = (entry(1), entry(2));
    one.milestones = Box::new([
        milestone("2025-09-30", None),
        milestone("2025-10-30", None),
        milestone("2025-10-31", None),
        milestone("2025-10-05", Some("2025-09-20")),
    ]);
    // Told in October: known from then on.
    let counted = Counted { from: Some(day("2025-10-01")), until: None };
    other.milestones = Box::new([
        milestone("2025-10-01", None),
        MilestoneDates { counted, ..milestone("2025-10-02", None) },
    ]);
    let portfolio = portfolio(calendar("2025-09"), vec![one, other]);
    let due = |as_of: &str| {
        let due = portfolio.milestones_due(&Filter::default(), Some(month(as_of)), 30).expect("due");
        let text = |due: super::super::DueMilestone| format!("{} {} {}", due.code, due.planned, due.days);
        due.into_iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(due("2025-09"), ["T-00002 2025-10-01 1", "T-00001 2025-10-30 30"]);
    // As of August the one reached in September was still due, though not within thirty days of the month's end.
    assert_eq!(due("2025-08"), ["T-00001 2025-09-30 30"]);
    assert!(due("2025-10").is_empty());
    assert!(portfolio.milestones_due(&Filter::default(), Some(month("2026-01")), 30).is_err());
}

#[test]
fn issues_are_overdue_as_of_the_months_end() {
    let (mut one, mut other, none) = (entry(1), entry(2), entry(3));
    one.issues = Box::new([issue("2025-09-20", None), issue("2025-08-31", Some("2025-09-10"))]);
    other.issues =
        Box::new([issue("2025-07-31", None), issue("2025-09-29", None), issue("2025-10-01", None)]);
    let portfolio = portfolio(calendar("2025-09"), vec![one, other, none]);
    let overdue = |as_of: &str| {
        let overdue = portfolio.overdue_issues(&Filter::default(), Some(month(as_of))).expect("overdue");
        overdue.into_iter().map(|one| (one.code.to_string(), one.overdue, one.longest)).collect::<Vec<_>>()
    };
    assert_eq!(overdue("2025-09"), [("T-00002".to_owned(), 2, 61), ("T-00001".to_owned(), 1, 10)]);
    assert_eq!(overdue("2025-08"), [("T-00002".to_owned(), 1, 31)]);
    // They are the ones the month's figures count.
    let counted = portfolio.changes(Some(month("2025-09"))).expect("changes").issues_overdue;
    assert_eq!(overdue("2025-09").iter().map(|one| one.1).sum::<u32>(), counted);
}
