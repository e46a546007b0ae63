//! How long until something is sent again.

/// Five minutes, in milliseconds: nobody who waits for the network waits longer than that once it is back, and the page
/// that hears that it is back does not wait at all.
pub const LONGEST_PAUSE: i64 = 5 * 60 * 1_000;
/// After the first try.
const FIRST_PAUSE: i64 = 2_000;

/// Milliseconds after the `tries`-th try: twice as long each time, up to [`LONGEST_PAUSE`], and between half of it and
/// all of it by `chance` (0–999), so that phones that lost the same network do not come back at the same moment.
#[must_use]
pub fn pause(tries: u32, chance: u32) -> i64 {
    let doubled = FIRST_PAUSE << tries.saturating_sub(1).min(16);
    let whole = doubled.min(LONGEST_PAUSE);
    whole / 2 + whole / 2 * i64::from(chance.min(999)) / 999
}
