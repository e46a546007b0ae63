//! Adding rows up, exactly: 128-bit sums while adding, checked once at the end.

use super::query::QueryError;
use super::rollup::{CoveredSum, Measures};
use super::snapshot::{ANNUAL, CUMULATIVE, MEASURES, Snapshot, TOTAL, UNKNOWN, YTD};
use crate::calendar::ReportingMonth;
use crate::code_list::{CodeList as _, Stage};
use crate::status_light::LightCounts;
use crate::unit::{BasisPoints, Yuan};

/// The sums of one group while rows are added.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Accumulator {
    pub count: u32,
    lights: [u32; 4],
    sums: [i128; MEASURES],
    known: [u32; MEASURES],
    rated_done: i128,
    rated_plan: i128,
    rated: u32,
    suspended: u32,
    cancelled: u32,
}

impl Accumulator {
    /// Adds one row of a snapshot.
    #[inline]
    pub fn add(&mut self, snapshot: &Snapshot, row: usize) {
        self.count += 1;
        self.lights[usize::from(snapshot.light[row]) & 3] += 1;
        for (measure, column) in snapshot.money.iter().enumerate() {
            let value = column[row];
            let known = value != UNKNOWN;
            self.sums[measure] += i128::from(if known { value } else { 0 });
            self.known[measure] += u32::from(known);
        }
        let stage = snapshot.stage[row];
        let (plan, done) = (snapshot.money[ANNUAL][row], snapshot.money[YTD][row]);
        // Suspended and cancelled projects are counted apart and left out of rate and gap (DESIGN §2).
        let suspended = stage == Stage::Suspended.ordinal();
        let cancelled = stage == Stage::Cancelled.ordinal();
        self.suspended += u32::from(suspended);
        self.cancelled += u32::from(cancelled);
        let rated = plan != UNKNOWN && done != UNKNOWN && !suspended && !cancelled;
        self.rated += u32::from(rated);
        self.rated_done += i128::from(if rated { done } else { 0 });
        self.rated_plan += i128::from(if rated { plan } else { 0 });
    }

    /// The group's figures.
    ///
    /// # Errors
    /// [`QueryError::Overflow`] when a sum does not fit: reported, never wrapped.
    pub fn measures(&self, month: ReportingMonth) -> Result<Measures, QueryError> {
        let yuan = |sum: i128| i64::try_from(sum).map(Yuan).map_err(|_| QueryError::Overflow);
        let covered = |measure: usize| -> Result<CoveredSum, QueryError> {
            let known = self.known[measure];
            let sum = if known == 0 { None } else { Some(yuan(self.sums[measure])?) };
            Ok(CoveredSum { sum, known })
        };
        let rate = BasisPoints::ratio(yuan(self.rated_done)?, yuan(self.rated_plan)?);
        Ok(Measures {
            count: self.count,
            lights: LightCounts::from_ordinals(self.lights),
            total_planned_investment: covered(TOTAL)?,
            annual_planned_investment: covered(ANNUAL)?,
            investment_completed_ytd: covered(YTD)?,
            investment_completed_cumulative: covered(CUMULATIVE)?,
            investment_completion_rate_bp: rate,
            progress_gap_bp: rate.map(|rate| rate - month.time_proportional()),
            rated: self.rated,
            suspended: self.suspended,
            cancelled: self.cancelled,
        })
    }
}
