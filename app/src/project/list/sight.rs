//! Which rows of a long list are in sight, and which windows of rows must be drawn for it. Pure arithmetic
//! on CSS pixels.

use std::ops::Range;

/// The most rows of one answer (issue 2: the server renders at most 300).
pub(super) const MOST_ROWS: usize = 300;
/// Rows that come at a time while one scrolls.
pub(super) const WINDOW: usize = 50;

/// Rows in sight when row 0 begins at `start` (from the top of the window), each row is `height` high and
/// the window shows `seen` pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are rounded and not negative, and a list has far fewer rows than 2^53"
)]
pub(super) fn rows_in_sight(start: f64, height: f64, seen: f64, count: usize) -> Range<usize> {
    let row_at = |edge: f64| ((edge - start) / height).max(0.0);
    let first = row_at(0.0).floor() as usize;
    let last = row_at(seen).ceil() as usize;
    first.min(count)..last.min(count)
}

/// The windows to draw for rows in sight: half a window more on either side, so that scrolling a little
/// finds rows ready. At least one window, that rows can be measured.
pub(super) fn windows_around(rows: &Range<usize>, count: usize) -> (usize, usize) {
    let most = count.div_ceil(WINDOW).max(1);
    let from = (rows.start.saturating_sub(WINDOW / 2) / WINDOW).min(most - 1);
    let to = (rows.end + WINDOW / 2).div_ceil(WINDOW).clamp(from + 1, most);
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_rows_in_sight() {
        assert_eq!(rows_in_sight(200.0, 40.0, 1000.0, 10_000), 0..20);
        assert_eq!(rows_in_sight(-40_010.0, 40.0, 1000.0, 10_000), 1000..1026);
        assert_eq!(rows_in_sight(-1e9, 40.0, 1000.0, 500), 500..500);
        assert_eq!(rows_in_sight(5000.0, 40.0, 1000.0, 500), 0..0);
    }

    #[test]
    fn draws_a_little_more_than_is_in_sight_and_never_nothing() {
        assert_eq!(windows_around(&(0..20), 10_000), (0, 1));
        assert_eq!(windows_around(&(30..60), 10_000), (0, 2));
        assert_eq!(windows_around(&(1000..1026), 10_000), (19, 22));
        assert_eq!(windows_around(&(500..500), 500), (9, 10));
        assert_eq!(windows_around(&(0..0), 301), (0, 1));
        assert_eq!(windows_around(&(0..0), 0), (0, 1));
    }
}
