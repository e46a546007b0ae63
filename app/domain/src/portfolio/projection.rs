//! What a year's investment comes to if it goes on as it went: two paces, and nothing that is not in the figures.

use super::series::MonthTotals;
use crate::calendar::AsOf;
use crate::unit::Yuan;
use serde::{Deserialize, Serialize};

/// Two extrapolations of the investment completed by a month to the end of its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearProjection {
    /// The month of the year they begin at, 3 to 11.
    pub month: u32,
    /// Completed from January to that month, yuan.
    pub completed: Yuan,
    /// At the pace of the year so far: completed × 12 ÷ months, to the yuan, half up.
    pub at_years_pace: Yuan,
    /// At the pace of the last three months: completed + their mean × months left, to the yuan, half up.
    pub at_recent_pace: Yuan,
}

impl YearProjection {
    /// How many months the recent pace is that of; with fewer nothing is projected.
    pub const RECENT: u32 = 3;

    /// From the months of a year. `None` where a projection would be a guess: before March, in December, for a month
    /// that is still open, and after a month of which nothing was reported.
    #[must_use]
    pub fn of(months: &[MonthTotals], as_of: AsOf) -> Option<Self> {
        let month = as_of.month.month();
        if as_of.provisional || !(Self::RECENT..12).contains(&month) {
            return None;
        }
        let past = months.iter().filter(|totals| totals.month <= as_of.month);
        let amounts: Option<Vec<i128>> =
            past.map(|totals| totals.completed.sum.map(|Yuan(amount)| i128::from(amount))).collect();
        let amounts = amounts.filter(|amounts| amounts.len() == month as usize)?;
        let completed: i128 = amounts.iter().sum();
        let recent: i128 = amounts.iter().rev().take(Self::RECENT as usize).sum();
        let rest = i128::from(12 - month);
        let yuan = |amount: i128| i64::try_from(amount).ok().map(Yuan);
        Some(Self {
            month,
            completed: yuan(completed)?,
            at_years_pace: yuan(rounded(completed * 12, i128::from(month)))?,
            at_recent_pace: yuan(completed + rounded(recent * rest, i128::from(Self::RECENT)))?,
        })
    }

    /// The smaller of the two.
    #[must_use]
    pub fn low(self) -> Yuan {
        self.at_years_pace.min(self.at_recent_pace)
    }

    /// The larger of the two.
    #[must_use]
    pub fn high(self) -> Yuan {
        self.at_years_pace.max(self.at_recent_pace)
    }

    /// Both by the end of a month of the year, smaller first, on straight lines from what is completed; `None` before
    /// the month they begin at.
    #[must_use]
    pub fn by(self, month: u32) -> Option<(Yuan, Yuan)> {
        let gone = month.checked_sub(self.month).filter(|_| month <= 12)?;
        let on_the_way = |Yuan(end): Yuan| {
            let way = i128::from(end) - i128::from(self.completed.0);
            let done =
                i128::from(self.completed.0) + rounded(way * i128::from(gone), (12 - self.month).into());
            i64::try_from(done).ok().map(Yuan)
        };
        Some((on_the_way(self.low())?, on_the_way(self.high())?))
    }
}

/// The quotient, half up.
fn rounded(part: i128, by: i128) -> i128 {
    (2 * part + by).div_euclid(2 * by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::ReportingMonth;
    use crate::portfolio::CoveredSum;

    fn months(amounts: &[Option<i64>]) -> Vec<MonthTotals> {
        let january = ReportingMonth::new(2025, 1).expect("month");
        let totals = january.through(january.plus_months(11)).enumerate().map(|(at, month)| {
            let sum = amounts.get(at).copied().flatten().map(Yuan);
            MonthTotals {
                month,
                planned: CoveredSum { sum: None, known: 0 },
                completed: CoveredSum { sum, known: u32::from(sum.is_some()) },
                investment_completion_rate_bp: None,
                lights: None,
            }
        });
        totals.collect()
    }

    fn at(month: u32, provisional: bool) -> AsOf {
        AsOf { month: ReportingMonth::new(2025, month).expect("month"), provisional }
    }

    #[test]
    fn goes_on_at_either_pace() {
        let nine: Vec<_> = [100; 6].into_iter().chain([200; 3]).map(Some).collect();
        let projection = YearProjection::of(&months(&nine), at(9, false)).expect("a projection");
        // 1 200 in nine months is 1 600 in twelve; three months more at 200 are 1 800.
        assert_eq!((projection.completed, projection.at_years_pace), (Yuan(1_200), Yuan(1_600)));
        assert_eq!((projection.low(), projection.high()), (Yuan(1_600), Yuan(1_800)));
        assert_eq!(projection.by(8), None);
        assert_eq!(projection.by(9), Some((Yuan(1_200), Yuan(1_200))));
        assert_eq!(projection.by(11), Some((Yuan(1_467), Yuan(1_600))));
        assert_eq!(projection.by(12), Some((Yuan(1_600), Yuan(1_800))));
        assert_eq!(projection.by(13), None);
    }

    #[test]
    fn guesses_nothing() {
        let year = vec![Some(5); 12];
        assert!(YearProjection::of(&months(&year[..2]), at(2, false)).is_none());
        assert!(YearProjection::of(&months(&year), at(12, false)).is_none());
        assert!(YearProjection::of(&months(&year[..9]), at(9, true)).is_none());
        let mut gap = year[..9].to_vec();
        gap[4] = None;
        assert!(YearProjection::of(&months(&gap), at(9, false)).is_none());
        assert!(YearProjection::of(&months(&[Some(i64::MAX); 9]), at(9, false)).is_none());
    }
}
