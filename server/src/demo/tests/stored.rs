//! What a store keeps of the demonstration is exactly what was made.

use super::super::{calendar, synthetic};
use super::demo;
use chrono::{DateTime, Utc};
use domain::project::Dossier;
use store::{DistrictId, Store, StoreOptions};

/// Loads the records and reads each one back.
async fn stays_whole(made: &[Dossier]) {
    let directory = tempfile::tempdir().expect("a directory");
    let store = Store::open(&StoreOptions::sqlite(directory.path().join("guatu.db"))).await.expect("a store");
    let fengze: DistrictId = "350503".parse().expect("a district");
    let now: DateTime<Utc> = "2025-10-31T08:00:00Z".parse().expect("an instant");
    store::calendar::set_calendar(&store, &fengze, "system", now, &calendar()).await.expect("months");
    store::project::load_batch(&store, &fengze, "system", now, made).await.expect("loaded");
    for dossier in made {
        let code = &dossier.project.code;
        let read = store::project::dossier(&store, &fengze, code).await.expect("reads");
        assert_eq!(read.as_ref(), Some(dossier), "{code}");
    }
    let verified = store::verify::verify(&store, &fengze).await.expect("verified");
    assert!(verified.is_sound(), "{verified:?}");
    store.close().await;
}

#[tokio::test]
async fn the_shipped_portfolio_is_read_back_as_it_was_made() {
    stays_whole(&demo().dossiers).await;
}

#[tokio::test]
async fn a_synthetic_portfolio_is_read_back_as_it_was_made() {
    let made: Vec<Dossier> = synthetic(300, 1).expect("the shipped outline").collect();
    stays_whole(&made).await;
}
