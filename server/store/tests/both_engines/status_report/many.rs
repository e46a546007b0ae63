//! Many writers at once, and many reports in one write.

use super::{Office, content, keyed, office, project, write};
use crate::engine::{TestDatabase, on_both_engines};
use crate::people::person;
use crate::sample::{district, month, now};
use domain::access::Refusal;
use domain::status_report::{ReportContent, StatusReport};
use domain::unit::Yuan;
use std::collections::BTreeMap;
use store::StoreError;
use store::journal::{head_seq, history};
use store::status_report::{
    BulkApproval, LeftOut, Saved, ToApprove, approve_many, approve_many_once, find, save_draft, submit,
};
use store::verify::verify;

on_both_engines!(
    of_many_writers_of_one_report_one_wins,
    a_hundred_writers_lose_nothing,
    a_refused_save_does_not_take_others_with_it,
    many_are_approved_at_once_and_each_has_its_answer,
);

async fn of_many_writers_of_one_report_one_wins(database: &TestDatabase) {
    let Office { store, manager, seq, .. } = office(database, 1).await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..20 {
        let (store, write) = (store.clone(), keyed(&manager, 1, None, &format!("key{n}")));
        tasks.spawn(async move { save_draft(&store, write, content(5)).await });
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
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), seq + 1);
}

/// Each writer reads what is there, edits it ten times, and tells what it was answered.
async fn a_hundred_writers_lose_nothing(database: &TestDatabase) {
    let Office { store, manager, seq, .. } = office(database, 1).await;
    let mut tasks = tokio::task::JoinSet::new();
    for writer in 0..100_i64 {
        let (store, manager) = (store.clone(), manager.clone());
        tasks.spawn(async move {
            let mut acknowledged = Vec::new();
            let mut conflicts = 0;
            for edit in 0..10 {
                let now_there = find(&store, &district(), project(1), month("2025-10")).await.expect("reads");
                let seen = now_there.map(|report| report.revision);
                let amount = 1 + writer * 10 + edit;
                let note = Some(format!("{writer}/{edit}"));
                let edited = ReportContent { note, ..content(amount) };
                match save_draft(&store, write(&manager, 1, seen), edited).await {
                    Ok(Saved { revision, .. }) => acknowledged.push((revision, amount)),
                    Err(StoreError::Stale { .. }) => conflicts += 1,
                    Err(error) => panic!("{error}"),
                }
            }
            (acknowledged, conflicts)
        });
    }
    let (mut acknowledged, mut conflicts) = (BTreeMap::new(), 0);
    while let Some(done) = tasks.join_next().await {
        let (mine, refused) = done.expect("runs");
        acknowledged.extend(mine);
        conflicts += refused;
    }
    let edits = acknowledged.len();
    assert_eq!((edits + conflicts, edits > 0), (1_000, true));
    // Acknowledged = stored: one journal row each, with that amount at that revision, and nothing else.
    let lines = history(&store, &district(), project(1), 2_000).await.expect("reads");
    let stored: BTreeMap<i64, i64> = lines
        .iter()
        .filter(|line| line.action == "status_report.drafted")
        .map(|line| -> StatusReport {
            serde_json::from_str(line.after.as_deref().expect("a value")).expect("a report")
        })
        .map(|report| (report.revision, report.investment_completed_this_month.0))
        .collect();
    assert_eq!(stored, acknowledged);
    let last = find(&store, &district(), project(1), month("2025-10")).await.expect("reads").expect("there");
    let expected = acknowledged.last_key_value().map(|(revision, amount)| (*revision, Yuan(*amount)));
    assert_eq!(Some((last.revision, last.investment_completed_this_month)), expected);
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), seq + i64::try_from(edits).expect("few"));
    assert!(verify(&store, &district()).await.expect("looks").is_sound());
}

async fn a_refused_save_does_not_take_others_with_it(database: &TestDatabase) {
    let Office { store, manager, seq, .. } = office(database, 30).await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 1..=30 {
        let number = if n % 3 == 0 { n + 1_000 } else { n };
        let (store, write) = (store.clone(), keyed(&manager, number, None, &format!("key{n}")));
        tasks.spawn(async move { save_draft(&store, write, content(5)).await });
    }
    let mut refused = 0;
    while let Some(done) = tasks.join_next().await {
        if let Err(error) = done.expect("runs") {
            assert!(matches!(error, StoreError::Refused(Refusal::NotYourProject)), "{error}");
            refused += 1;
        }
    }
    assert_eq!(refused, 10);
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), seq + 20);
    let report = verify(&store, &district()).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}

async fn many_are_approved_at_once_and_each_has_its_answer(database: &TestDatabase) {
    let Office { store, manager, .. } = office(database, 5).await;
    let both = person(&store, "both", &["manager", "reviewer"], &[project(3)]).await;
    for number in [1, 2, 4] {
        submit(&store, write(&manager, number, None), content(5)).await.expect("submits");
    }
    submit(&store, write(&both, 3, None), content(5)).await.expect("submits");
    save_draft(&store, write(&manager, 5, None), content(5)).await.expect("saves");
    let district = district();
    let before = head_seq(&store, &district).await.expect("reads");
    let seen = [(1, 1), (2, 7), (3, 1), (4, 1), (5, 1)];
    let seen = seen.map(|(n, seen_revision)| ToApprove { project: project(n), seen_revision });
    let results =
        approve_many(&store, &district, &both, now(), month("2025-10"), &seen).await.expect("writes");
    assert!(
        matches!(
            &results[..],
            [
                Ok(Saved { revision: 2, .. }),
                Err(StoreError::Stale { current: Some(1) }),
                Err(StoreError::Refused(Refusal::YourOwnSubmission)),
                Ok(_),
                Err(StoreError::Invalid(_)),
            ]
        ),
        "{results:?}"
    );
    assert_eq!(head_seq(&store, &district).await.expect("reads"), before + 2);
    // Under a key: what was told first is told again, whatever has happened since.
    let reports =
        [(1, 2), (2, 1), (3, 1)].map(|(n, seen)| ToApprove { project: project(n), seen_revision: seen });
    let acting = both;
    let bulk = |asked, key| BulkApproval {
        district: &district,
        acting: &acting,
        now: now(),
        month: month("2025-10"),
        reports: &reports,
        key,
        asked,
    };
    let first = approve_many_once(&store, &bulk("a", Some("k"))).await.expect("writes");
    assert!(
        matches!(
            &first[..],
            [
                (_, Err(LeftOut::Invalid(_))),
                (_, Ok(Saved { revision: 2, .. })),
                (_, Err(LeftOut::Refused(_)))
            ]
        ),
        "{first:?}"
    );
    assert_eq!(first[1].0, project(2));
    assert_eq!(approve_many_once(&store, &bulk("a", Some("k"))).await.expect("is answered"), first);
    let other = approve_many_once(&store, &bulk("b", Some("k"))).await;
    assert!(matches!(other, Err(StoreError::KeyReused)), "{other:?}");
    let after = approve_many_once(&store, &bulk("a", None)).await.expect("looks");
    assert!(after.iter().all(|(_, result)| result.is_err()), "{after:?}");
    assert_eq!(head_seq(&store, &district).await.expect("reads"), before + 3);
}
