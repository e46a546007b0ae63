//! What each reader is told of a row.

use super::*;

fn entry(action: &str, before: Option<&str>, after: Option<&str>) -> HistoryEntry {
    HistoryEntry {
        seq: 7,
        at: "2025-10-09T16:30:00Z".parse().expect("instant"),
        actor: "manager1".to_owned(),
        action: action.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    }
}

fn report_json(state: &str) -> String {
    format!(
        r#"{{"month":"2025-09","state":"{state}","investment_completed_this_month":12000000,
            "physical_progress":4500,"note":"秘密","problems":null,"next_steps":null,
            "return_reason":"秘密","submitted_at":null,"revision":2}}"#
    )
}

#[test]
fn a_created_record_tells_what_came_with_it_and_no_names() {
    let after = r#"{"assigned_leader":"示例领导A","loaded":{"plan_versions":1,"reports":9,"milestones":5,"issues":0}}"#;
    let line = JournalLine::read(&entry("project.created", None, Some(after)), Sight::PUBLIC);
    let expected = Loaded { plan_versions: 1, reports: 9, milestones: 5, issues: 0 };
    assert_eq!(line.event, JournalEvent::Created { loaded: expected });
    let sent = serde_json::to_string(&line).expect("json");
    assert!(!sent.contains("示例领导") && !sent.contains("manager1"), "{sent}");
}

#[test]
fn a_time_is_told_as_clocks_in_china_show_it() {
    let line = JournalLine::read(&entry("project.moved", None, None), Sight::PUBLIC);
    assert_eq!(
        (line.instant.as_str(), line.time.as_str()),
        ("2025-10-09T16:30:00+00:00", "2025-10-10 00:30")
    );
}

#[test]
fn a_report_shows_figures_only_once_approved() {
    let (submitted, approved) = (report_json("submitted"), report_json("approved"));
    let line = JournalLine::read(&entry("status_report.submitted", None, Some(&submitted)), Sight::PUBLIC);
    assert!(matches!(line.event, JournalEvent::Report { approved: None, before: None, .. }), "{line:?}");
    assert!(!serde_json::to_string(&line).expect("json").contains("秘密"));
    let line =
        JournalLine::read(&entry("status_report.approved", Some(&submitted), Some(&approved)), Sight::PUBLIC);
    let JournalEvent::Report { approved: Some(figures), before, .. } = line.event else { panic!("{line:?}") };
    assert_eq!((figures.completed, figures.completed_before), (Yuan(12_000_000), None));
    assert_eq!(before, Some(ReportState::Submitted));
}

#[test]
fn values_of_a_change_are_for_who_may_read_them() {
    let before = r#"{"assigned_leader":"示例领导A","name_zh":"桥","revision":1}"#;
    let after = r#"{"assigned_leader":"示例领导B","name_zh":"新桥","revision":2}"#;
    let told = |internal, names| {
        let row = entry("project.changed", Some(before), Some(after));
        serde_json::to_string(&JournalLine::read(&row, Sight { internal, names })).expect("json")
    };
    let public = told(false, false);
    assert!(!public.contains("示例领导") && !public.contains("新桥") && !public.contains("manager1"));
    assert!(public.contains("name_zh") && public.contains("\"withheld\":1"), "{public}");
    let internal = told(true, false);
    assert!(!internal.contains("示例领导") && internal.contains("新桥") && internal.contains("manager1"));
    assert!(told(true, true).contains("示例领导B"));
}

#[test]
fn what_cannot_be_read_is_told_by_its_verb() {
    for (action, after) in [("project.moved", None), ("status_report.approved", Some("{}"))] {
        let line = JournalLine::read(&entry(action, None, after), Sight::PUBLIC);
        assert_eq!(line.event, JournalEvent::Other { action: action.to_owned() });
    }
}
