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
use tokio::sync::{Mutex, OwnedMutexGuard};

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
    /// Where writes are done. On SQLite one connection of their own: pages it has in memory stay good from one write
    /// to the next, while a connection of `pool` reads them all anew after another one's write.
    pub writes: AnyPool,
    pub engine: Engine,
    /// SQLite takes one writer at a time: queueing here is fair and wakes at once, while its own busy
    /// handler sleeps and polls. Other processes are waited for by `busy_timeout`.
    pub one_writer: Option<Arc<Mutex<()>>>,
}

impl Database {
    /// A transaction that writes, once it is its turn. What comes with it is held until the transaction has ended.
    pub async fn begin_writing(
        &self,
    ) -> Result<(Transaction<'static, Any>, Option<OwnedMutexGuard<()>>), StoreError> {
        let one_writer = match &self.one_writer {
            Some(mutex) => Some(mutex.clone().lock_owned().await),
            None => None,
        };
        // Deferred, SQLite would refuse the step from reading to writing without waiting (TRUST §0.4).
        let statement = match self.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN",
        };
        Ok((self.writes.begin_with(statement).await?, one_writer))
    }

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
        let database = match engine {
            Engine::Sqlite => {
                let pool = |connections| sqlite_pool(connections).connect_lazy_with(connect.clone());
                let (pool, writes) = (pool(options.max_connections), pool(1));
                Database { pool, writes, engine, one_writer: Some(Arc::default()) }
            }
            Engine::Postgres => {
                let pool = AnyPoolOptions::new().max_connections(options.max_connections);
                let pool = pool.connect_lazy_with(connect);
                Database { writes: pool.clone(), pool, engine, one_writer: None }
            }
        };
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
        self.database.writes.close().await;
        self.database.pool.close().await;
    }
}

/// Connections to a file, each set up and proved as it is made. They are kept: a file does not hang up, so there is no
/// ping before each use either.
fn sqlite_pool(connections: u32) -> AnyPoolOptions {
    let pool = AnyPoolOptions::new().max_connections(connections).test_before_acquire(false);
    pool.idle_timeout(None).max_lifetime(None).after_connect(|connection, _| {
        Box::pin(async move {
            settings::apply(connection).await.map_err(|e| sqlx::Error::Configuration(e.into()))
        })
    })
}

async fn prepare(mut connection: AnyConnection, engine: Engine) -> Result<(), StoreError> {
    if engine == Engine::Sqlite {
        settings::apply(&mut connection).await?;
    }
    MIGRATIONS.run(&mut connection).await?;
    connection.close().await?;
    Ok(())
}
