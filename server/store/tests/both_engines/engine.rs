//! A fresh database for a test, and the macro that runs a test on both engines.

use sqlx::any::{AnyConnectOptions, install_default_drivers};
use sqlx::{AnyConnection, AssertSqlSafe, ConnectOptions as _};
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Store, StoreOptions};

/// Runs `async fn name(database: &TestDatabase)` as `sqlite::name` and as `postgres::name`.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(&crate::engine::TestDatabase::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some(database) = crate::engine::TestDatabase::postgres().await else { return };
                super::$name(&database).await;
                database.drop_database().await;
            })+
        }
    };
}
pub(crate) use on_both_engines;

pub(crate) struct TestDatabase {
    url: String,
    options: StoreOptions,
    /// Removed with the test.
    _directory: Option<tempfile::TempDir>,
    /// Server and name, to drop it again.
    on_server: Option<(String, String)>,
}

impl TestDatabase {
    pub fn sqlite() -> Self {
        let directory = tempfile::tempdir().expect("directory");
        let path = directory.path().join("guatu.sqlite");
        let url = format!("sqlite://{}", path.display());
        Self { url, options: StoreOptions::sqlite(path), _directory: Some(directory), on_server: None }
    }

    /// `None` only when the PostgreSQL half is skipped on purpose.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("GUATU_TEST_POSTGRES") else {
            let skipped = std::env::var("GUATU_SKIP_POSTGRES").is_ok_and(|skip| skip == "1");
            assert!(
                skipped,
                "GUATU_TEST_POSTGRES is not set: run under pg_virtualenv (see the Makefile), or set GUATU_SKIP_POSTGRES=1"
            );
            return None;
        };
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("guatu_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        on_server(&server, format!("DROP DATABASE IF EXISTS {name}")).await;
        on_server(&server, format!("CREATE DATABASE {name}")).await;
        let (base, _) = server.rsplit_once('/').expect("a URL that ends with a database");
        let url = format!("{base}/{name}");
        let options = StoreOptions::from_url(&url).expect("URL");
        Some(Self { url, options, _directory: None, on_server: Some((server, name)) })
    }

    pub async fn drop_database(&self) {
        if let Some((server, name)) = &self.on_server {
            on_server(server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }

    pub fn options(&self) -> &StoreOptions {
        &self.options
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.options).await.expect("the store opens")
    }

    /// A connection past the store: to tamper, and to look.
    pub async fn raw(&self) -> AnyConnection {
        install_default_drivers();
        let options: AnyConnectOptions = self.url.parse().expect("URL");
        options.connect().await.expect("connects")
    }

    /// Runs one statement past the store.
    pub async fn tamper(&self, sql: &'static str) {
        sqlx::raw_sql(sql).execute(&mut self.raw().await).await.expect(sql);
    }
}

async fn on_server(server: &str, sql: String) {
    install_default_drivers();
    let options: AnyConnectOptions = server.parse().expect("URL");
    let mut connection = options.connect().await.expect("the PostgreSQL server of GUATU_TEST_POSTGRES");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("makes databases");
}
