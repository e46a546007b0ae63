//! Money: whole yuan, exact. 万元 (10⁴) and 亿元 (10⁸) are spellings of it.
//! Past 250 lines because reading and printing money stand beside the tests that bind them.

use serde::{Deserialize, Serialize};
use std::fmt::{self, Write as _};
use std::iter::Sum;

/// Whole yuan (CNY). Arithmetic is checked: a sum that does not fit is an error, never a wrap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Yuan(pub i64);

/// 1 万元 in yuan.
const WAN: i64 = 10_000;
/// 1 亿元 in yuan.
const YI: i64 = 100_000_000;

impl Yuan {
    /// Nothing, as opposed to unknown.
    pub const ZERO: Self = Self(0);

    /// `self + other`, or `None` when it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// `self - other`, or `None` when it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Adds up; `None` when the sum does not fit.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Reads an amount as people type it. Without a unit the number is in `default_unit_yuan`
    /// (1 for yuan, 10 000 for 万元). Accepts 元, 万, 万元, 亿, 亿元, full-width digits, thousands
    /// separators and spaces; anything that is not exactly whole yuan is refused, never rounded.
    ///
    /// # Errors
    /// [`ParseYuanError`] says which rule the text breaks.
    pub fn parse(text: &str, default_unit_yuan: i64) -> Result<Self, ParseYuanError> {
        let cleaned: String =
            text.chars().map(half_width).filter(|c| !c.is_whitespace() && *c != ',').collect();
        let (number, unit) = split_unit(&cleaned, default_unit_yuan);
        let (negative, number) = match number.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, number.strip_prefix('+').unwrap_or(number)),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() {
            return Err(ParseYuanError::Empty);
        }
        if !digits(whole) || !digits(fraction) {
            return Err(ParseYuanError::NotANumber);
        }
        let mut value: i128 = 0;
        for c in whole.chars() {
            value = value * 10 + i128::from(c as u32 - '0' as u32);
            if value > i128::from(i64::MAX) {
                return Err(ParseYuanError::TooLarge);
            }
        }
        value *= i128::from(unit);
        let mut place = i128::from(unit);
        for c in fraction.chars() {
            let digit = i128::from(c as u32 - '0' as u32);
            if place % 10 != 0 && digit != 0 {
                return Err(ParseYuanError::NotWholeYuan);
            }
            place /= 10;
            value += digit * place;
        }
        let signed = if negative { -value } else { value };
        i64::try_from(signed).map(Self).map_err(|_| ParseYuanError::TooLarge)
    }

    /// In 亿元 with exactly `decimals` decimals (0–8), half away from zero, grouped: `1,360.00`.
    #[must_use]
    pub fn in_yi(self, decimals: u32) -> String {
        scaled(self.0, YI, decimals.min(8))
    }

    /// In 万元 with exactly `decimals` decimals (0–4), half away from zero, grouped: `13,600,000`.
    #[must_use]
    pub fn in_wan(self, decimals: u32) -> String {
        scaled(self.0, WAN, decimals.min(4))
    }

    /// The shortest exact spelling in 万元, no grouping: what a form shows again when it is edited.
    #[must_use]
    pub fn exact_wan(self) -> String {
        let text = scaled(self.0, WAN, 4).replace(',', "");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The shortest exact spelling in 万元, grouped: what a sentence quotes.
    #[must_use]
    pub fn exact_wan_grouped(self) -> String {
        scaled(self.0, WAN, 4).trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// In millions with `decimals` decimals (0–6), half away from zero, grouped: English summaries.
    #[must_use]
    pub fn in_million(self, decimals: u32) -> String {
        scaled(self.0, 1_000_000, decimals.min(6))
    }

    /// In billions with `decimals` decimals (0–9), half away from zero, grouped: English summaries.
    #[must_use]
    pub fn in_billion(self, decimals: u32) -> String {
        scaled(self.0, 1_000_000_000, decimals.min(9))
    }

    /// Whole yuan with thousands separators.
    #[must_use]
    pub fn grouped(self) -> String {
        scaled(self.0, 1, 0)
    }
}

impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Summing an iterator whose result is `None` on overflow.
impl Sum<Yuan> for Option<Yuan> {
    fn sum<I: Iterator<Item = Yuan>>(iter: I) -> Self {
        Yuan::checked_sum(iter)
    }
}

/// Full-width forms as their half-width twins; `。`, which an input method gives for a point, too.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        _ => c,
    }
}

