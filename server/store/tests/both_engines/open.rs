//! Opening: what is refused, and in which words.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now, plain};
use sqlx::Row as _;
use std::path::Path;
use store::project::load_batch;
use store::{Engine, Store, StoreError, StoreOptions};

on_both_engines!(a_database_opens_again, a_newer_database_is_refused, a_sign_of_life);

async fn a_database_opens_again(database: &TestDatabase) {
    let store = database.open().await;
    load_batch(&store, &district(), "system", now(), &[plain(1)]).await.expect("loads");
    store.close().await;
    assert!(matches!(store.ping().await, Err(StoreError::Closed)));
    let store = database.open().await;
    assert_eq!(store::journal::head_seq(&store, &district()).await.expect("reads"), 1);
}

async fn a_newer_database_is_refused(database: &TestDatabase) {
    database.open().await.close().await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 SELECT 9999, 'from the future', success, checksum, execution_time FROM _sqlx_migrations \
                 WHERE version = 1";
    database.tamper(newer).await;
    let error = Store::open(database.options()).await.expect_err("refused");
    assert!(matches!(error, StoreError::NewerDatabase { version: 9999 }), "{error}");
    assert!(error.to_string().contains("newer version"), "{error}");
}

async fn a_sign_of_life(database: &TestDatabase) {
    database.open().await.ping().await.expect("answers");
}

#[tokio::test]
async fn the_bundled_sqlite_is_past_the_wal_bug() {
    let database = TestDatabase::sqlite();
    assert_eq!(database.open().await.engine(), Engine::Sqlite);
    let row =
        sqlx::query("SELECT sqlite_version()").fetch_one(&mut database.raw().await).await.expect("asks");
    let version: String = row.get(0);
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().expect("a number")).collect();
    assert!(parts >= vec![3, 51, 3], "{version}: two connections can corrupt the WAL (TRUST §0.2)");
}

#[tokio::test]
async fn a_path_is_a_path() {
    let directory = tempfile::Builder::new().prefix("挂图 100%?#&").tempdir().expect("directory");
    let path = directory.path().join("数据 库.sqlite");
    let store = Store::open(&StoreOptions::sqlite(&path)).await.expect("opens");
    load_batch(&store, &district(), "system", now(), &[plain(1)]).await.expect("loads");
    assert!(path.is_file());
}

#[tokio::test]
async fn a_directory_that_cannot_be_written_is_named() {
    // Not even root can make files there.
    let directory = Path::new("/sys");
    let error =
        Store::open(&StoreOptions::sqlite(directory.join("guatu.sqlite"))).await.expect_err("refused");
    match &error {
        StoreError::ReadOnly { path, .. } => assert_eq!(path, directory),
        other => panic!("{other}"),
    }
    assert!(error.to_string().starts_with("/sys cannot be written: "), "{error}");
}

#[tokio::test]
async fn a_directory_that_is_not_there_is_named() {
    let directory = tempfile::tempdir().expect("directory");
    let path = directory.path().join("missing").join("guatu.sqlite");
    let error = Store::open(&StoreOptions::sqlite(&path)).await.expect_err("refused");
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
    assert!(error.to_string().contains("missing"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let directory = tempfile::tempdir().expect("directory");
    let path = directory.path().join("guatu.sqlite");
    std::fs::write(&path, "not a database at all, but long enough to have a header".repeat(20))
        .expect("writes");
    let error = Store::open(&StoreOptions::sqlite(&path)).await.expect_err("refused");
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
}

#[tokio::test]
async fn a_locked_database_says_so() {
    let database = TestDatabase::sqlite();
    let store = database.open().await;
    let mut other = database.raw().await;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("locks");
    let error =
        load_batch(&store, &district(), "system", now(), &[plain(1)]).await.expect_err("waits, then fails");
    assert!(matches!(error, StoreError::Locked), "{error}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_its_password() {
    let options = StoreOptions::from_url("postgres://guatu:secret@127.0.0.1:1/guatu").expect("URL");
    assert!(!format!("{options:?}").contains("secret"));
    let error = Store::open(&options).await.expect_err("refused").to_string();
    assert!(error.contains("127.0.0.1:1/guatu") && !error.contains("secret"), "{error}");
    assert!(matches!(StoreOptions::from_url("mysql://x"), Err(StoreError::CannotOpen { .. })));
}

/// Handlers run on many threads: a future that cannot be sent would only fail in the server's build.
#[tokio::test]
async fn every_future_can_be_spawned() {
    fn sendable(_: impl Send) {}
    let database = TestDatabase::sqlite();
    let store = database.open().await;
    let (district, project) = (district(), plain(1));
    sendable(store::project::dossier(&store, &district, &project.project.code));
    sendable(store::journal::history(&store, &district, project.project.id, 1));
    sendable(store::calendar::calendar(&store, &district));
    sendable(store::calendar::set_calendar(&store, &district, "a", now(), &crate::sample::calendar()));
    sendable(store::status_light::history(&store, &district));
    sendable(store::purge::purge_illustrative(&store, &district, "a", now()));
    sendable(store::verify::verify(&store, &district));
    let model =
        store::ReadModel::load(store.clone(), district.clone(), crate::sample::today()).await.expect("loads");
    sendable(model.refresh());
    sendable(model.follow(std::time::Duration::from_secs(1), crate::sample::today));
}
