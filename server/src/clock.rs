//! The one place that reads the system's time; everything else is handed a [`Clock`].

use chrono::{DateTime, Utc};
use domain::calendar::Clock;

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that all others are handed")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
