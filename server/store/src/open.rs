//! Opening a database: bringing it up to date and proving its settings.

use crate::error::StoreError;
use crate::options::StoreOptions;
use crate::settings;
use crate::writer;
use sqlx::any::{Any, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AnyPool, ConnectOptions as _, Connection as _, Transaction};
use std::fmt;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Every migration, embedded.
static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Which database is behind a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, the default.
    Sqlite,
    /// PostgreSQL or what speaks its protocol.
    Postgres,
}

/// The connections, without the queue of writes.
#[derive(Clone)]
pub(crate) struct Database {
    pub pool: AnyPool,
    pub engine: Engine,
    /// SQLite takes one writer at a time: queueing here is fair and wakes at once, while its own busy
    /// handler sleeps and polls. Other processes are waited for by `busy_timeout`.
    pub one_writer: Option<Arc<Mutex<()>>>,
}

impl Database {
    /// A transaction that sees one state of everything, and writes nothing.
    pub async fn begin_reading(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let statement = match self.engine {
            Engine::Sqlite => "BEGIN DEFERRED",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        Ok(self.pool.begin_with(statement).await?)
    }
}

/// An open database. Clones share it.
#[derive(Clone)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) queue: writer::Queue,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("engine", &self.database.engine).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a database, brings its schema up to date and proves its settings.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::CannotOpen`], [`StoreError::NewerDatabase`],
    /// [`StoreError::Migration`], [`StoreError::Setting`], [`StoreError::Locked`].
    pub async fn open(options: &StoreOptions) -> Result<Self, StoreError> {
        install_default_drivers();
        options.must_be_writable()?;
        let engine = options.engine();
        let connect = options.connect_options()?;
        // First one connection by itself: the pool would hide an error behind repeated attempts.
        let first = connect.connect().await.map_err(|error| options.cannot_open(error.into()))?;
        prepare(first, engine).await.map_err(|error| options.cannot_open(error))?;
        let mut pool = AnyPoolOptions::new().max_connections(options.max_connections);
        if engine == Engine::Sqlite {
            // A file does not hang up: no ping before each use.
            pool = pool.test_before_acquire(false).after_connect(|connection, _| {
                Box::pin(async move {
                    settings::apply(connection).await.map_err(|e| sqlx::Error::Configuration(e.into()))
                })
            });
        }
        let pool = pool.connect_lazy_with(connect);
        let one_writer = (engine == Engine::Sqlite).then(Arc::default);
        let database = Database { pool, engine, one_writer };
        let queue = writer::Queue::start(database.clone());
        Ok(Self { database, queue })
    }

    /// Which database it is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.database.engine
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// Whatever keeps it from answering.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.database.pool).await?;
        Ok(())
    }

    /// Waits for every connection to end; later calls fail with [`StoreError::Closed`].
    pub async fn close(&self) {
        self.database.pool.close().await;
    }
}

async fn prepare(mut connection: AnyConnection, engine: Engine) -> Result<(), StoreError> {
    if engine == Engine::Sqlite {
        settings::apply(&mut connection).await?;
    }
    MIGRATIONS.run(&mut connection).await?;
    connection.close().await?;
    Ok(())
}
