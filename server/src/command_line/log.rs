//! Where log lines go: standard error, as text for people or JSON for collectors.

use crate::failure::Failure;
use crate::settings::LogFormat;
use std::io::stderr;
use tracing_subscriber::EnvFilter;

/// Starts logging.
pub(super) fn start(filter: &str, format: LogFormat) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter).map_err(|error| Failure::because("setting log", error))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    let started = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| Failure::because("logging cannot start", error))
}
