//! What can go wrong, and the one place that reads a database's own errors.

use domain::access::Refusal;
use domain::form::FieldErrors;
use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::migrate::MigrateError;
use std::path::PathBuf;

/// Why the store could not do what was asked. Not finding something is no error: lookups return `Option`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database's directory or file cannot be written.
    #[error("{} cannot be written: {reason}", path.display())]
    ReadOnly {
        /// Directory or file.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// The database cannot be opened.
    #[error("cannot open {location}: {reason}")]
    CannotOpen {
        /// A path, or host and database; never a password.
        location: String,
        /// The system's words.
        reason: String,
    },
    /// A newer version of the program has written to this database.
    #[error(
        "the database is from a newer version of Guatu (it has migration {version}); install that version"
    )]
    NewerDatabase {
        /// The first migration that is not known here.
        version: i64,
    },
    /// A migration failed, or an applied one was edited.
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[source] MigrateError),
    /// A setting that durability rests on is not what was asked for.
    #[error("the database's {name} is {found:?} instead of {wanted:?}")]
    Setting {
        /// The setting.
        name: &'static str,
        /// What it is.
        found: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// Another process holds the database; trying again later may succeed.
    #[error("the database is locked by another process")]
    Locked,
    /// A constraint of the schema was broken.
    #[error("the constraint {name} does not hold")]
    Constraint {
        /// The constraint's name in `migrations/`; `foreign_key` for any reference, because SQLite does
        /// not say which; `TABLE_COLUMN_not_null` for a missing value.
        name: String,
    },
    /// Someone else has written since.
    #[error("it was changed meanwhile")]
    Stale {
        /// The revision now; `None` when there is none (yet, or any more).
        current: Option<i64>,
    },
    /// Whoever writes may not.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// What is to be written breaks a rule that only what is stored can tell: a month that is closed, a step
    /// that does not follow.
    #[error("invalid: {0}")]
    Invalid(FieldErrors),
    /// An idempotency key was used before, for another request.
    #[error("the idempotency key belongs to another request")]
    KeyReused,
    /// The database holds something this program cannot have written.
    #[error("inconsistent data: {table}.{column} of {row}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row: its key, as far as it can be read.
        row: String,
    },
    /// A commit that several writes shared failed; none of them happened.
    #[error("nothing was written: {reason}")]
    NotCommitted {
        /// The first write's error.
        reason: String,
    },
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// Anything else the database reports.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            // A setting that is not as it must be travels through the pool in this wrapping.
            sqlx::Error::Configuration(inner) => match inner.downcast::<Self>() {
                Ok(own) => *own,
                Err(other) => Self::Database(sqlx::Error::Configuration(other)),
            },
            sqlx::Error::PoolClosed => Self::Closed,
            other => other.as_database_error().and_then(of_database).unwrap_or(Self::Database(other)),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(version) => Self::NewerDatabase { version },
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => match error.into() {
                Self::Database(error) => Self::Migration(MigrateError::Execute(error)),
                known => known,
            },
            other => Self::Migration(other),
        }
    }
}

impl StoreError {
    /// The same error for another write of a commit that several shared.
    pub(crate) fn for_another_write(&self) -> Self {
        match self {
            Self::Locked => Self::Locked,
            Self::Closed => Self::Closed,
            other => Self::NotCommitted { reason: other.to_string() },
        }
    }
}

/// Reads an error of either engine.
fn of_database(error: &(dyn DatabaseError + 'static)) -> Option<StoreError> {
    if let Some(name) = constraint_name(error) {
        return Some(StoreError::Constraint { name });
    }
    let code = error.code()?;
    match &*code {
        // PostgreSQL: serialization failure, deadlock, lock not available.
        "40001" | "40P01" | "55P03" => Some(StoreError::Locked),
        _ => match code.parse::<u32>().map(|extended| extended & 0xff) {
            // SQLite's primary codes BUSY and LOCKED; PostgreSQL's codes have five characters.
            Ok(5 | 6) if code.len() < 5 => Some(StoreError::Locked),
            _ => None,
        },
    }
}

/// Unique keys by the columns SQLite names in place of the key.
const UNIQUE_KEYS: [(&str, &str); 4] = [
    ("account.district_id, account.name_folded", "account_name_unique"),
    ("machine_token.district_id, machine_token.token_hash", "machine_token_hash_unique"),
    ("project.district_id, project.code", "project_code_unique"),
    ("unit.district_id, unit.name", "unit_name_unique"),
];

/// The name of the broken constraint. PostgreSQL says it; SQLite says it for checks only, and the columns
/// for keys.
fn constraint_name(error: &(dyn DatabaseError + 'static)) -> Option<String> {
    match error.kind() {
        ErrorKind::ForeignKeyViolation => return Some("foreign_key".to_owned()),
        ErrorKind::NotNullViolation | ErrorKind::UniqueViolation | ErrorKind::CheckViolation => {}
        _ => return None,
    }
    if let Some(name) = error.constraint() {
        return Some(name.to_owned());
    }
    let (_, told) = error.message().split_once("constraint failed: ")?;
    match error.kind() {
        ErrorKind::CheckViolation => Some(told.to_owned()),
        ErrorKind::UniqueViolation => Some(unique_key(told)),
        _ => Some(format!("{}_not_null", told.replace('.', "_"))),
    }
}

/// The name of a unique key by its columns; any other is the table's primary key.
fn unique_key(columns: &str) -> String {
    let known = UNIQUE_KEYS.iter().find(|(key, _)| *key == columns);
    let table = columns.split('.').next().unwrap_or(columns);
    known.map_or_else(|| format!("{table}_pkey"), |(_, name)| (*name).to_owned())
}
