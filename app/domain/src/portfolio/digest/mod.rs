//! What changed between two closed months: the sheet a meeting begins with.
//!
//! Everything is read off the portfolio as it was reported at the two months' ends, so its sums are the differences of
//! the two roll-ups, and what happened from January to March is what happened to February and from there.

mod build;
mod part;

pub use part::{AddedRecord, Changed, DigestSums, IssueChange, MilestoneMet, MoneyChange, PlanChange};

use super::changes::LightChange;
use super::rollup::Measures;
use crate::calendar::ReportingMonth;
use crate::project::{RecordPart, Sight};
use serde::{Deserialize, Serialize};

/// What changed between the ends of two months. Each list has the most important first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// The earlier month; its end is where the changes begin.
    pub from: ReportingMonth,
    /// The later month; its end is included.
    pub to: ReportingMonth,
    /// Figures of the projects at the end of `from`: of those the filter lets through at the end of `to`, so that both
    /// speak of the same projects.
    pub before: Measures,
    /// Figures of the same projects at the end of `to`.
    pub after: Measures,
    /// How much of each, over all projects, whatever is kept of the lists.
    pub sums: DigestSums,
    /// Lights that turned: by the light they show now (red, yellow, green, grey), larger plans of the year first.
    pub lights: Vec<LightChange>,
    /// Investment completed between, largest first; projects without an approved report between are not in it.
    pub money: Vec<MoneyChange>,
    /// Plans that changed, those that moved the most money first.
    pub plans: Vec<PlanChange>,
    /// Milestones reached, the latest ones first.
    pub milestones: Vec<MilestoneMet>,
    /// Projects whose issues were raised or closed, those with the most overdue first. Internal:
    /// [`Self::seen_with`] takes it out.
    pub issues: Vec<IssueChange>,
    /// Records of which nothing was known at the end of `from`, largest total first.
    pub added: Vec<AddedRecord>,
}

impl Digest {
    /// With at most so many entries in each list; the sums stay those of all.
    #[must_use]
    pub fn keep(mut self, most: usize) -> Self {
        self.lights.truncate(most);
        self.money.truncate(most);
        self.plans.truncate(most);
        self.milestones.truncate(most);
        self.issues.truncate(most);
        self.added.truncate(most);
        self
    }

    /// Without what a reader may not see: which project has how many issues is internal, their number is not.
    #[must_use]
    pub fn seen_with(mut self, sight: Sight) -> Self {
        if !sight.shows(RecordPart::Issues.visibility()) {
            self.issues.clear();
        }
        self
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sums == DigestSums::default()
    }
}
