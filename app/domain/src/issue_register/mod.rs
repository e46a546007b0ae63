//! 问题台账: issues raised against a project, with owner, due date and close-out.

mod change;
mod order;
mod register;
mod rules;
mod step;

pub use change::{IssueAssignment, IssueClosing, IssueOpening};
pub use order::{IssueOrder, closed_by_others};
pub use register::{RegisterQuery, RegisterSums, Standing, owner_label, register_day};
pub use rules::{MOST_CHARACTERS, MOST_OWNER, MOST_TITLE, check_note, check_reopening, note_of, reason_of};
pub use step::{IssueStep, StepKind};

use crate::access::Action;
use crate::label::Bilingual;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::code_list::code_list! {
    /// How much an issue matters.
    Severity as "severity" {
        /// 一般.
        Ordinary = "ordinary", "一般", "Ordinary";
        /// 重大: needs a leader.
        Major = "major", "重大", "Major";
    }
}

/// A problem on the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Identity.
    pub id: Uuid,
    /// What the problem is.
    pub title: Bilingual,
    /// How much it matters.
    pub severity: Severity,
    /// The unit that has to solve it.
    pub owner: Option<String>,
    /// The day it was put on the register.
    pub raised: NaiveDate,
    /// The day it is to be solved by.
    pub due: Option<NaiveDate>,
    /// 督办: the day a leader first ordered it to be solved; who did is in its steps.
    pub ordered: Option<NaiveDate>,
    /// 销号: the day it was closed.
    pub closed: Option<NaiveDate>,
    /// 进展: what was last told of it.
    pub progress: Option<String>,
    /// 销号依据: what shows that it is solved.
    pub evidence: Option<String>,
    /// Counts writes.
    pub revision: i64,
}

impl Issue {
    /// What whoever closes it, or opens it again, needs to be allowed.
    #[must_use]
    pub const fn closing_action(&self) -> Action {
        match self.ordered {
            Some(_) => Action::CloseOrder,
            None => Action::CloseIssue,
        }
    }

    /// Whether it was on the register and not closed at the end of a day.
    #[must_use]
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.raised <= day && self.closed.is_none_or(|closed| closed > day)
    }

    /// Whether it was open and past its due date at the end of a day.
    #[must_use]
    pub fn is_overdue_on(&self, day: NaiveDate) -> bool {
        self.days_overdue_on(day) > 0
    }

    /// Days past the due date at the end of a day; 0 when it was closed by then or not yet due.
    #[must_use]
    pub fn days_overdue_on(&self, day: NaiveDate) -> u32 {
        if self.is_open_on(day) { days_overdue(self.due, day) } else { 0 }
    }
}

/// Days a due date is past on a day; 0 without one.
#[must_use]
pub fn days_overdue(due: Option<NaiveDate>, day: NaiveDate) -> u32 {
    due.map_or(0, |due| u32::try_from((day - due).num_days()).unwrap_or(0))
}

#[cfg(test)]
mod tests;
