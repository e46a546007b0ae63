//! The parts of a digest.

use crate::code_list::Stage;
use crate::label::Bilingual;
use crate::portfolio::CoveredSum;
use crate::project::ProjectCode;
use crate::unit::{BasisPoints, Yuan};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A value at the end of the earlier month and at the end of the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changed<T> {
    /// At the end of the earlier month.
    pub from: T,
    /// At the end of the later month.
    pub to: T,
}

impl<T: PartialEq> Changed<T> {
    /// Whether it is the same at both.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.from == self.to
    }
}

impl Changed<Option<Yuan>> {
    /// By how much a sum over projects moves for it, yuan: what is unknown adds nothing to a sum.
    #[must_use]
    pub fn moves(&self) -> i128 {
        let amount = |yuan: Option<Yuan>| i128::from(yuan.unwrap_or_default().0);
        amount(self.to) - amount(self.from)
    }
}

/// How much of each changed, over all projects of a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DigestSums {
    /// Lights that turned.
    pub turned: u32,
    /// Of these: to a worse light, among green, yellow and red.
    pub worse: u32,
    /// Of these: to a better light, among green, yellow and red.
    pub better: u32,
    /// Investment completed between: the sum of the approved reports of the months after `from` to `to`, and how many
    /// projects have one.
    pub completed: CoveredSum,
    /// Plans that changed.
    pub plans_changed: u32,
    /// By how much 计划总投资 of all moved, yuan.
    pub total_planned_moved: Yuan,
    /// By how much the plan of the later month's year moved, yuan: what was planned for that year at the two ends.
    pub annual_planned_moved: Yuan,
    /// Milestones reached.
    pub milestones_met: u32,
    /// Of these: after the day they were planned for.
    pub milestones_late: u32,
    /// Issues raised.
    pub issues_raised: u32,
    /// Issues closed.
    pub issues_closed: u32,
    /// Records of which nothing was known before.
    pub added: u32,
    /// Projects that began.
    pub started: u32,
    /// Projects that were finished.
    pub finished: u32,
}

/// Investment a project completed between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyChange {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The sum of its approved reports between.
    pub completed: Yuan,
    /// Of how many months.
    pub months: u32,
    /// 累计完成投资 at the end of the later month.
    pub cumulative: Option<Yuan>,
    /// 超/欠序时 at the end of the later month.
    pub progress_gap_bp: Option<BasisPoints>,
}

/// A plan of which another version holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The version that holds; `from` is `None` where there was no plan.
    pub version: Changed<Option<u32>>,
    /// 计划总投资.
    pub total_planned_investment: Changed<Option<Yuan>>,
    /// The plan of the later month's year.
    pub annual_planned_investment: Changed<Option<Yuan>>,
    /// Planned start.
    pub planned_start: Changed<Option<NaiveDate>>,
    /// Planned finish.
    pub planned_finish: Changed<Option<NaiveDate>>,
    /// Whether its months are planned differently.
    pub rephased: bool,
    /// Why; `None` for a baseline.
    pub reason: Option<String>,
}

/// A milestone that was reached. The read model keeps no names of milestones: the record page has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneMet {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The day it was planned for.
    pub planned: NaiveDate,
    /// The day it was reached.
    pub actual: NaiveDate,
    /// Days after the planned one; 0 when in time.
    pub days_late: u32,
}

/// How a project's issues moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueChange {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// Issues raised between.
    pub raised: u32,
    /// Issues closed between.
    pub closed: u32,
    /// Open at the end of the later month.
    pub open: u32,
    /// Of these, past their due date.
    pub overdue: u32,
}

/// A record of which nothing was known before: no stage, no plan, no start, no approved report. The read model does not
/// keep the day a record was typed in; what took effect earlier counts as known earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedRecord {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// Its stage at the end of the later month.
    pub stage: Option<Stage>,
    /// 计划总投资 at the end of the later month.
    pub total_planned_investment: Option<Yuan>,
}
