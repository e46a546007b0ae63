//! Orders: who gives, changes and closes one, what the others may still do, and what the journal says.

use crate::engine::{TestDatabase, on_both_engines};
use crate::issue_register::{opening, seen};
use crate::register::{Office, invalid, project, refused};
use crate::sample::{day, district, now, today};
use chrono::TimeDelta;
use domain::access::{Action, Actor, Refusal, Role, Roles};
use domain::issue_register::{
    Issue, IssueAssignment, IssueClosing, IssueOpening, IssueOrder, Severity, StepKind,
};
use store::issue_register::{self, SeenIssue};
use store::journal::{head_seq, history};
use store::verify::verify;
use store::{Acting, StoreError};
use uuid::Uuid;

on_both_engines!(
    an_order_is_given_by_a_leader_and_closed_by_the_office,
    an_order_that_is_changed_stays_ordered_since_the_first,
    an_issue_is_opened_as_an_order_by_leaders_only,
);

fn leader() -> Acting {
    let actor = Actor::Account(Roles::only(Role::Leader));
    Acting { name: "leader1".to_owned(), account: None, actor }
}

fn demand(due: &str) -> IssueOrder {
    IssueOrder { owner: "区住建局".to_owned(), due: day(due), text: "限期完成迁改".to_owned() }
}

fn closing() -> IssueClosing {
    IssueClosing { closed: today(), evidence: "协议已签".to_owned() }
}

async fn order(office: &Office, acting: &Acting, issue: SeenIssue, due: &str) -> Result<(), StoreError> {
    issue_register::order(&office.store, &district(), acting, now(), issue, &demand(due)).await
}

async fn close(office: &Office, acting: &Acting, issue: &Issue) -> Result<(), StoreError> {
    issue_register::close(&office.store, &district(), acting, now(), seen(issue), &closing()).await
}

async fn reopen(office: &Office, acting: &Acting, issue: &Issue) -> Result<(), StoreError> {
    issue_register::reopen(&office.store, &district(), acting, now(), seen(issue), "未履行").await
}

async fn an_order_is_given_by_a_leader_and_closed_by_the_office(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let (store, manager, reviewer) = (&office.store, &office.manager, &office.reviewer);
    let issue = office.open("管线迁改滞后", None, None).await;
    let head = head_seq(store, &district).await.expect("reads");
    for other in [manager, reviewer] {
        let given = order(&office, other, seen(&issue), "2025-11-15").await;
        assert_eq!(refused(given), Refusal::RoleLacksIt(Action::GiveOrder));
    }
    assert_eq!(invalid(order(&office, &leader(), seen(&issue), "2025-10-07").await), ["due"]);
    let elsewhere = SeenIssue { project: project(2), ..seen(&issue) };
    let lost = order(&office, &leader(), elsewhere, "2025-11-15").await;
    assert!(matches!(lost, Err(StoreError::Stale { current: None })));
    assert_eq!(head_seq(store, &district).await.expect("reads"), head);
    order(&office, &leader(), seen(&issue), "2025-11-15").await.expect("orders");
    let ordered = office.issue(issue.id).await;
    let expected = Issue {
        owner: Some("区住建局".to_owned()),
        due: Some(day("2025-11-15")),
        ordered: Some(today()),
        revision: 2,
        ..issue
    };
    assert_eq!(ordered, expected);

    // Who solves it and by when is no longer the office's word.
    let later = IssueAssignment { owner: None, due: Some(day("2026-06-30")), note: None };
    let assigned = issue_register::assign(store, &district, reviewer, now(), seen(&ordered), &later).await;
    let Err(StoreError::Invalid(errors)) = assigned else { panic!("{assigned:?}") };
    assert!(errors.of("owner").is_some_and(|message| message.en.contains("ordered by a leader")), "{errors}");

    // The manager tells how it goes, and closes it no more.
    issue_register::note(store, &district, manager, now(), seen(&ordered), "已进场").await.expect("notes");
    let noted = office.issue(ordered.id).await;
    let head = head_seq(store, &district).await.expect("reads");
    let not_yours = Refusal::RoleLacksIt(Action::CloseOrder);
    assert_eq!(refused(close(&office, manager, &noted).await), not_yours);
    // Also where somebody else has changed it meanwhile: who may not is told so first.
    assert_eq!(refused(close(&office, manager, &ordered).await), not_yours);
    let gone = Issue { id: Uuid::nil(), ..noted.clone() };
    assert!(matches!(close(&office, manager, &gone).await, Err(StoreError::Stale { current: None })));
    assert_eq!(head_seq(store, &district).await.expect("reads"), head);
    close(&office, reviewer, &noted).await.expect("closes");
    let closed = office.issue(noted.id).await;
    assert_eq!((closed.closed, closed.ordered), (Some(today()), Some(today())));
    assert_eq!(invalid(order(&office, &leader(), seen(&closed), "2025-11-15").await), ["order"]);
    assert_eq!(refused(reopen(&office, manager, &closed).await), not_yours);
    reopen(&office, &leader(), &closed).await.expect("reopens");
    let open = office.issue(closed.id).await;
    assert_eq!((open.closed, open.ordered), (None, Some(today())));
    close(&office, &leader(), &open).await.expect("closes");

    let verbs = ["closed", "reopened", "closed", "noted", "ordered", "opened"];
    assert_eq!(office.actions().await[..6], verbs.map(|verb| format!("issue.{verb}")));
    let lines = history(store, &district, project(1), 5).await.expect("reads");
    let given = &lines[4];
    assert_eq!(given.actor, "leader1");
    assert!(given.after.as_deref().is_some_and(|after| after.contains("限期完成迁改")), "{given:?}");
    let report = verify(store, &district).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}

