//! A report that tells of milestones and issues too: all of it is written, or nothing.

use super::{content, keyed, office, project, write};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{day, district, now, plain};
use domain::access::{Actor, Role, Roles};
use domain::issue_register::{IssueOpening, IssueOrder, Severity};
use domain::milestone::{MilestoneOpening, MilestoneUpdate};
use domain::project::Dossier;
use domain::status_report::{Alongside, IssueWord};
use store::issue_register::SeenIssue;
use store::journal::head_seq;
use store::project::dossier;
use store::status_report::submit_with;
use store::{Acting, Store, StoreError};
use uuid::Uuid;

on_both_engines!(
    a_report_and_what_its_form_tells_are_written_together,
    a_report_tells_of_an_order_and_does_not_close_it,
);

async fn stored(store: &Store) -> Dossier {
    dossier(store, &district(), &plain(1).project.code).await.expect("reads").expect("is there")
}

fn opening(title: &str) -> IssueOpening {
    IssueOpening {
        title: title.to_owned(),
        severity: Severity::Major,
        owner: None,
        due: None,
        ordered: false,
    }
}

async fn a_report_and_what_its_form_tells_are_written_together(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager, reviewer, code) = (&office.store, &office.manager, &office.reviewer, district());
    let milestone = MilestoneOpening { name: "主体封顶".to_owned(), planned: day("2025-10-20") };
    store::milestone::add(store, &code, reviewer, now(), project(1), &milestone, None).await.expect("adds");
    store::issue_register::open(store, &code, manager, now(), project(1), &opening("征迁"), None)
        .await
        .expect("opens");
    let before = stored(store).await;
    let seq = head_seq(store, &code).await.expect("reads");
    let update = |seen_revision, actual: &str| MilestoneUpdate {
        id: before.milestones[0].id,
        seen_revision,
        forecast: None,
        actual: Some(day(actual)),
    };
    let word = |seen_revision| IssueWord {
        id: before.issues[0].id,
        seen_revision,
        note: "验收纪要 3 号".to_owned(),
        close: true,
    };
    // Too late a day, somebody else's revision, an issue that is not there, no title: nothing is written.
    let wrong = Alongside {
        milestones: vec![update(1, "2026-01-01"), update(9, "2025-10-07")],
        issues: vec![word(7), IssueWord { id: Uuid::nil(), ..word(1) }],
        new_issue: Some(opening(" ")),
    };
    let refused = submit_with(store, write(manager, 1, None), content(5), wrong).await;
    let Err(StoreError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    let fields: Vec<_> = errors.0.iter().map(|error| error.field.clone()).collect();
    let (one, two) = (before.milestones[0].id, before.issues[0].id);
    let nil = Uuid::nil();
    assert_eq!(
        fields,
        [
            format!("milestone.{one}.actual"),
            format!("milestone.{one}.forecast"),
            format!("issue.{two}.note"),
            format!("issue.{nil}.note"),
            "new_issue.title".to_owned(),
        ]
    );
    assert_eq!(head_seq(store, &code).await.expect("reads"), seq);
    assert_eq!(stored(store).await, before);
    let told = Alongside {
        milestones: vec![update(1, "2025-10-07")],
        issues: vec![word(1)],
        new_issue: Some(opening("管线迁改")),
    };
    let send = || submit_with(store, keyed(manager, 1, None, "key"), content(5), told.clone());
    let saved = send().await.expect("submits");
    assert_eq!(head_seq(store, &code).await.expect("reads"), seq + 4);
    // Sent again, it is answered and not done again.
    assert_eq!(send().await.expect("the answer again"), saved);
    let after = stored(store).await;
    assert_eq!(after.reports[0].revision, 1);
    assert_eq!(after.milestones[0].actual, Some(day("2025-10-07")));
    assert_eq!(after.issues.len(), 2);
    assert!(after.issues.iter().any(|issue| issue.evidence.as_deref() == Some("验收纪要 3 号")));
    assert_eq!(head_seq(store, &code).await.expect("reads"), seq + 4);
}

async fn a_report_tells_of_an_order_and_does_not_close_it(database: &TestDatabase) {
    let office = office(database, 1).await;
    let (store, manager, code) = (&office.store, &office.manager, district());
    let id = store::issue_register::open(store, &code, manager, now(), project(1), &opening("征迁"), None)
        .await
        .expect("opens");
    let actor = Actor::Account(Roles::only(Role::Leader));
    let leader = Acting { name: "leader1".to_owned(), account: None, actor };
    let (owner, text) = ("区住建局".to_owned(), "限期腾空".to_owned());
    let order = IssueOrder { owner, due: day("2025-11-15"), text };
    let issue = SeenIssue { project: project(1), id, revision: 1 };
    store::issue_register::order(store, &code, &leader, now(), issue, &order).await.expect("orders");
    let before = stored(store).await;
    let word = |close| Alongside {
        issues: vec![IssueWord { id, seen_revision: 2, note: "已腾空".to_owned(), close }],
        ..Alongside::default()
    };
    let refused = submit_with(store, write(manager, 1, None), content(5), word(true)).await;
    let Err(StoreError::Invalid(errors)) = refused else { panic!("{refused:?}") };
    let message = errors.of(&format!("issue.{id}.note")).expect("told at its field");
    assert!(message.zh.contains("督办") && errors.0.len() == 1, "{errors}");
    assert_eq!(stored(store).await, before);
    submit_with(store, write(manager, 1, None), content(5), word(false)).await.expect("submits");
    let after = stored(store).await;
    assert_eq!((after.issues[0].progress.as_deref(), after.issues[0].closed), (Some("已腾空"), None));
    assert_eq!(after.reports.len(), 1);
}
