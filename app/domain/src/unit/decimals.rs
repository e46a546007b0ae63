//! How finely rates are shown, so that what stands in a line adds up for whoever adds it up.

use super::BasisPoints;

/// Decimals behind the point of a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decimals {
    /// One: what people read, rounded half away from zero.
    One,
    /// Two: basis points are exact.
    Two,
}

impl Decimals {
    /// For `value − taken = difference`: one decimal as long as the rounded terms give the rounded difference.
    #[must_use]
    pub fn adding_up(value: BasisPoints, taken: BasisPoints) -> Self {
        if value.tenths() - taken.tenths() == (value - taken).tenths() { Self::One } else { Self::Two }
    }

    /// For a limit somebody has set: as many as it has.
    #[must_use]
    pub const fn exact(limit: BasisPoints) -> Self {
        if limit.0 % 10 == 0 { Self::One } else { Self::Two }
    }

    /// For `value < limit`, where it is: one decimal as long as the limit is shown as it was set and the rounded
    /// value is below it.
    #[must_use]
    pub fn telling_apart(value: BasisPoints, limit: BasisPoints) -> Self {
        if value.tenths() == limit.tenths() { Self::Two } else { Self::exact(limit) }
    }
}

impl BasisPoints {
    /// In tenths of a percent, half away from zero.
    const fn tenths(self) -> i64 {
        let tenths = (self.0.abs() + 5) / 10;
        if self.0 < 0 { -tenths } else { tenths }
    }

    /// Percent: `"31.9"`, `"31.91"`.
    #[must_use]
    pub fn percent(self, decimals: Decimals) -> String {
        match decimals {
            Decimals::One => self.percent_1(),
            Decimals::Two => {
                let sign = if self.0 < 0 { "-" } else { "" };
                format!("{sign}{}", hundredths(self))
            }
        }
    }

    /// Percentage points with a sign: `"+6.9"`, `"−19.95"` (true minus).
    #[must_use]
    pub fn signed_points(self, decimals: Decimals) -> String {
        match (decimals, self.0.signum()) {
            (Decimals::One, _) => self.signed_points_1(),
            (Decimals::Two, 0) => hundredths(self),
            (Decimals::Two, 1) => format!("+{}", hundredths(self)),
            (Decimals::Two, _) => format!("−{}", hundredths(self)),
        }
    }
}

/// Without its sign.
fn hundredths(value: BasisPoints) -> String {
    let magnitude = value.0.unsigned_abs();
    format!("{}.{:02}", magnitude / 100, magnitude % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `rate − time = gap` as it is shown.
    fn shown(rate: i64, time: i64) -> [String; 3] {
        let (rate, time) = (BasisPoints(rate), BasisPoints(time));
        let decimals = Decimals::adding_up(rate, time);
        [rate.percent(decimals), time.percent(decimals), (rate - time).signed_points(decimals)]
    }

    /// What a shown number says, in basis points.
    fn said(text: &str) -> i64 {
        let negative = text.starts_with(['-', '−']);
        let (whole, fraction) = text.trim_start_matches(['-', '−', '+']).split_once('.').expect("a point");
        let digits: i64 = format!("{whole}{fraction:0<2}").parse().expect("digits");
        if negative { -digits } else { digits }
    }

    #[test]
    fn one_decimal_where_it_adds_up_and_two_where_it_does_not() {
        assert_eq!(shown(3191, 2500), ["31.9", "25.0", "+6.9"]);
        assert_eq!(shown(5505, 7500), ["55.05", "75.00", "−19.95"]);
        assert_eq!(shown(7500, 7500), ["75.0", "75.0", "0.0"]);
        assert_eq!(shown(4, 0), ["0.0", "0.0", "0.0"]);
    }

    #[test]
    fn what_is_below_a_limit_is_shown_below_it() {
        let decimals = Decimals::telling_apart(BasisPoints(-1004), BasisPoints(-1000));
        assert_eq!(BasisPoints(-1004).signed_points(decimals), "−10.04");
        assert_eq!(Decimals::telling_apart(BasisPoints(-1010), BasisPoints(-1000)), Decimals::One);
        assert_eq!(BasisPoints(0).signed_points(Decimals::Two), "0.00");
        assert_eq!(BasisPoints(-5).percent(Decimals::Two), "-0.05");
    }

    proptest! {
        #[test]
        fn what_is_shown_always_adds_up(rate in -50_000..50_000_i64, time in 0..=10_000_i64) {
            let [rate, time, gap] = shown(rate, time);
            prop_assert_eq!(said(&rate) - said(&time), said(&gap), "{} - {} = {}", rate, time, gap);
        }
    }
}
