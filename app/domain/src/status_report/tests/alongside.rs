//! What a report's form tells beside the report.

use crate::form::Fields;
use crate::issue_register::{IssueOpening, Severity};
use crate::milestone::MilestoneUpdate;
use crate::status_report::{Alongside, IssueWord};
use uuid::Uuid;

const ONE: &str = "01890000-0000-7000-8000-000000000001";
const TWO: &str = "01890000-0000-7000-8000-000000000002";

fn read(pairs: &[(&str, &str)]) -> Result<Alongside, Vec<String>> {
    let name = |name: &str| name.replace("ONE", ONE).replace("TWO", TWO);
    let fields: Fields = pairs.iter().map(|(key, text)| (name(key), *text)).collect();
    Alongside::read(&fields).map_err(|errors| errors.0.into_iter().map(|error| error.field).collect())
}

fn id(text: &str) -> Uuid {
    text.parse().expect("id")
}

#[test]
fn milestones_issues_and_a_new_issue_are_read_from_one_form() {
    let told = read(&[
        ("amount", "5"),
        ("milestone.ONE.seen", "3"),
        ("milestone.ONE.forecast", "2025-12-01"),
        ("milestone.ONE.actual", ""),
        ("issue.ONE.seen", "1"),
        ("issue.ONE.note", " 已协调 "),
        ("issue.TWO.seen", "4"),
        ("issue.TWO.note", "验收纪要 3 号"),
        ("issue.TWO.close", "on"),
        ("new_issue.title", "管线迁改滞后"),
        ("new_issue.severity", "major"),
        ("new_issue.owner", ""),
        ("new_issue.due", "2025-11-30"),
    ]);
    let word = |text: &str, seen_revision, note: &str, close| {
        let note = note.to_owned();
        IssueWord { id: id(text), seen_revision, note, close }
    };
    let expected = Alongside {
        milestones: vec![MilestoneUpdate {
            id: id(ONE),
            seen_revision: 3,
            forecast: "2025-12-01".parse().ok(),
            actual: None,
        }],
        issues: vec![word(ONE, 1, "已协调", false), word(TWO, 4, "验收纪要 3 号", true)],
        new_issue: Some(IssueOpening {
            title: "管线迁改滞后".to_owned(),
            severity: Severity::Major,
            owner: None,
            due: "2025-11-30".parse().ok(),
            ordered: false,
        }),
    };
    assert_eq!(told, Ok(expected));
}

#[test]
fn nothing_said_is_nothing_to_write() {
    let nothing = read(&[
        ("issue.ONE.seen", "1"),
        ("issue.ONE.note", " "),
        ("new_issue.title", ""),
        ("new_issue.severity", "ordinary"),
    ]);
    assert!(nothing.is_ok_and(|told| told.is_empty()));
}

#[test]
fn mistakes_are_told_at_their_fields() {
    let wrong = read(&[
        ("milestone.ONE.seen", "1"),
        ("milestone.ONE.forecast", "31/12/2025"),
        ("milestone.ONE.actual", "soon"),
        ("issue.TWO.seen", "1"),
        ("issue.TWO.note", ""),
        ("issue.TWO.close", "on"),
        ("new_issue.due", "2025-11-30"),
    ]);
    let at = |name: &str| name.replace("ONE", ONE).replace("TWO", TWO);
    let expected =
        ["milestone.ONE.forecast", "milestone.ONE.actual", "issue.TWO.note", "new_issue.title"].map(at);
    assert_eq!(wrong, Err(expected.to_vec()));
    assert_eq!(read(&[("milestone.castle.seen", "1")]), Err(vec![String::new()]));
}
