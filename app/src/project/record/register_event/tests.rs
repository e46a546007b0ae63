//! What readers are told of the journal's rows, and what they are not.

use super::*;

fn entry(action: &str, before: Option<String>, after: String) -> HistoryEntry {
    HistoryEntry {
        seq: 7,
        at: "2025-10-09T16:30:00Z".parse().expect("instant"),
        actor: "reviewer1".to_owned(),
        action: action.to_owned(),
        before,
        after: Some(after),
    }
}

fn milestone(planned: &str, actual: &str) -> String {
    let actual = if actual.is_empty() { "null".to_owned() } else { format!("\"{actual}\"") };
    format!(
        r#"{{"id":"01890000-0000-7000-8000-000000000001","name":{{"zh":"主体封顶","en":"Topping out"}},
            "baseline":"2025-09-30","planned":"{planned}","forecast":null,"actual":{actual},"evidence":"秘密",
            "revision":2,"reason":"雨季","authority":"区府办8号"}}"#
    )
}

fn issue() -> String {
    r#"{"id":"01890000-0000-7000-8000-000000000001","title":{"zh":"管线迁改","en":"Pipes"},"severity":"major",
        "owner":"秘密局","raised":"2025-08-01","due":null,"closed":null,"progress":"秘密","evidence":null,
        "revision":1,"step_text":"秘密"}"#
        .to_owned()
}

fn zh(event: &RegisterEvent) -> String {
    event.sentence("工作人员", Locale::zh_CN, Language::ZhCn)
}

#[test]
fn milestones_tell_their_dates_and_no_evidence() {
    let met = entry("milestone.updated", None, milestone("2025-09-30", "2025-10-08"));
    let event = RegisterEvent::read(&met, true).expect("an event");
    assert_eq!(zh(&event), "工作人员填报节点“主体封顶”已于 2025-10-08 完成。");
    assert!(!serde_json::to_string(&event).expect("json").contains("秘密"));
    let replanned =
        entry("milestone.replanned", Some(milestone("2025-09-30", "")), milestone("2025-12-31", ""));
    let event = RegisterEvent::read(&replanned, false).expect("an event");
    assert_eq!(zh(&event), "工作人员将节点“主体封顶”的计划日期由 2025-09-30 调整为 2025-12-31。");
    assert_eq!(event.details(Locale::zh_CN), ["原因：雨季", "依据：区府办8号"]);
}

#[test]
fn titles_of_issues_are_for_internal_readers() {
    let opened = entry("issue.opened", None, issue());
    let told = |internal| zh(&RegisterEvent::read(&opened, internal).expect("an event"));
    assert_eq!(told(true), "工作人员登记了问题“管线迁改”。");
    assert_eq!(told(false), "工作人员登记了一个问题。");
    let public = RegisterEvent::read(&opened, false).expect("an event");
    assert!(!serde_json::to_string(&public).expect("json").contains("管线"));
}

#[test]
fn every_verb_of_the_register_is_told() {
    let sentences: Vec<String> = ["opened", "assigned", "ordered", "noted", "closed", "reopened"]
        .iter()
        .map(|verb| {
            zh(&RegisterEvent::read(&entry(&format!("issue.{verb}"), None, issue()), true).expect("an event"))
        })
        .collect();
    let mut distinct = sentences.clone();
    distinct.dedup();
    assert_eq!(sentences, distinct);
    for other in ["issue.lost", "project.created", "milestone.lost"] {
        assert_eq!(RegisterEvent::read(&entry(other, None, issue()), true), None);
    }
    assert_eq!(RegisterEvent::read(&entry("plan_version.added", None, "{}".to_owned()), true), None);
}
