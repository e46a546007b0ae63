//! What the page is given.

use domain::calendar::ReportingMonth;
use domain::investment::PlanVersion;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use serde::{Deserialize, Serialize};

/// The plan of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// Version 1, the baseline, first; also those that have not taken effect yet.
    pub versions: Vec<PlanVersion>,
    /// The month that takes reports: a new version holds from it at the earliest.
    pub open: ReportingMonth,
    /// Whether the reader may add a version.
    pub may_change: bool,
}

impl PlanView {
    /// The years a form asks for: those of the last version, the open month's, and the one after.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let planned =
            self.versions.last().into_iter().flat_map(|last| last.annual.iter().map(|plan| plan.year));
        let mut years: Vec<i32> = planned.chain([self.open.year(), self.open.year() + 1]).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}
