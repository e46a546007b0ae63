//! Adding rows up, exactly. Whether any sum of a snapshot's rows could fail to fit is known beforehand;
//! only then every addition is watched, and one that does not fit is remembered and reported at the end.

use super::query::QueryError;
use super::rollup::{CoveredSum, Measures};
use super::snapshot::{
    ANNUAL, CANCELLED, COUNTS, CUMULATIVE, RATED, RATED_DONE, RATED_PLAN, RowFacts, SUMS, SUSPENDED, TOTAL,
    YTD,
};
use crate::calendar::ReportingMonth;
use crate::status_light::LightCounts;
use crate::unit::{BasisPoints, Yuan};

/// The sums of one group while rows are added.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Accumulator {
    lights: [u32; 4],
    counts: [u32; COUNTS],
    sums: [i64; SUMS],
    overflowed: bool,
}

impl Accumulator {
    /// Adds one row of a snapshot; `fit` is the snapshot's `sums_fit`.
    #[inline]
    pub fn add(&mut self, facts: &RowFacts, fit: bool) {
        self.lights[usize::from(facts.light) & 3] += 1;
        for (count, more) in self.counts.iter_mut().zip(facts.counts) {
            *count += u32::from(more);
        }
        if fit {
            for (sum, more) in self.sums.iter_mut().zip(facts.sums) {
                *sum = sum.wrapping_add(more);
            }
        } else {
            self.add_sums(&facts.sums);
        }
    }

    /// Adds sums that may not fit.
    fn add_sums(&mut self, sums: &[i64; SUMS]) {
        for (sum, more) in self.sums.iter_mut().zip(sums) {
            let (added, overflowed) = sum.overflowing_add(*more);
            *sum = added;
            self.overflowed |= overflowed;
        }
    }

    /// Projects in the group: each shows one light.
    pub fn count(&self) -> u32 {
        self.lights.iter().sum()
    }

    /// Adds another group.
    pub fn merge(&mut self, other: &Self) {
        self.overflowed |= other.overflowed;
        self.add_sums(&other.sums);
        for (mine, theirs) in self.lights.iter_mut().zip(other.lights) {
            *mine += theirs;
        }
        for (mine, theirs) in self.counts.iter_mut().zip(other.counts) {
            *mine += theirs;
        }
    }

    /// The group's figures.
    ///
    /// # Errors
    /// [`QueryError::Overflow`] when a sum does not fit: reported, never wrapped.
    pub fn measures(&self, month: ReportingMonth) -> Result<Measures, QueryError> {
        if self.overflowed {
            return Err(QueryError::Overflow);
        }
        let covered = |measure: usize| {
            let known = self.counts[measure];
            CoveredSum { sum: (known > 0).then_some(Yuan(self.sums[measure])), known }
        };
        let rate = BasisPoints::ratio(Yuan(self.sums[RATED_DONE]), Yuan(self.sums[RATED_PLAN]));
        Ok(Measures {
            count: self.count(),
            lights: LightCounts::from_ordinals(self.lights),
            total_planned_investment: covered(TOTAL),
            annual_planned_investment: covered(ANNUAL),
            investment_completed_ytd: covered(YTD),
            investment_completed_cumulative: covered(CUMULATIVE),
            investment_completion_rate_bp: rate,
            progress_gap_bp: rate.map(|rate| rate - month.time_proportional()),
            rated: self.counts[RATED],
            suspended: self.counts[SUSPENDED],
            cancelled: self.counts[CANCELLED],
        })
    }
}
