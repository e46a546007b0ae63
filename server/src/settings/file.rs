//! `guatu.toml`: the same settings as the flags, with underscores; anything else in it is an error.

use super::{BasemapKind, LogFormat};
use crate::failure::Failure;
use crate::password::PasswordPolicy;
use domain::access::ReadAccess;
use serde::Deserialize;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What the file may say. Names are those of the flags, with `_` for `-`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is the flag of the same name, documented there")]
pub struct FileSettings {
    pub addr: Option<SocketAddr>,
    pub data: Option<PathBuf>,
    pub database_url: Option<String>,
    pub district: Option<String>,
    pub demo: Option<bool>,
    pub behind_proxy: Option<bool>,
    pub read_access: Option<ReadAccess>,
    pub session_idle_minutes: Option<u32>,
    pub session_lifetime_minutes: Option<u32>,
    pub log: Option<String>,
    pub log_format: Option<LogFormat>,
    pub max_connections: Option<usize>,
    pub max_connections_per_ip: Option<usize>,
    pub drain_seconds: Option<u64>,
    pub page_cache_bytes: Option<u64>,
    pub site_dir: Option<PathBuf>,
    pub password_policy: Option<PasswordPolicy>,
    pub basemap: Option<BasemapKind>,
    pub basemap_key: Option<String>,
    pub basemap_url: Option<String>,
    pub basemap_attribution: Option<String>,
    pub basemap_hosts: Option<String>,
    pub basemap_file: Option<PathBuf>,
}

impl FileSettings {
    /// Reads `guatu.toml` of a directory; a directory without one says nothing.
    ///
    /// # Errors
    /// The file cannot be read, or names a setting that does not exist, or a value that does not fit.
    pub fn read(directory: &Path) -> Result<Self, Failure> {
        let path = directory.join("guatu.toml");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Self::default());
            }
            Err(error) => return Err(Failure::because(path.display(), error)),
        };
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
            Failure::because(format_args!("{}, line {line}", path.display()), error.message())
        })
    }

    /// What this file says, and where it is silent what the other one says.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            addr: self.addr.or(other.addr),
            data: self.data.or(other.data),
            database_url: self.database_url.or(other.database_url),
            district: self.district.or(other.district),
            demo: self.demo.or(other.demo),
            behind_proxy: self.behind_proxy.or(other.behind_proxy),
            read_access: self.read_access.or(other.read_access),
            session_idle_minutes: self.session_idle_minutes.or(other.session_idle_minutes),
            session_lifetime_minutes: self.session_lifetime_minutes.or(other.session_lifetime_minutes),
            log: self.log.or(other.log),
            log_format: self.log_format.or(other.log_format),
            max_connections: self.max_connections.or(other.max_connections),
            max_connections_per_ip: self.max_connections_per_ip.or(other.max_connections_per_ip),
            drain_seconds: self.drain_seconds.or(other.drain_seconds),
            page_cache_bytes: self.page_cache_bytes.or(other.page_cache_bytes),
            site_dir: self.site_dir.or(other.site_dir),
            password_policy: self.password_policy.or(other.password_policy),
            basemap: self.basemap.or(other.basemap),
            basemap_key: self.basemap_key.or(other.basemap_key),
            basemap_url: self.basemap_url.or(other.basemap_url),
            basemap_attribution: self.basemap_attribution.or(other.basemap_attribution),
            basemap_hosts: self.basemap_hosts.or(other.basemap_hosts),
            basemap_file: self.basemap_file.or(other.basemap_file),
        }
    }
}
