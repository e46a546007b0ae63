//! Adding rows up, exactly: an addition that does not fit is remembered and reported at the end, which
//! costs a flag instead of twice the width.

use super::query::QueryError;
use super::rollup::{CoveredSum, Measures};
use super::snapshot::{ANNUAL, CUMULATIVE, MEASURES, RowFacts, TOTAL, UNKNOWN, YTD};
use crate::calendar::ReportingMonth;
use crate::code_list::{CodeList as _, Stage};
use crate::status_light::LightCounts;
use crate::unit::{BasisPoints, Yuan};

/// The sums of one group while rows are added.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Accumulator {
    lights: [u32; 4],
    sums: [i64; MEASURES],
    known: [u32; MEASURES],
    rated_done: i64,
    rated_plan: i64,
    rated: u32,
    suspended: u32,
    cancelled: u32,
    overflowed: bool,
}

impl Accumulator {
    /// Adds one row of a snapshot.
    #[inline]
    pub fn add(&mut self, facts: &RowFacts) {
        self.lights[usize::from(facts.light) & 3] += 1;
        let sums = self.sums.iter_mut().zip(&mut self.known);
        for ((sum, covered), value) in sums.zip(facts.money) {
            let known = value != UNKNOWN;
            self.overflowed |= add_to(sum, if known { value } else { 0 });
            *covered += u32::from(known);
        }
        let stage = facts.stage;
        let (plan, done) = (facts.money[ANNUAL], facts.money[YTD]);
        // Suspended and cancelled projects are counted apart and left out of rate and gap (DESIGN §2).
        let suspended = stage == Stage::Suspended.ordinal();
        let cancelled = stage == Stage::Cancelled.ordinal();
        self.suspended += u32::from(suspended);
        self.cancelled += u32::from(cancelled);
        let rated = plan != UNKNOWN && done != UNKNOWN && !suspended && !cancelled;
        self.rated += u32::from(rated);
        self.overflowed |= add_to(&mut self.rated_done, if rated { done } else { 0 });
        self.overflowed |= add_to(&mut self.rated_plan, if rated { plan } else { 0 });
    }

    /// Projects in the group: each shows one light.
    pub fn count(&self) -> u32 {
        self.lights.iter().sum()
    }

    /// Adds another group.
    pub fn merge(&mut self, other: &Self) {
        self.rated += other.rated;
        self.suspended += other.suspended;
        self.cancelled += other.cancelled;
        self.overflowed |= other.overflowed;
        self.overflowed |= add_to(&mut self.rated_done, other.rated_done);
        self.overflowed |= add_to(&mut self.rated_plan, other.rated_plan);
        for (mine, theirs) in self.lights.iter_mut().zip(other.lights) {
            *mine += theirs;
        }
        for (mine, theirs) in self.sums.iter_mut().zip(other.sums) {
            self.overflowed |= add_to(mine, theirs);
        }
        for (mine, theirs) in self.known.iter_mut().zip(other.known) {
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
            let known = self.known[measure];
            CoveredSum { sum: (known > 0).then_some(Yuan(self.sums[measure])), known }
        };
        let rate = BasisPoints::ratio(Yuan(self.rated_done), Yuan(self.rated_plan));
        Ok(Measures {
            count: self.count(),
            lights: LightCounts::from_ordinals(self.lights),
            total_planned_investment: covered(TOTAL),
            annual_planned_investment: covered(ANNUAL),
            investment_completed_ytd: covered(YTD),
            investment_completed_cumulative: covered(CUMULATIVE),
            investment_completion_rate_bp: rate,
            progress_gap_bp: rate.map(|rate| rate - month.time_proportional()),
            rated: self.rated,
            suspended: self.suspended,
            cancelled: self.cancelled,
        })
    }
}

/// Adds in place; true when the sum did not fit.
#[inline]
fn add_to(sum: &mut i64, value: i64) -> bool {
    let (added, overflowed) = sum.overflowing_add(value);
    *sum = added;
    overflowed
}
