//! What is in force, and where each value comes from, for administrators to see. Secrets are masked.

use super::{BasemapArgs, FileSettings, Settings};
use crate::password::PasswordPolicy;
use crate::portfolio_map::origin as origin_of;
use app::admin::view::{EffectiveSetting, Origin};
use clap::ValueEnum as _;
use domain::code_list::CodeList as _;
use std::ffi::OsStr;

/// Every setting of `guatu serve`, as its file calls it.
pub(super) fn effective(
    settings: &Settings,
    basemap: &BasemapArgs,
    file: &FileSettings,
) -> Vec<EffectiveSetting> {
    let database = &settings.database;
    let url = database.database_url.as_ref().map_or_else(String::new, |url| {
        // A password may be in it.
        format!("{}://…", url.split("://").next().unwrap_or_default())
    });
    let policy = match settings.password_policy {
        PasswordPolicy::Mlps => "mlps",
        PasswordPolicy::Asvs => "asvs",
    };
    let minutes = |duration: std::time::Duration| (duration.as_secs() / 60).to_string();
    let log_format = format!("{:?}", settings.log_format).to_lowercase();
    let all = [
        ("read_access", settings.read_access.code().to_owned(), file.read_access.is_some()),
        ("password_policy", policy.to_owned(), file.password_policy.is_some()),
        ("session_idle_minutes", minutes(settings.session_idle), file.session_idle_minutes.is_some()),
        (
            "session_lifetime_minutes",
            minutes(settings.session_lifetime),
            file.session_lifetime_minutes.is_some(),
        ),
        ("addr", settings.addr.to_string(), file.addr.is_some()),
        ("data", database.data.display().to_string(), file.data.is_some()),
        ("database_url", url, file.database_url.is_some()),
        ("district", database.district.to_string(), file.district.is_some()),
        ("demo", settings.demo.to_string(), file.demo.is_some()),
        ("behind_proxy", settings.behind_proxy.to_string(), file.behind_proxy.is_some()),
        ("log", settings.log.clone(), file.log.is_some()),
        ("log_format", log_format, file.log_format.is_some()),
        ("max_connections", settings.max_connections.to_string(), file.max_connections.is_some()),
        (
            "max_connections_per_ip",
            settings.max_connections_per_ip.to_string(),
            file.max_connections_per_ip.is_some(),
        ),
        ("drain_seconds", settings.drain.as_secs().to_string(), file.drain_seconds.is_some()),
        ("page_cache_bytes", settings.page_cache_bytes.to_string(), file.page_cache_bytes.is_some()),
        ("site_dir", settings.site_dir.display().to_string(), file.site_dir.is_some()),
    ];
    /// The first so many are a matter of security.
    const SECURITY: usize = 4;
    let setting = |(at, (key, value, in_file)): (usize, (&str, String, bool))| EffectiveSetting {
        key: key.to_owned(),
        value,
        origin: origin(key, in_file),
        security: at < SECURITY,
    };
    all.into_iter().chain(of_map(basemap, file)).enumerate().map(setting).collect()
}

/// What the map is laid on. A key may be in an address, too.
fn of_map(basemap: &BasemapArgs, file: &FileSettings) -> [(&'static str, String, bool); 6] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let kind = basemap.basemap.unwrap_or_default().to_possible_value();
    let kind = kind.map(|kind| kind.get_name().to_owned()).unwrap_or_default();
    let key = basemap.basemap_key.as_ref().map_or("", |_| "…").to_owned();
    let url = basemap.basemap_url.as_deref().and_then(origin_of).map(|origin| format!("{origin}/…"));
    let name = basemap.basemap_file.as_ref().map(|name| name.display().to_string());
    [
        ("basemap", kind, file.basemap.is_some()),
        ("basemap_key", key, file.basemap_key.is_some()),
        ("basemap_url", url.unwrap_or_default(), file.basemap_url.is_some()),
        ("basemap_attribution", text(&basemap.basemap_attribution), file.basemap_attribution.is_some()),
        ("basemap_hosts", text(&basemap.basemap_hosts), file.basemap_hosts.is_some()),
        ("basemap_file", name.unwrap_or_default(), file.basemap_file.is_some()),
    ]
}

/// A flag wins over the environment, which wins over the file.
fn origin(key: &str, in_file: bool) -> Origin {
    let flag = format!("--{}", key.replace('_', "-"));
    let given = std::env::args_os().any(|argument| {
        let argument = argument.as_encoded_bytes();
        argument == flag.as_bytes()
            || argument.strip_prefix(flag.as_bytes()).is_some_and(|rest| rest.starts_with(b"="))
    });
    let in_environment = |name: &str| std::env::var_os(name).is_some_and(|value| value != *OsStr::new(""));
    if given {
        Origin::Flag
    } else if in_environment(&format!("GUATU_{}", key.to_uppercase())) {
        Origin::Environment
    } else if in_file {
        Origin::File
    } else if key == "database_url" && in_environment("DATABASE_URL") {
        Origin::Environment
    } else {
        Origin::Default
    }
}
