//! Saving reports: stale revisions, repeated submits, and what several saves share.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now, plain, report};
use domain::project::ProjectId;
use domain::status_report::{ReportState, StatusReport};
use store::journal::{head_seq, history};
use store::project::{dossier, load_batch};
use store::status_report::{SaveReport, save};
use store::{Store, StoreError};
use uuid::Uuid;

on_both_engines!(
    a_save_is_stored_and_journalled,
    a_stale_save_is_refused_and_changes_nothing,
    a_repeated_submit_gets_the_first_answer,
    a_key_is_not_taken_for_another_request,
    of_many_writers_of_one_report_one_wins,
    a_failing_save_does_not_take_others_with_it,
);

pub(crate) fn request(number: u128, seen_revision: Option<i64>, key: &str) -> SaveReport {
    SaveReport {
        district: district(),
        project: plain(number).project.id,
        report: report("2025-10", 5_000),
        seen_revision,
        idempotency_key: key.to_owned(),
        actor: "manager1".to_owned(),
        now: now(),
    }
}

async fn with_projects(database: &TestDatabase, count: u128) -> Store {
    let store = database.open().await;
    let projects: Vec<_> = (1..=count).map(plain).collect();
    load_batch(&store, &district(), "system", now(), &projects).await.expect("loads");
    store
}

async fn a_save_is_stored_and_journalled(database: &TestDatabase) {
    let store = with_projects(database, 1).await;
    let saved = save(&store, request(1, None, "a")).await.expect("saves");
    assert_eq!((saved.revision, saved.seq), (1, 2));
    let mut second = request(1, Some(1), "b");
    second.report.state = ReportState::Returned;
    second.report.return_reason = Some("数字不符".to_owned());
    let expected = StatusReport { revision: 2, ..second.report.clone() };
    assert_eq!(save(&store, second).await.expect("saves").revision, 2);
    let found = dossier(&store, &district(), &plain(1).project.code).await.expect("reads").expect("is there");
    assert_eq!(found.reports, vec![expected.clone()]);
    let lines = history(&store, &district(), plain(1).project.id, 1).await.expect("reads");
    assert_eq!((lines[0].seq, lines[0].action.as_str()), (3, "status_report.returned"));
    let value = |text: &Option<String>| -> StatusReport {
        serde_json::from_str(text.as_deref().expect("a value")).expect("a report")
    };
    assert_eq!((value(&lines[0].before).revision, value(&lines[0].after)), (1, expected));
}

async fn a_stale_save_is_refused_and_changes_nothing(database: &TestDatabase) {
    let store = with_projects(database, 1).await;
    let early = save(&store, request(1, Some(4), "a")).await;
    assert!(matches!(early, Err(StoreError::Stale { current: None })));
    save(&store, request(1, None, "b")).await.expect("saves");
    let late = save(&store, request(1, None, "c")).await;
    assert!(matches!(late, Err(StoreError::Stale { current: Some(1) })));
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), 2);
}

async fn a_repeated_submit_gets_the_first_answer(database: &TestDatabase) {
    let store = with_projects(database, 1).await;
    let first = save(&store, request(1, None, "key")).await.expect("saves");
    save(&store, request(1, Some(1), "another")).await.expect("saves");
    let later = SaveReport { now: now() + chrono::Duration::hours(5), ..request(1, None, "key") };
    assert_eq!(save(&store, later).await.expect("the answer again"), first);
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), 3);
}

async fn a_key_is_not_taken_for_another_request(database: &TestDatabase) {
    let store = with_projects(database, 2).await;
    save(&store, request(1, None, "key")).await.expect("saves");
    assert!(matches!(save(&store, request(2, None, "key")).await, Err(StoreError::KeyReused)));
    let mut changed = request(1, None, "key");
    changed.report.note = Some("x".to_owned());
    assert!(matches!(save(&store, changed).await, Err(StoreError::KeyReused)));
}

async fn of_many_writers_of_one_report_one_wins(database: &TestDatabase) {
    let store = with_projects(database, 1).await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..20 {
        let store = store.clone();
        tasks.spawn(async move { save(&store, request(1, None, &format!("key{n}"))).await });
    }
    let (mut saved, mut stale) = (0, 0);
    while let Some(done) = tasks.join_next().await {
        match done.expect("runs") {
            Ok(_) => saved += 1,
            Err(StoreError::Stale { current: Some(1) }) => stale += 1,
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!((saved, stale), (1, 19));
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), 2);
}

async fn a_failing_save_does_not_take_others_with_it(database: &TestDatabase) {
    let store = with_projects(database, 30).await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 1..=30 {
        let store = store.clone();
        let mut request = request(n, None, &format!("key{n}"));
        if n % 3 == 0 {
            request.project = ProjectId(Uuid::from_u128(n));
        }
        tasks.spawn(async move { save(&store, request).await });
    }
    let mut refused = 0;
    while let Some(done) = tasks.join_next().await {
        if let Err(error) = done.expect("runs") {
            assert!(matches!(&error, StoreError::Constraint { name } if name == "foreign_key"), "{error}");
            refused += 1;
        }
    }
    assert_eq!(refused, 10);
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), 50);
    let report = store::verify::verify(&store, &district()).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}
