//! "Today" is a parameter. The system clock itself lives in `server`; nothing here reads it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Timelike as _, Utc};

/// China has one civil time, UTC+8, and no daylight saving since 1991.
const SHANGHAI_SECONDS_EAST: i32 = 8 * 3600;

/// Where the time of a write and "today" come from.
pub trait Clock: Send + Sync {
    /// The instant, UTC.
    fn now(&self) -> DateTime<Utc>;

    /// The date in Asia/Shanghai.
    fn today(&self) -> NaiveDate {
        shanghai_date(self.now())
    }
}

/// The date in Asia/Shanghai at an instant.
#[must_use]
pub fn shanghai_date(instant: DateTime<Utc>) -> NaiveDate {
    shanghai_time(instant).date()
}

/// What a clock on a wall in Asia/Shanghai shows at an instant.
#[must_use]
pub fn shanghai_time(instant: DateTime<Utc>) -> NaiveDateTime {
    FixedOffset::east_opt(SHANGHAI_SECONDS_EAST)
        .map_or_else(|| instant.naive_utc(), |zone| instant.with_timezone(&zone).naive_local())
}

/// An instant as a clock on a wall in China shows it, to the minute: `2025-10-15 14:32`. Without chrono's formats, which
/// would be a good part of the browser's code.
#[must_use]
pub fn moment_text(instant: DateTime<Utc>) -> String {
    let time = shanghai_time(instant);
    format!("{} {:02}:{:02}", time.date(), time.hour(), time.minute())
}

/// A clock that stands still: tests and the demo's generator.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_turns_at_midnight_in_shanghai() {
        let at = |s: &str| s.parse::<DateTime<Utc>>().expect("instant");
        assert_eq!(shanghai_date(at("2025-09-30T15:59:59Z")).to_string(), "2025-09-30");
        assert_eq!(shanghai_date(at("2025-09-30T16:00:00Z")).to_string(), "2025-10-01");
    }

    #[test]
    fn moments_are_china_s() {
        let instant = "2025-10-15T16:05:59Z".parse().expect("instant");
        assert_eq!(moment_text(instant), "2025-10-16 00:05");
    }
}