fn split_unit(text: &str, default_unit: i64) -> (&str, i64) {
    for (suffix, unit) in [("亿元", YI), ("亿", YI), ("万元", WAN), ("万", WAN), ("元", 1), ("¥", 1)]
    {
        if let Some(number) = text.strip_suffix(suffix) {
            return (number, unit);
        }
    }
    (text, default_unit)
}

fn scaled(value: i64, unit: i64, decimals: u32) -> String {
    let step = i128::from(unit);
    let scale = 10_i128.pow(decimals);
    let magnitude = i128::from(value).abs();
    let rounded = (magnitude * scale * 2 + step) / (step * 2);
    let (whole, fraction) = (rounded / scale, rounded % scale);
    let digits = whole.to_string();
    let mut text = String::with_capacity(digits.len() + 12);
    if value < 0 && rounded > 0 {
        text.push('-');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    if decimals > 0 {
        // Writing to a String cannot fail.
        let _ = write!(text, ".{fraction:0width$}", width = decimals as usize);
    }
    text
}

/// Why a typed amount is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseYuanError {
    /// Nothing but a unit or blanks.
    #[error("no number")]
    Empty,
    /// Characters other than digits, one point and a unit.
    #[error("not a number")]
    NotANumber,
    /// More decimals than the unit has: 万元 takes four, 亿元 eight.
    #[error("not a whole number of yuan")]
    NotWholeYuan,
    /// Beyond 9.2 × 10¹⁸ yuan.
    #[error("too large")]
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_type() {
        for (text, yuan) in [
            ("1360亿", 136_000_000_000),
            ("98.25 亿元", 9_825_000_000),
            ("12,345.6789万元", 123_456_789),
            ("1２３．５", 1_235_000),
            ("-0.5", -5_000),
            (".5万", 5_000),
            ("3元", 3),
        ] {
            assert_eq!(Yuan::parse(text, WAN), Ok(Yuan(yuan)), "{text}");
        }
    }

    #[test]
    fn refuses_rather_than_rounds() {
        assert_eq!(Yuan::parse("1.23456", WAN), Err(ParseYuanError::NotWholeYuan));
        assert_eq!(Yuan::parse("1.50000", WAN), Ok(Yuan(15_000)));
        assert_eq!(Yuan::parse("0.5元", WAN), Err(ParseYuanError::NotWholeYuan));
        assert_eq!(Yuan::parse("亿元", WAN), Err(ParseYuanError::Empty));
        assert_eq!(Yuan::parse("1e5", WAN), Err(ParseYuanError::NotANumber));
        assert_eq!(Yuan::parse("1.2.3", WAN), Err(ParseYuanError::NotANumber));
        assert_eq!(Yuan::parse("99999999999999亿", WAN), Err(ParseYuanError::TooLarge));
    }

    #[test]
    fn prints_grouped_and_rounded() {
        assert_eq!(Yuan(136_000_000_000).in_yi(2), "1,360.00");
        assert_eq!(Yuan(136_000_000_000).in_wan(0), "13,600,000");
        assert_eq!(Yuan(-5_000).in_wan(1), "-0.5");
        assert_eq!(Yuan(-4).in_wan(0), "0");
        assert_eq!(Yuan(123_456_789).exact_wan(), "12345.6789");
        assert_eq!(Yuan(15_000).exact_wan(), "1.5");
        assert_eq!(Yuan(i64::MIN).grouped(), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn sums_are_checked() {
        assert_eq!(Yuan::checked_sum([Yuan(i64::MAX), Yuan(1)]), None);
        assert_eq!([Yuan(1), Yuan(2)].into_iter().sum::<Option<Yuan>>(), Some(Yuan(3)));
    }

    proptest! {
        #[test]
        fn what_is_printed_exactly_reads_back(value in any::<i64>()) {
            prop_assert_eq!(Yuan::parse(&Yuan(value).exact_wan(), WAN), Ok(Yuan(value)));
            prop_assert_eq!(Yuan::parse(&Yuan(value).in_yi(8), YI), Ok(Yuan(value)));
        }
    }
}
