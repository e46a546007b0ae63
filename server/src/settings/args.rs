//! The settings as flags and environment variables; `guatu serve --help` prints this file.

use super::{BasemapArgs, DatabaseSettings, FileSettings, LogFormat};
use crate::failure::Failure;
use crate::password::PasswordPolicy;
use clap::Args;
use domain::access::ReadAccess;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Which portfolio a command works on.
#[derive(Debug, Clone, Default, Args)]
pub struct DatabaseArgs {
    /// Data directory [default: data]
    #[arg(long, env = "GUATU_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Database: postgres://… (also read from DATABASE_URL) [default: a SQLite file in the data directory]
    #[arg(long, env = "GUATU_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// District whose portfolio it is, six-digit division code [default: 350503]
    #[arg(long, env = "GUATU_DISTRICT", value_name = "CODE")]
    pub district: Option<String>,
}

/// 丰泽区, Quanzhou: the first user.
const FENGZE: &str = "350503";

impl DatabaseArgs {
    /// Adds what `guatu.toml` says, in the working directory and in the data directory (which wins).
    ///
    /// # Errors
    /// A file that cannot be read or names an unknown setting.
    pub fn resolve(self) -> Result<(DatabaseSettings, FileSettings), Failure> {
        let here = FileSettings::read(Path::new("."))?;
        let data = self.data.or_else(|| here.data.clone()).unwrap_or_else(|| PathBuf::from("data"));
        let file = FileSettings::read(&data)?.or(here);
        // The name hosting platforms and PostgreSQL tools use, without our prefix.
        let inherited = || std::env::var("DATABASE_URL").ok();
        let database_url = self
            .database_url
            .or_else(|| file.database_url.clone())
            .or_else(inherited)
            .filter(|url| !url.is_empty());
        let district = self.district.or_else(|| file.district.clone()).unwrap_or_else(|| FENGZE.to_owned());
        let district = district.parse().map_err(|error| Failure::because("district", error))?;
        Ok((DatabaseSettings { data, database_url, district }, file))
    }
}

/// What `guatu serve` can be told.
#[derive(Debug, Clone, Default, Args)]
pub struct ServeArgs {
    /// Address to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "GUATU_ADDR", value_name = "IP:PORT")]
    pub addr: Option<SocketAddr>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would print a doc comment here as the help of the group")]
    pub database: DatabaseArgs,
    /// Load the demonstration when the database is empty (loopback only)
    #[arg(long, env = "GUATU_DEMO")]
    pub demo: bool,
    /// A proxy in front speaks TLS: allow plain HTTP beyond loopback
    #[arg(long, env = "GUATU_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Who reads the public portfolio: open or signed_in [default: open]
    #[arg(long, env = "GUATU_READ_ACCESS", value_name = "ACCESS")]
    pub read_access: Option<ReadAccess>,
    /// Which passwords will do: the rules of classified protection (等级保护), or OWASP ASVS [default: mlps]
    #[arg(long, env = "GUATU_PASSWORD_POLICY", value_enum, value_name = "POLICY")]
    pub password_policy: Option<PasswordPolicy>,
    /// Minutes without a request after which a session ends [default: 30]
    #[arg(long, env = "GUATU_SESSION_IDLE_MINUTES", value_name = "MINUTES")]
    pub session_idle_minutes: Option<u32>,
    /// Minutes after which a session ends whatever happens [default: 720]
    #[arg(long, env = "GUATU_SESSION_LIFETIME_MINUTES", value_name = "MINUTES")]
    pub session_lifetime_minutes: Option<u32>,
    /// What to log: error, warn, info, debug, or a filter such as info,store=debug [default: info]
    #[arg(long, env = "GUATU_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// How log lines look [default: text]
    #[arg(long, env = "GUATU_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// Most connections at once [default: 2048]
    #[arg(long, env = "GUATU_MAX_CONNECTIONS", value_name = "N")]
    pub max_connections: Option<usize>,
    /// Most connections at once from one address; not applied with --behind-proxy [default: 256]
    #[arg(long, env = "GUATU_MAX_CONNECTIONS_PER_IP", value_name = "N")]
    pub max_connections_per_ip: Option<usize>,
    /// Seconds a stopping server waits for answers under way [default: 15]
    #[arg(long, env = "GUATU_DRAIN_SECONDS", value_name = "SECONDS")]
    pub drain_seconds: Option<u64>,
    /// Bytes of rendered pages kept in memory; 0 turns it off [default: 8388608]
    #[arg(long, env = "GUATU_PAGE_CACHE_BYTES", value_name = "BYTES")]
    pub page_cache_bytes: Option<u64>,
    /// Web files, for a program built without them inside [default: target/site]
    #[arg(long, env = "GUATU_SITE_DIR", value_name = "DIR")]
    pub site_dir: Option<PathBuf>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would print a doc comment here as the help of the group")]
    pub basemap: BasemapArgs,
}
