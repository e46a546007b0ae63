//! Removing what is illustrative, and nothing else.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, dossiers, now};
use domain::code_list::Source;
use store::journal::{head_seq, history};
use store::project::{dossier, load_batch};
use store::purge::{PurgeCount, purge_illustrative};
use store::verify::verify;

on_both_engines!(every_illustrative_record_goes_and_no_other);

async fn every_illustrative_record_goes_and_no_other(database: &TestDatabase) {
    let (store, given) = (database.open().await, dossiers(60));
    load_batch(&store, &district(), "system", now(), &given).await.expect("loads");
    let (gone, kept): (Vec<_>, Vec<_>) = given.iter().partition(|d| d.project.source == Source::Illustrative);
    assert!(!gone.is_empty() && !kept.is_empty());
    let count = |of: fn(&domain::project::Dossier) -> usize| gone.iter().map(|d| of(d) as u64).sum::<u64>();
    let expected = PurgeCount {
        projects: gone.len() as u64,
        plan_versions: count(|d| d.plan_versions.len()),
        status_reports: count(|d| d.reports.len()),
        milestones: count(|d| d.milestones.len()),
        issues: count(|d| d.issues.len()),
        attachments: 0,
    };
    assert_eq!(purge_illustrative(&store, &district(), "admin", now()).await.expect("purges"), expected);
    for given in &gone {
        let found = dossier(&store, &district(), &given.project.code).await.expect("reads");
        assert_eq!(found, None);
        let lines = history(&store, &district(), given.project.id, 1).await.expect("reads");
        assert_eq!((lines[0].action.as_str(), lines[0].after.as_deref()), ("project.purged", None));
    }
    for given in kept {
        let found = dossier(&store, &district(), &given.project.code).await.expect("reads");
        assert_eq!(found.as_ref(), Some(given));
    }
    assert_eq!(
        head_seq(&store, &district()).await.expect("reads"),
        60 + i64::try_from(gone.len()).expect("few")
    );
    assert!(verify(&store, &district()).await.expect("looks").is_sound());
    let again = purge_illustrative(&store, &district(), "admin", now()).await.expect("purges");
    assert_eq!(again, PurgeCount::default());
}
