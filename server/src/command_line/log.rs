//! Where log lines go: standard error, as text for people or JSON for collectors.

use crate::failure::Failure;
use crate::settings::LogFormat;
use std::io::stderr;
use std::panic::PanicHookInfo;
use tracing_subscriber::EnvFilter;

/// Starts logging.
pub(super) fn start(filter: &str, format: LogFormat) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter).map_err(|error| Failure::because("setting log", error))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    let started = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| Failure::because("logging cannot start", error))?;
    std::panic::set_hook(Box::new(panicked));
    Ok(())
}

/// A panic is one line like any other, with the request's reference around it. The standard hook would
/// write outside of the log, and reading the symbols of a stack keeps tens of megabytes in memory.
fn panicked(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    tracing::error!(place, text = panic.payload_as_str().unwrap_or("no text"), "panic");
}
