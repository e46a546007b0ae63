//! Plan against actual over the months of a year, for a set of projects.

use super::accumulator::Accumulator;
use super::query::{Filter, QueryError};
use super::rollup::CoveredSum;
use super::view::Portfolio;
use crate::calendar::ReportingMonth;
use crate::investment::plan_on;
use crate::status_light::LightCounts;
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// One month of a set of projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthTotals {
    /// The month.
    pub month: ReportingMonth,
    /// Planned for this month, over the projects whose plan is phased.
    pub planned: CoveredSum,
    /// Completed in this month, over the projects with an approved report; empty after `as_of`.
    pub completed: CoveredSum,
    /// Completion rate of the year at the month's end; `None` after `as_of`.
    pub investment_completion_rate_bp: Option<BasisPoints>,
    /// Lights at the month's end; `None` after `as_of` and before the first month with data.
    pub lights: Option<LightCounts>,
}

/// A sum that knows how many amounts it covers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Covering {
    sum: i128,
    known: u32,
}

impl Covering {
    pub fn add(&mut self, amount: Yuan) {
        self.sum += i128::from(amount.0);
        self.known += 1;
    }

    pub fn covered(self) -> Result<CoveredSum, QueryError> {
        let sum = i64::try_from(self.sum).map_err(|_| QueryError::Overflow)?;
        Ok(CoveredSum { sum: (self.known > 0).then_some(Yuan(sum)), known: self.known })
    }
}

impl Portfolio {
    /// Plan against actual over the twelve months of the `as_of` year, for the projects a filter lets
    /// through.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn monthly(
        &self,
        filter: &Filter,
        as_of: Option<ReportingMonth>,
    ) -> Result<Vec<MonthTotals>, QueryError> {
        let as_of = self.calendar().resolve(as_of)?;
        let snapshot = self.snapshot(as_of);
        let mut rows = Vec::new();
        self.matcher(filter, snapshot)?.for_each(|row| rows.push(row));
        let january = as_of.month.january();
        let mut planned = [Covering::default(); 12];
        let mut completed = [Covering::default(); 12];
        let slot =
            |month: ReportingMonth| usize::try_from(month.months_since(january)).ok().filter(|i| *i < 12);
        for entry in rows.iter().map(|row| &self.entries()[*row]) {
            let plan = plan_on(&entry.plans, as_of.month.last_day());
            for phase in plan.into_iter().flat_map(|plan| &plan.phasing) {
                if let Some(slot) = slot(phase.month) {
                    planned[slot].add(phase.amount);
                }
            }
            for (month, amount) in entry.approved().filter(|(month, _)| *month <= as_of.month) {
                if let Some(slot) = slot(month) {
                    completed[slot].add(amount);
                }
            }
        }
        let past = january.through(as_of.month);
        self.work_out(past.filter_map(|month| self.calendar().resolve(Some(month)).ok()));
        let mut months = Vec::with_capacity(12);
        for (month, (planned, completed)) in
            january.through(january.plus_months(11)).zip(planned.iter().zip(completed))
        {
            let known = (month <= as_of.month).then(|| self.calendar().resolve(Some(month)).ok()).flatten();
            let totals = known.map(|then| {
                let snapshot = self.snapshot(then);
                let mut sum = Accumulator::default();
                rows.iter().for_each(|row| sum.add(&snapshot.facts[*row], snapshot.sums_fit));
                sum.measures(month)
            });
            let totals = totals.transpose()?;
            months.push(MonthTotals {
                month,
                planned: planned.covered()?,
                completed: completed.covered()?,
                investment_completion_rate_bp: totals.and_then(|totals| totals.investment_completion_rate_bp),
                lights: totals.map(|totals| totals.lights),
            });
        }
        Ok(months)
    }
}
