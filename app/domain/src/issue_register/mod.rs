//! 问题台账: issues raised against a project, with owner, due date and close-out.

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
    /// 销号: the day it was closed.
    pub closed: Option<NaiveDate>,
    /// Counts writes.
    pub revision: i64,
}

impl Issue {
    /// Whether it was on the register and not closed at the end of a day.
    #[must_use]
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.raised <= day && self.closed.is_none_or(|closed| closed > day)
    }

    /// Whether it was open and past its due date at the end of a day.
    #[must_use]
    pub fn is_overdue_on(&self, day: NaiveDate) -> bool {
        self.is_open_on(day) && self.due.is_some_and(|due| due < day)
    }
}
