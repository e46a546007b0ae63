//! Settings: a flag wins over `GUATU_*` in the environment, which wins over `guatu.toml`, which wins over
//! the defaults written here.

mod args;
mod basemap;
mod effective;
mod file;

pub use args::{DatabaseArgs, ServeArgs};
pub use basemap::{BasemapArgs, BasemapKind};
pub use file::FileSettings;

use crate::failure::Failure;
use crate::password::PasswordPolicy;
use crate::portfolio_map::Basemap;
use app::admin::view::EffectiveSetting;
use domain::access::ReadAccess;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;
use store::DistrictId;

/// Where the portfolio is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatabaseSettings {
    /// The data directory: holds the database file when no other database is named.
    pub data: PathBuf,
    /// `sqlite://…` or `postgres://…`; `None`: a file in the data directory.
    pub database_url: Option<String>,
    /// The district whose portfolio it is: six-digit division code.
    pub district: DistrictId,
}

impl DatabaseSettings {
    /// Where photos and documents are.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.data.join("files")
    }
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

/// Everything `guatu serve` can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where the portfolio is kept.
    pub database: DatabaseSettings,
    /// Where to listen.
    pub addr: SocketAddr,
    /// Whether to load the demonstration into an empty database.
    pub demo: bool,
    /// Whether a proxy in front speaks TLS: then plain HTTP may leave loopback.
    pub behind_proxy: bool,
    /// Who reads the public portfolio.
    pub read_access: ReadAccess,
    /// Which passwords will do.
    pub password_policy: PasswordPolicy,
    /// A session ends when this long nothing was asked.
    pub session_idle: Duration,
    /// It ends after this, whatever happens.
    pub session_lifetime: Duration,
    /// What is logged, in `tracing`'s filter language.
    pub log: String,
    /// How it looks.
    pub log_format: LogFormat,
    /// Most connections at once.
    pub max_connections: usize,
    /// Most connections at once from one address.
    pub max_connections_per_ip: usize,
    /// How long a stopping server waits for answers under way.
    pub drain: Duration,
    /// Bytes of rendered pages kept in memory.
    pub page_cache_bytes: u64,
    /// Where web files are read from when they are not inside the program.
    pub site_dir: PathBuf,
    /// What the map is laid on.
    pub basemap: Basemap,
    /// All of this as administrators see it, with where each comes from.
    pub effective: Vec<EffectiveSetting>,
}

/// In minutes: a week.
const LONGEST_SESSION: u32 = 7 * 24 * 60;

impl Settings {
    /// Puts flags, environment (clap has merged these two) and the files together.
    ///
    /// # Errors
    /// A file that cannot be read or names an unknown setting; an address that must not be listened on.
    pub fn resolve(args: ServeArgs) -> Result<Self, Failure> {
        let (database, file) = args.database.resolve()?;
        let loopback = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000);
        let minutes = |minutes: u32| Duration::from_secs(60 * u64::from(minutes.clamp(1, LONGEST_SESSION)));
        let seconds = args.drain_seconds.or(file.drain_seconds).unwrap_or(15);
        let basemap = args.basemap.or(&file);
        let shown = file.clone();
        let mut settings = Self {
            addr: args.addr.or(file.addr).unwrap_or(loopback),
            demo: args.demo || file.demo.unwrap_or(false),
            behind_proxy: args.behind_proxy || file.behind_proxy.unwrap_or(false),
            read_access: args.read_access.or(file.read_access).unwrap_or(ReadAccess::Open),
            password_policy: args.password_policy.or(file.password_policy).unwrap_or_default(),
            session_idle: minutes(args.session_idle_minutes.or(file.session_idle_minutes).unwrap_or(30)),
            session_lifetime: minutes(
                args.session_lifetime_minutes.or(file.session_lifetime_minutes).unwrap_or(12 * 60),
            ),
            log: args.log.or(file.log).unwrap_or_else(|| "info".to_owned()),
            log_format: args.log_format.or(file.log_format).unwrap_or_default(),
            max_connections: args.max_connections.or(file.max_connections).unwrap_or(2_048),
            max_connections_per_ip: args
                .max_connections_per_ip
                .or(file.max_connections_per_ip)
                .unwrap_or(256),
            drain: Duration::from_secs(seconds),
            page_cache_bytes: args.page_cache_bytes.or(file.page_cache_bytes).unwrap_or(8 << 20),
            site_dir: args.site_dir.or(file.site_dir).unwrap_or_else(|| PathBuf::from("target/site")),
            basemap: basemap.resolve(&database.data)?,
            database,
            effective: Vec::new(),
        };
        settings.effective = effective::effective(&settings, &basemap, &shown);
        settings.refuse_what_is_not_safe()?;
        Ok(settings)
    }

    /// Passwords and names must not cross a network in the clear (TRUST 8.1.4.1 c), and a demonstration
    /// prints its passwords.
    fn refuse_what_is_not_safe(&self) -> Result<(), Failure> {
        if self.addr.ip().is_loopback() {
            return Ok(());
        }
        if self.demo {
            let addr = self.addr;
            return Err(Failure::new(format_args!(
                "--demo listens on loopback only, and {addr} is not: use --addr 127.0.0.1:{}",
                addr.port()
            )));
        }
        if !self.behind_proxy {
            return Err(Failure::new(format_args!(
                "plain HTTP on {} would cross the network unencrypted: put a TLS proxy in front and add \
                 --behind-proxy, or listen on 127.0.0.1",
                self.addr
            )));
        }
        Ok(())
    }
}
