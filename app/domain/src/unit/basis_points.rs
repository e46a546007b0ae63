//! Rates in hundredths of a percent, and the one place that divides money by money.

use super::Yuan;
use super::yuan::half_width;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Sub;

/// A rate or a difference of rates: 10 000 = 100 %, 100 = one percentage point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BasisPoints(pub i64);

impl BasisPoints {
    /// 100 %.
    pub const WHOLE: Self = Self(10_000);

    /// `part ÷ whole`, rounded half up to one basis point; `None` when the denominator is 0
    /// (CONTRACT, Time) or the result does not fit.
    #[must_use]
    pub fn ratio(part: Yuan, whole: Yuan) -> Option<Self> {
        Self::of(i128::from(part.0), i128::from(whole.0))
    }

    /// `part ÷ whole` of counts (start rate, closure rate); `None` when `whole` is 0.
    #[must_use]
    pub fn of_counts(part: u64, whole: u64) -> Option<Self> {
        Self::of(i128::from(part), i128::from(whole))
    }

    fn of(part: i128, whole: i128) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        // Half up: floor(x + 1/2) with x = 10 000 · part / whole.
        let (numerator, denominator) = (part * 20_000 + whole, whole * 2);
        i64::try_from(numerator.div_euclid(denominator)).ok().map(Self)
    }

    /// Reads a percentage as people type it: full-width digits, blanks and a percent sign are accepted, more
    /// than two decimals are refused, never rounded.
    ///
    /// # Errors
    /// [`ParsePercentError`] says which rule the text breaks.
    pub fn parse_percent(text: &str) -> Result<Self, ParsePercentError> {
        let cleaned: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
        let number = cleaned.strip_suffix('%').unwrap_or(&cleaned);
        let (negative, number) =
            number.strip_prefix(['-', '−']).map_or((false, number), |positive| (true, positive));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() && fraction.is_empty() {
            return Err(ParsePercentError::Empty);
        }
        if !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
            return Err(ParsePercentError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > 2 {
            return Err(ParsePercentError::TooFine);
        }
        let digits = format!("{whole}{fraction:0<2}");
        let value: i64 = digits.parse().map_err(|_| ParsePercentError::TooLarge)?;
        Ok(Self(if negative { -value } else { value }))
    }

    /// The shortest exact percentage, as a form shows it again: `45`, `45.5`, `45.25`.
    #[must_use]
    pub fn exact_percent(self) -> String {
        let (sign, magnitude) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let text = format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// Percent with one decimal, half away from zero: `31.9 %` is `"31.9"`.
    #[must_use]
    pub fn percent_1(self) -> String {
        let tenths = (self.0.abs() + 5) / 10;
        let sign = if self.0 < 0 && tenths > 0 { "-" } else { "" };
        format!("{sign}{}.{}", tenths / 10, tenths % 10)
    }

    /// Percentage points with a sign: `"+6.9"`, `"−10.0"` (true minus), `"0.0"`.
    #[must_use]
    pub fn signed_points_1(self) -> String {
        let tenths = (self.0.abs() + 5) / 10;
        let sign = match (self.0.signum(), tenths) {
            (_, 0) => "",
            (1, _) => "+",
            _ => "−",
        };
        format!("{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

/// Why a typed percentage is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParsePercentError {
    /// Nothing but a sign or blanks.
    #[error("no number")]
    Empty,
    /// Characters other than digits, one point and a percent sign.
    #[error("not a number")]
    NotANumber,
    /// More than two decimals.
    #[error("more than two decimals")]
    TooFine,
    /// Beyond 9.2 × 10¹⁶ %.
    #[error("too large")]
    TooLarge,
}

impl Sub for BasisPoints {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for BasisPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.percent_1())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounds_half_up_to_one_basis_point() {
        assert_eq!(BasisPoints::ratio(Yuan(1), Yuan(20_000)), Some(BasisPoints(1)));
        assert_eq!(BasisPoints::ratio(Yuan(-1), Yuan(20_000)), Some(BasisPoints(0)));
        assert_eq!(BasisPoints::ratio(Yuan(1), Yuan(3)), Some(BasisPoints(3333)));
        assert_eq!(BasisPoints::ratio(Yuan(2), Yuan(3)), Some(BasisPoints(6667)));
        assert_eq!(BasisPoints::ratio(Yuan(5), Yuan(0)), None);
        assert_eq!(BasisPoints::ratio(Yuan(i64::MAX), Yuan(1)), None);
    }

    #[test]
    fn prints_one_decimal_and_a_true_minus() {
        assert_eq!(BasisPoints(3191).percent_1(), "31.9");
        assert_eq!(BasisPoints(691).signed_points_1(), "+6.9");
        assert_eq!(BasisPoints(-1000).signed_points_1(), "−10.0");
        assert_eq!(BasisPoints(-4).signed_points_1(), "0.0");
        assert_eq!(BasisPoints(-4).percent_1(), "0.0");
        assert_eq!(BasisPoints(10_000).to_string(), "100.0%");
    }

    #[test]
    fn reads_percentages_as_people_type_them() {
        for (text, points) in [
            ("45", 4500),
            (" 45.5 % ", 4550),
            ("４５．２５％", 4525),
            (".5", 50),
            ("0", 0),
            ("100.00", 10_000),
            ("12.3400", 1234),
            ("-3", -300),
        ] {
            assert_eq!(BasisPoints::parse_percent(text), Ok(BasisPoints(points)), "{text}");
        }
        for (text, error) in [
            ("%", ParsePercentError::Empty),
            ("about 45", ParsePercentError::NotANumber),
            ("4.5.6", ParsePercentError::NotANumber),
            ("45.123", ParsePercentError::TooFine),
            ("99999999999999999999", ParsePercentError::TooLarge),
        ] {
            assert_eq!(BasisPoints::parse_percent(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_exact_percentage_reads_back(points in -1_000_000_000..1_000_000_000_i64) {
            let rate = BasisPoints(points);
            prop_assert_eq!(BasisPoints::parse_percent(&rate.exact_percent()), Ok(rate));
        }
    }
}
