//! What the register takes, refuses and counts.

use super::*;
use crate::calendar::ReportingCalendar;
use crate::form::{FieldErrors, Fields};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("day")
}

fn issue(closed: Option<&str>) -> Issue {
    Issue {
        id: Uuid::nil(),
        title: Bilingual::same("管线迁改"),
        severity: Severity::Ordinary,
        owner: Some("甲局".to_owned()),
        raised: day("2025-08-01"),
        due: Some(day("2025-10-01")),
        ordered: None,
        closed: closed.map(day),
        progress: None,
        evidence: None,
        revision: 1,
    }
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().copied().collect()
}

fn wrong<T>(result: Result<T, FieldErrors>) -> Vec<String> {
    let errors = result.err().unwrap_or_default();
    errors.0.into_iter().map(|error| error.field).collect()
}

#[test]
fn an_overdue_issue_counts_its_days_until_it_is_closed() {
    let open = issue(None);
    assert_eq!([open.days_overdue_on(day("2025-10-01")), open.days_overdue_on(day("2025-10-31"))], [0, 30]);
    let closed = issue(Some("2025-10-20"));
    assert_eq!(
        [closed.days_overdue_on(day("2025-10-19")), closed.days_overdue_on(day("2025-10-20"))],
        [18, 0]
    );
    assert_eq!(Issue { due: None, ..open.clone() }.days_overdue_on(day("2026-10-01")), 0);
    assert_eq!(open.days_overdue_on(day("2025-07-31")), 0);
}

#[test]
fn an_opening_is_read_whole() {
    let read = |pairs: &[(&str, &str)]| IssueOpening::read(&fields(pairs));
    let opening = read(&[("title", " 管线迁改 "), ("owner", ""), ("due", "")]).expect("an issue");
    assert_eq!(
        (opening.title.as_str(), opening.severity, opening.owner),
        ("管线迁改", Severity::Ordinary, None)
    );
    let all = [("title", ""), ("severity", "huge"), ("due", "soon")];
    assert_eq!(wrong(read(&all)), ["title", "severity", "due"]);
    let long = "长".repeat(MOST_TITLE + 1);
    assert_eq!(wrong(read(&[("title", &long)])), ["title"]);
    let past = read(&[("title", "x"), ("due", "2025-10-14")]).expect("readable");
    assert_eq!(wrong(past.check(day("2025-10-15"))), ["due"]);
    assert_eq!(wrong(past.check(day("2025-10-14"))), [""; 0]);
}

#[test]
fn closing_needs_a_day_that_was_and_evidence() {
    let today = day("2025-10-15");
    let close = |closed: &str, before: &Issue| {
        let read = IssueClosing::read(&fields(&[("closed", closed), ("evidence", "协议已签")]));
        wrong(read.expect("readable").check(before, today))
    };
    assert_eq!(close("2025-10-15", &issue(None)), [""; 0]);
    assert_eq!(close("2025-10-16", &issue(None)), ["closed"]);
    assert_eq!(close("2025-07-31", &issue(None)), ["closed"]);
    assert_eq!(close("2025-10-15", &issue(Some("2025-10-01"))), ["closed"]);
    assert_eq!(wrong(IssueClosing::read(&fields(&[]))), ["closed", "evidence"]);
}

#[test]
fn assigning_changes_something_and_looks_ahead() {
    let today = day("2025-10-15");
    let assign = |owner: &str, due: &str, before: &Issue| {
        let read = IssueAssignment::read(&fields(&[("owner", owner), ("due", due), ("instruction", "")]));
        wrong(read.expect("readable").check(before, today))
    };
    // A due date that is past stays what it was.
    assert_eq!(assign("乙局", "2025-10-01", &issue(None)), [""; 0]);
    assert_eq!(assign("甲局", "2025-10-01", &issue(None)), ["owner"]);
    assert_eq!(assign("甲局", "2025-10-10", &issue(None)), ["due"]);
    assert_eq!(assign("甲局", "", &issue(None)), [""; 0]);
    assert_eq!(assign("乙局", "2025-11-10", &issue(Some("2025-10-02"))), ["owner"]);
}