async fn an_order_that_is_changed_stays_ordered_since_the_first(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let issue = office.open("用地批复未取得", Some("甲局"), None).await;
    order(&office, &leader(), seen(&issue), "2025-11-15").await.expect("orders");
    let issue = office.issue(issue.id).await;
    let (later, changed) = (now() + TimeDelta::days(3), demand("2025-12-31"));
    issue_register::order(&office.store, &district, &leader(), later, seen(&issue), &changed)
        .await
        .expect("changes it");
    let (found, steps) =
        issue_register::find(&office.store, &district, issue.id).await.expect("reads").expect("is there");
    assert_eq!((found.issue.ordered, found.issue.due), (Some(today()), Some(day("2025-12-31"))));
    let told: Vec<_> = steps.iter().map(|step| (step.kind, step.due)).collect();
    let expected = [
        (StepKind::Opened, None),
        (StepKind::Ordered, Some(day("2025-11-15"))),
        (StepKind::Ordered, Some(day("2025-12-31"))),
    ];
    assert_eq!(told, expected);
    assert_eq!(steps[1].text.as_deref(), Some("限期完成迁改"));
}

async fn an_issue_is_opened_as_an_order_by_leaders_only(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let store = &office.store;
    let plain = opening("征迁滞后", Some("区住建局"), Some("2025-11-15"));
    let ordered = IssueOpening { ordered: true, ..plain.clone() };
    let open = async |acting: &Acting, opening: &IssueOpening, key| {
        issue_register::open(store, &district, acting, now(), project(1), opening, key).await
    };
    let head = head_seq(store, &district).await.expect("reads");
    for other in [&office.manager, &office.reviewer] {
        assert_eq!(refused(open(other, &ordered, None).await), Refusal::RoleLacksIt(Action::GiveOrder));
    }
    // An order is all that a leader puts on the register.
    assert_eq!(refused(open(&leader(), &plain, None).await), Refusal::RoleLacksIt(Action::OpenIssue));
    let nobodys = IssueOpening { owner: None, due: None, ..ordered.clone() };
    assert_eq!(invalid(open(&leader(), &nobodys, None).await), ["owner", "due"]);
    assert_eq!(head_seq(store, &district).await.expect("reads"), head);

    let id = open(&leader(), &ordered, Some("k")).await.expect("opens");
    assert_eq!(open(&leader(), &ordered, Some("k")).await.expect("is told again"), id);
    assert!(matches!(open(&leader(), &plain, Some("k")).await, Err(StoreError::KeyReused)));
    let (found, steps) = issue_register::find(store, &district, id).await.expect("reads").expect("is there");
    let issue = found.issue;
    assert_eq!((issue.ordered, issue.raised, issue.revision), (Some(today()), today(), 1));
    assert_eq!(issue.severity, Severity::Major);
    let [step] = &steps[..] else { panic!("{steps:?}") };
    assert_eq!((step.kind, step.actor.as_str(), step.text.as_deref()), (StepKind::Ordered, "leader1", None));
    assert_eq!(office.actions().await[0], "issue.ordered");
    assert_eq!(
        refused(close(&office, &office.manager, &issue).await),
        Refusal::RoleLacksIt(Action::CloseOrder)
    );
}
