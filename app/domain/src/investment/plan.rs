//! The investment plan. Versions are frozen: version 1 is the baseline, a change is a new version.

use crate::calendar::ReportingMonth;
use crate::unit::Yuan;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One frozen version of a project's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// 1 is the baseline.
    pub version: u32,
    /// First day the version holds.
    pub effective_from: NaiveDate,
    /// 计划总投资; `None` = not published.
    pub total_planned_investment: Option<Yuan>,
    /// 年度计划投资 by calendar year; a year that is missing has no plan.
    pub annual: Vec<AnnualPlan>,
    /// The annual plan spread over months; may be empty.
    pub phasing: Vec<MonthlyPhase>,
    /// Planned start of work.
    pub planned_start: Option<NaiveDate>,
    /// Planned finish.
    pub planned_finish: Option<NaiveDate>,
    /// Why the plan was changed; `None` for a baseline.
    pub reason: Option<String>,
    /// Who allowed the change; `None` for a baseline.
    pub authority: Option<String>,
}

/// Planned investment of one calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnualPlan {
    /// The year.
    pub year: i32,
    /// The plan.
    pub amount: Yuan,
}

/// Planned investment of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthlyPhase {
    /// The month.
    pub month: ReportingMonth,
    /// The plan.
    pub amount: Yuan,
}

impl PlanVersion {
    /// The plan of a year; `None` when the year has none.
    #[must_use]
    pub fn annual_planned_investment(&self, year: i32) -> Option<Yuan> {
        self.annual.iter().find(|plan| plan.year == year).map(|plan| plan.amount)
    }
}

/// The version in force at the end of a day: the highest that has taken effect.
#[must_use]
pub fn plan_on(versions: &[PlanVersion], day: NaiveDate) -> Option<&PlanVersion> {
    versions.iter().filter(|version| version.effective_from <= day).max_by_key(|version| version.version)
}
