//! The journal under many writers: no gaps, no reordering, on one store and on several.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{calendar, district, now, plain};
use crate::status_report::{Office, content, office, write};
use std::collections::BTreeSet;
use store::calendar::set_calendar;
use store::journal::head_seq;
use store::project::load_batch;
use store::status_report::save_draft;

on_both_engines!(twenty_writers_leave_no_gap, two_processes_share_one_sequence, districts_count_apart);

async fn twenty_writers_leave_no_gap(database: &TestDatabase) {
    let Office { store, manager, seq, .. } = office(database, 100).await;
    let mut tasks = tokio::task::JoinSet::new();
    for writer in 0..20_u128 {
        let (store, manager) = (store.clone(), manager.clone());
        tasks.spawn(async move {
            let mut numbers = Vec::new();
            for n in 0..5 {
                let number = 1 + writer * 5 + n;
                let another = plain(1_000 + number);
                let loaded =
                    load_batch(&store, &district(), "w", now(), std::slice::from_ref(&another)).await;
                numbers.push(loaded.expect("loads"));
                let saved = save_draft(&store, write(&manager, number, None), content(5)).await;
                numbers.push(saved.expect("saves").seq);
            }
            numbers
        });
    }
    let mut numbers = BTreeSet::new();
    while let Some(done) = tasks.join_next().await {
        numbers.extend(done.expect("runs"));
    }
    assert_eq!(numbers, (seq + 1..=seq + 200).collect());
    assert!(store::verify::verify(&store, &district()).await.expect("looks").is_sound());
}

async fn two_processes_share_one_sequence(database: &TestDatabase) {
    // Two stores of one database know nothing of each other, as two processes.
    let stores = [database.open().await, database.open().await];
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..40_u128 {
        let store = stores[usize::try_from(n % 2).expect("small")].clone();
        tasks.spawn(async move { load_batch(&store, &district(), "w", now(), &[plain(n)]).await });
    }
    let mut numbers = BTreeSet::new();
    while let Some(done) = tasks.join_next().await {
        numbers.insert(done.expect("runs").expect("loads"));
    }
    assert_eq!(numbers, (1..=40).collect());
    assert!(store::verify::verify(&stores[0], &district()).await.expect("looks").is_sound());
}

async fn districts_count_apart(database: &TestDatabase) {
    let (store, other) = (database.open().await, "350502".parse().expect("district"));
    load_batch(&store, &district(), "w", now(), &[plain(1), plain(2)]).await.expect("loads");
    assert_eq!(set_calendar(&store, &other, "w", now(), &calendar()).await.expect("sets"), 10);
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), 2);
}
