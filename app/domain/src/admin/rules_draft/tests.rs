//! What a form of rules becomes, and what it is told.

use super::*;

fn today() -> NaiveDate {
    "2025-10-15".parse().expect("day")
}

/// September is closed.
fn calendar() -> ReportingCalendar {
    let month = |text: &str| text.parse().expect("month");
    ReportingCalendar { first: month("2025-01"), last_closed: Some(month("2025-09")), open: month("2025-10") }
}

fn with(changes: &[(&str, &str)]) -> Result<RulesDraft, FieldErrors> {
    let mut fields = RulesDraft::fields(&RuleTable::v1(), 1, today());
    fields.0.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    fields.0.extend(changes.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    RulesDraft::parse(&fields, today(), &calendar())
}

#[test]
fn the_first_version_survives_the_form() {
    let draft = with(&[]).expect("v1");
    let (mut table, v1) = (draft.table(1), RuleTable::v1());
    let key = |rule: &Rule| format!("{rule:?}");
    table.rules.sort_by_key(key);
    let mut rules = v1.rules;
    rules.sort_by_key(key);
    assert_eq!((table.rules, table.yellow_months_to_red, draft.based_on), (rules, 2, 1));
}

#[test]
fn overdue_issues_count_when_the_form_says_so() {
    assert_eq!(with(&[]).expect("v1").table(2).overdue_issues, None);
    let table = with(&[("issue_red", "30"), ("issue_yellow", "0")]).expect("both").table(2);
    let rule = IssueRule { yellow_more_than_days: Some(0), red_more_than_days: Some(30) };
    assert_eq!(table.overdue_issues, Some(rule));
    let again =
        RulesDraft::parse(&RulesDraft::fields(&table, 2, today()), today(), &calendar()).expect("again");
    assert_eq!(again.table(2).overdue_issues, Some(rule), "a saved version keeps it");
}

#[test]
fn what_makes_no_sense_is_told_at_its_field() {
    for (changes, field) in [
        (&[("limit_red", "0"), ("limit_yellow", "-5")][..], "limit_red"),
        (&[("limit_red", "ten")], "limit_red"),
        (&[("milestone_red", "5"), ("milestone_yellow", "5")], "milestone_red"),
        (&[("missing_yellow", "-1")], "missing_yellow"),
        (&[("issue_red", "3"), ("issue_yellow", "5")], "issue_red"),
        (&[("effective_from", "2025-10-14")], "effective_from"),
        (&[("escalation", "99")], "escalation"),
    ] {
        let errors = with(changes).expect_err(field);
        assert!(errors.of(field).is_some(), "{field}: {errors}");
    }
}

#[test]
fn no_version_reaches_into_closed_months() {
    let closed = ReportingCalendar { last_closed: Some("2025-10".parse().expect("month")), ..calendar() };
    let draft = with(&[("effective_from", "2025-10-31")]).expect("October is open");
    assert_eq!((draft.check(&calendar()), RulesDraft::earliest(today(), &calendar())), (Ok(()), today()));
    let errors = draft.check(&closed).expect_err("October is closed");
    assert!(errors.0[0].message.zh.contains("第一个未关账的月份 2025-11"), "{errors}");
    let next = with(&[("effective_from", "2025-11-01")]).expect("later");
    assert_eq!((next.check(&closed), RulesDraft::earliest(today(), &closed)), (Ok(()), next.effective_from));
    let fields = RulesDraft::fields(&RuleTable::v1(), 1, today());
    let errors = RulesDraft::parse(&fields, today(), &closed).expect_err("today is in October");
    assert!(errors.of("effective_from").is_some() && errors.0.len() == 1, "{errors}");
    assert_eq!(next.check(&ReportingCalendar::starting("2026-01".parse().expect("month"))), Ok(()));
}

#[test]
fn limits_are_read_in_hundredths() {
    let read = [("-10", -1000), ("−2.5", -250), ("80%", 8000), ("+0.05", 5)];
    assert!(read.iter().all(|(text, limit)| hundredths(text) == Some(*limit)));
    assert!(["", "-", "1.234", "1e3", "१"].iter().all(|text| hundredths(text).is_none()));
    assert_eq!([points(BasisPoints(-250)), points(BasisPoints(8000))], ["-2.50", "80"]);
}
