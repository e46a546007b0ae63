//! What a SQLite connection is set to, and the proof that it is. PostgreSQL keeps its own settings.

use crate::error::StoreError;
use sqlx::AnyConnection;

/// A pragma that is set on each connection and read back.
struct Setting {
    name: &'static str,
    set: &'static str,
    read: &'static str,
    wanted: &'static str,
}

/// In this order: the time-out first, because the switch to WAL may itself have to wait.
const SETTINGS: [Setting; 5] = [
    // Wait for another process instead of failing at once.
    Setting {
        name: "busy_timeout",
        set: "PRAGMA busy_timeout = 5000",
        read: "PRAGMA busy_timeout",
        wanted: "5000",
    },
    Setting {
        name: "journal_mode",
        set: "PRAGMA journal_mode = WAL",
        read: "PRAGMA journal_mode",
        wanted: "wal",
    },
    // 2 = FULL: with NORMAL a power cut loses acknowledged writes (TRUST §0.1).
    Setting {
        name: "synchronous",
        set: "PRAGMA synchronous = FULL",
        read: "PRAGMA synchronous",
        wanted: "2",
    },
    Setting {
        name: "foreign_keys",
        set: "PRAGMA foreign_keys = ON",
        read: "PRAGMA foreign_keys",
        wanted: "1",
    },
    // Off: a stray write through the map could corrupt the file (TRUST §0.2).
    Setting { name: "mmap_size", set: "PRAGMA mmap_size = 0", read: "PRAGMA mmap_size", wanted: "0" },
];

/// Sets a connection up, and proves it.
///
/// # Errors
/// [`StoreError::Setting`] names what is not as it must be.
pub(crate) async fn apply(connection: &mut AnyConnection) -> Result<(), StoreError> {
    for setting in &SETTINGS {
        sqlx::raw_sql(setting.set).execute(&mut *connection).await?;
        let found = read(connection, setting.read).await?;
        if found != setting.wanted {
            return Err(StoreError::Setting { name: setting.name, found, wanted: setting.wanted });
        }
    }
    Ok(())
}

/// A pragma's value as text: some are words, some numbers.
async fn read(connection: &mut AnyConnection, pragma: &'static str) -> Result<String, StoreError> {
    use sqlx::Row as _;
    let row = sqlx::query(pragma).fetch_one(connection).await?;
    let text = row.try_get::<String, _>(0).or_else(|_| row.try_get::<i64, _>(0).map(|n| n.to_string()));
    Ok(text?)
}