#[test]
fn an_order_has_somebody_who_solves_it_by_a_day_to_come() {
    let today = day("2025-10-15");
    let read = |pairs: &[(&str, &str)]| IssueOpening::read_order(&fields(pairs));
    assert_eq!(wrong(read(&[("title", "管线迁改"), ("owner", " ")])), ["owner", "due"]);
    let opened = [("title", "管线迁改"), ("owner", "甲局"), ("due", "2025-10-15")];
    let opening = read(&opened).expect("an order");
    assert!(opening.ordered && opening.check(today).is_ok());
    assert_eq!(wrong(opening.check(day("2025-10-16"))), ["due"]);
    let without = IssueOpening { owner: None, due: None, ..opening };
    assert_eq!(wrong(without.check(today)), ["owner", "due"]);
    let plain = IssueOpening { ordered: false, ..without };
    assert!(plain.check(today).is_ok());

    let order = |owner: &str, due: &str, text: &str, before: &Issue| {
        let read = IssueOrder::read(&fields(&[("owner", owner), ("due", due), ("order", text)]));
        wrong(read.and_then(|order| order.check(before, today)))
    };
    assert_eq!(order("甲局", "2025-10-15", "限期解决", &issue(None)), [""; 0]);
    assert_eq!(order("", "", "", &issue(None)), ["owner", "due", "order"]);
    // Neither a day that is past stays, as it may when an issue is assigned.
    assert_eq!(order("甲局", "2025-10-01", "限期解决", &issue(None)), ["due"]);
    assert_eq!(order("甲局", "2025-11-01", "限期解决", &issue(Some("2025-10-02"))), ["order"]);
    let unread = IssueOrder { owner: " ".to_owned(), due: today, text: String::new() };
    assert_eq!(wrong(unread.check(&issue(None), today)), ["owner", "order"]);
}

#[test]
fn an_ordered_issue_is_not_assigned_and_is_closed_as_an_order() {
    let ordered = Issue { ordered: Some(day("2025-09-01")), ..issue(None) };
    let assignment = IssueAssignment { owner: Some("乙局".to_owned()), due: None, note: None };
    let errors = assignment.check(&ordered, day("2025-10-15")).expect_err("refused");
    assert!(errors.of("owner").is_some_and(|message| message.zh.contains("督办")), "{errors}");
    assert!(assignment.check(&issue(None), day("2025-10-15")).is_ok());
    assert_eq!(
        [ordered.closing_action(), issue(None).closing_action()],
        [Action::CloseOrder, Action::CloseIssue]
    );
}

#[test]
fn only_what_is_closed_is_reopened_and_only_what_is_open_is_told_of() {
    assert!(check_note(&issue(None)).is_ok() && check_note(&issue(Some("2025-10-02"))).is_err());
    assert!(check_reopening(&issue(None)).is_err() && check_reopening(&issue(Some("2025-10-02"))).is_ok());
    assert!(note_of(Some(" ")).is_err() && reason_of(None).is_err());
}

#[test]
fn a_question_reads_back_from_its_address() {
    let parse = |query: &[(&str, &str)]| RegisterQuery::parse(query.iter().copied());
    let asked = [
        ("state", "overdue"),
        ("severity", "major"),
        ("ordered", "yes"),
        ("owner", "none"),
        ("project", "cj-001"),
        ("q", "迁改"),
        ("offset", "50"),
        ("lang", "en"),
        ("done", "opened"),
    ];
    let query = parse(&asked).expect("a question");
    assert_eq!(
        (query.state, query.ordered, query.owner.clone(), query.project.as_str()),
        (Standing::Overdue, true, Some(None), "CJ-001")
    );
    let pairs = query.pairs();
    assert_eq!(RegisterQuery::parse(pairs.iter().map(|(name, value)| (*name, value.as_str()))), Ok(query));
    assert_eq!(parse(&[("state", ""), ("q", " ")]), Ok(RegisterQuery::default()));
    assert_eq!(RegisterQuery::default().pairs(), []);
    let error = parse(&[("state", "gone")]).expect_err("refused");
    assert_eq!(error.allowed(), ["open", "overdue", "closed", "all"]);
    let error = parse(&[("ordered", "no")]).expect_err("refused");
    assert_eq!(error.allowed(), ["yes"]);
    assert!(parse(&[("light", "red")]).is_err() && parse(&[("offset", "-1")]).is_err());
}

#[test]
fn the_closure_rate_is_closed_by_raised() {
    let sums = RegisterSums { raised: 8, open: 3, overdue: 1, major: 1, ordered: 1, unassigned: 0 };
    assert_eq!(
        (sums.closed(), sums.closure_rate().map(|rate| rate.percent_1())),
        (5, Some("62.5".to_owned()))
    );
    assert_eq!(RegisterSums::default().closure_rate(), None);
    let counts = [Standing::Open, Standing::Overdue, Standing::Closed, Standing::All].map(|s| sums.of(s));
    assert_eq!(counts, [3, 1, 5, 8]);
}

#[test]
fn the_register_is_looked_at_today_unless_its_calendar_was_left_behind() {
    let month = |text: &str| text.parse().expect("month");
    let calendar = ReportingCalendar {
        first: month("2025-01"),
        last_closed: Some(month("2025-09")),
        open: month("2025-10"),
    };
    assert_eq!(register_day(&calendar, day("2025-10-15")), day("2025-10-15"));
    assert_eq!(register_day(&calendar, day("2025-11-30")), day("2025-11-30"));
    assert_eq!(register_day(&calendar, day("2026-11-24")), day("2025-11-30"));
}
