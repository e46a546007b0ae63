//! When to stop: SIGINT from a terminal, SIGTERM from a service manager.

use std::io;

/// Listens for both signals from now on; the future is ready when one has come.
///
/// # Errors
/// The system does not let us listen.
pub fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
