//! Milestones: planned, forecast and actual dates, and what is overdue.

mod change;

pub use change::{MilestoneOpening, MilestoneUpdate, PlannedDateChange, evidence_of};

use crate::label::Bilingual;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// 节点: a step of a project with a date to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Identity.
    pub id: Uuid,
    /// What is to be reached.
    pub name: Bilingual,
    /// The date of the baseline.
    pub baseline: NaiveDate,
    /// The date planned now; lights are judged by it.
    pub planned: NaiveDate,
    /// The date expected now, when it differs from the plan.
    pub forecast: Option<NaiveDate>,
    /// The date it was reached.
    pub actual: Option<NaiveDate>,
    /// What shows that it was reached: a document's number, a protocol, a photo.
    pub evidence: Option<String>,
    /// Counts writes.
    pub revision: i64,
}

impl Milestone {
    /// Whether it had been reached by a day.
    #[must_use]
    pub fn is_met_by(&self, day: NaiveDate) -> bool {
        self.actual.is_some_and(|actual| actual <= day)
    }

    /// Days past the planned date on a day; 0 when met or not yet due.
    #[must_use]
    pub fn days_overdue_on(&self, day: NaiveDate) -> u32 {
        days_overdue(self.planned, self.actual, day)
    }
}

/// Days a date is past on a day, unless it was met by then.
#[must_use]
pub fn days_overdue(planned: NaiveDate, actual: Option<NaiveDate>, day: NaiveDate) -> u32 {
    if actual.is_some_and(|actual| actual <= day) {
        return 0;
    }
    u32::try_from((day - planned).num_days()).unwrap_or(0)
}
