//! Where a database is, in paths and URLs, and whether it can be written there.

use crate::error::StoreError;
use crate::open::Engine;
use sqlx::ConnectOptions as _;
use sqlx::any::AnyConnectOptions;
use std::fmt::{self, Write as _};
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone)]
enum Location {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Where a database is and how many connections it may use.
#[derive(Clone)]
pub struct StoreOptions {
    location: Location,
    pub(crate) max_connections: u32,
}

impl StoreOptions {
    /// A SQLite file; it is made when missing, its directory is not.
    #[must_use]
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self { location: Location::Sqlite(path.into()), max_connections: 8 }
    }

    /// What `DATABASE_URL` says: `postgres://…` or `sqlite:PATH`.
    ///
    /// # Errors
    /// [`StoreError::CannotOpen`] for any other scheme.
    pub fn from_url(url: &str) -> Result<Self, StoreError> {
        let scheme = url.split(':').next().unwrap_or_default();
        match (scheme, url.strip_prefix("sqlite:")) {
            ("postgres" | "postgresql", _) => {
                Ok(Self { location: Location::Postgres(url.to_owned()), max_connections: 8 })
            }
            (_, Some(path)) => Ok(Self::sqlite(path.strip_prefix("//").unwrap_or(path))),
            _ => Err(StoreError::CannotOpen {
                location: "the database".to_owned(),
                reason: "its URL starts neither with postgres: nor with sqlite:".to_owned(),
            }),
        }
    }

    /// At most this many connections at once.
    #[must_use]
    pub const fn max_connections(mut self, connections: u32) -> Self {
        self.max_connections = connections;
        self
    }

    pub(crate) const fn engine(&self) -> Engine {
        match self.location {
            Location::Sqlite(_) => Engine::Sqlite,
            Location::Postgres(_) => Engine::Postgres,
        }
    }

    /// For sqlx. Statements are not logged: they carry names of persons.
    pub(crate) fn connect_options(&self) -> Result<AnyConnectOptions, StoreError> {
        let url = match &self.location {
            Location::Postgres(url) => url.clone(),
            Location::Sqlite(path) => sqlite_url(path)?,
        };
        Ok(url.parse::<AnyConnectOptions>()?.disable_statement_logging())
    }

    /// The place in words, without user and password.
    fn shown(&self) -> String {
        match &self.location {
            Location::Sqlite(path) => path.display().to_string(),
            Location::Postgres(url) => {
                let place = url.rsplit_once('@').map_or(url.as_str(), |(_, place)| place);
                place.split('?').next().unwrap_or_default().to_owned()
            }
        }
    }

    /// Whether a SQLite file can be written where it is to be.
    pub(crate) fn must_be_writable(&self) -> Result<(), StoreError> {
        match &self.location {
            Location::Sqlite(path) => must_be_writable(path),
            Location::Postgres(_) => Ok(()),
        }
    }

    /// Gives an unknown error of connecting the place it was about.
    pub(crate) fn cannot_open(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Database(error) => {
                StoreError::CannotOpen { location: self.shown(), reason: error.to_string() }
            }
            known => known,
        }
    }
}

/// Shows the place, never the password.
impl fmt::Debug for StoreOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreOptions").field("location", &self.shown()).finish_non_exhaustive()
    }
}

/// SQLite would say "unable to open database file"; this says why. WAL needs to make files beside it.
fn must_be_writable(path: &Path) -> Result<(), StoreError> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let probe = path.with_extension(format!("{}.probe", std::process::id()));
    let made = std::fs::OpenOptions::new().write(true).create_new(true).open(&probe);
    let told = made.and_then(|_| std::fs::remove_file(&probe));
    let read_only = |path: &Path, error: io::Error| StoreError::ReadOnly {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    match told {
        // Two stores of one process may probe at once.
        Err(error)
            if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound)
                && directory.is_dir() => {}
        Err(error) if directory.is_dir() => return Err(read_only(directory, error)),
        Err(error) => {
            let location = path.display().to_string();
            return Err(StoreError::CannotOpen { location, reason: error.to_string() });
        }
        Ok(()) => {}
    }
    if path.exists() {
        std::fs::OpenOptions::new().append(true).open(path).map_err(|error| read_only(path, error))?;
    }
    Ok(())
}

/// `sqlite://` with the path's bytes escaped, so that blanks, `?` and 中文 survive.
fn sqlite_url(path: &Path) -> Result<String, StoreError> {
    let absolute = std::path::absolute(path).map_err(|error| StoreError::CannotOpen {
        location: path.display().to_string(),
        reason: error.to_string(),
    })?;
    let mut url = String::from("sqlite://");
    for byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                url.push(char::from(*byte));
            }
            // Writing to a String cannot fail.
            other => drop(write!(url, "%{other:02X}")),
        }
    }
    url.push_str("?mode=rwc");
    Ok(url)
}
