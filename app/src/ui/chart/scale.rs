//! From values to positions. Ticks come from plotters; positions are hundredths of a percent.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordi128;

/// A whole axis: 10 000 hundredths of a percent.
pub(super) const WHOLE: i128 = 10_000;

/// An axis that holds zero and every value, and ends on ticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scale {
    low: i128,
    high: i128,
    /// Where the axis is marked.
    pub(super) ticks: Vec<i64>,
}

impl Scale {
    /// An axis for `values` with about `marks` ticks.
    pub(super) fn new(values: impl IntoIterator<Item = i64>, marks: usize) -> Self {
        let (low, high) = values
            .into_iter()
            .fold((0, 0), |(low, high), value| (i128::from(value).min(low), i128::from(value).max(high)));
        let high = if low == high { 1 } else { high };
        let inner = RangedCoordi128::from(low..high).key_points(marks);
        let step = match inner.as_slice() {
            [first, second, ..] => second - first,
            _ => high - low,
        };
        let (low, high) = (low.div_euclid(step) * step, -((-high).div_euclid(step) * step));
        let ticks = (0..)
            .map(|n| low + n * step)
            .take_while(|tick| *tick <= high)
            .filter_map(|tick| i64::try_from(tick).ok())
            .collect();
        Self { low, high, ticks }
    }

    /// The largest value on the axis, without its sign: decides the unit.
    pub(super) fn largest(&self) -> u64 {
        u64::try_from(self.high.max(-self.low)).unwrap_or(u64::MAX)
    }

    /// Where a value stands, from the low end, in hundredths of a percent.
    pub(super) fn at(&self, value: i64) -> i128 {
        (i128::from(value) - self.low) * WHOLE / (self.high - self.low)
    }
}

/// `part ÷ whole` in hundredths of a percent; 0 when there is no whole.
pub(super) fn share(part: i128, whole: i128) -> i128 {
    if whole == 0 { 0 } else { part * WHOLE / whole }
}

/// Hundredths of a percent as SVG wants them: `37.50%`.
pub(super) fn percent(hundredths: i128) -> String {
    let (sign, size) = if hundredths < 0 { ("-", -hundredths) } else { ("", hundredths) };
    format!("{sign}{}.{:02}%", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_on_round_ticks_and_holds_zero() {
        let scale = Scale::new([372_000_000, 1_180_000_000], 5);
        assert_eq!(scale.ticks.first(), Some(&0));
        assert!(scale.ticks.last() >= Some(&1_180_000_000));
        assert!((3..=8).contains(&scale.ticks.len()), "{:?}", scale.ticks);
        assert_eq!(scale.at(0), 0);
    }

    #[test]
    fn holds_negative_values_and_extremes() {
        let scale = Scale::new([-1_200, 690], 5);
        assert!(scale.ticks.contains(&0));
        assert!(scale.at(-1_200) >= 0 && scale.at(690) <= WHOLE);
        let widest = Scale::new([i64::MIN, i64::MAX], 5);
        assert!((0..=WHOLE).contains(&widest.at(i64::MAX)));
        assert_eq!(Scale::new([], 5).at(0), 0);
        assert_eq!(Scale::new([0, 0], 5).at(0), 0);
    }

    #[test]
    fn writes_percentages() {
        assert_eq!(percent(3_750), "37.50%");
        assert_eq!(percent(-5), "-0.05%");
        assert_eq!(share(1, 3), 3_333);
        assert_eq!(share(1, 0), 0);
    }
}
