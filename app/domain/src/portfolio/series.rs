//! Plan against actual over the months of a year, for a set of projects.

use super::query::QueryError;
use super::rollup::CoveredSum;
use crate::calendar::ReportingMonth;
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
