//! Loading and reading records.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, dossiers, now, plain};
use domain::project::ProjectCode;
use store::StoreError;
use store::journal::history;
use store::project::{dossier, load_batch};

on_both_engines!(
    every_dossier_comes_back_as_it_went_in,
    a_batch_is_all_or_nothing,
    an_unknown_code_is_none,
    districts_do_not_see_each_other,
    history_tells_what_was_loaded,
);

async fn every_dossier_comes_back_as_it_went_in(database: &TestDatabase) {
    let (store, given) = (database.open().await, dossiers(120));
    load_batch(&store, &district(), "system", now(), &given).await.expect("loads");
    for expected in given {
        let code = &expected.project.code;
        let found = dossier(&store, &district(), code).await.expect("reads").expect("is there");
        assert_eq!(found, expected);
    }
}

async fn a_batch_is_all_or_nothing(database: &TestDatabase) {
    let store = database.open().await;
    let twice = [plain(1), plain(2), plain(1)];
    let error = load_batch(&store, &district(), "system", now(), &twice).await.expect_err("refused");
    assert!(matches!(error, StoreError::Constraint { .. }), "{error}");
    assert_eq!(dossier(&store, &district(), &plain(2).project.code).await.expect("reads"), None);
    assert_eq!(store::journal::head_seq(&store, &district()).await.expect("reads"), 0);
    load_batch(&store, &district(), "system", now(), &twice[..2]).await.expect("loads");
}

async fn an_unknown_code_is_none(database: &TestDatabase) {
    let code: ProjectCode = "CJ-404".parse().expect("code");
    assert_eq!(dossier(&database.open().await, &district(), &code).await.expect("reads"), None);
}

async fn districts_do_not_see_each_other(database: &TestDatabase) {
    let (store, other) = (database.open().await, "350502".parse().expect("district"));
    load_batch(&store, &district(), "system", now(), &[plain(1)]).await.expect("loads");
    assert_eq!(dossier(&store, &other, &plain(1).project.code).await.expect("reads"), None);
    assert_eq!(load_batch(&store, &other, "system", now(), &[plain(1)]).await.expect("loads"), 1);
}

async fn history_tells_what_was_loaded(database: &TestDatabase) {
    let store = database.open().await;
    load_batch(&store, &district(), "zhang", now(), &[plain(1), plain(2)]).await.expect("loads");
    let lines = history(&store, &district(), plain(2).project.id, 50).await.expect("reads");
    let [line] = lines.as_slice() else { panic!("one line, not {}", lines.len()) };
    assert_eq!((line.seq, line.actor.as_str(), line.action.as_str()), (2, "zhang", "project.created"));
    assert_eq!((line.at, line.before.as_deref()), (now(), None));
    let after: domain::project::Project =
        serde_json::from_str(line.after.as_deref().expect("a value")).expect("a project");
    assert_eq!(after, plain(2).project);
}
