//! What happened to an issue, step by step.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::code_list::code_list! {
    /// A step of an issue.
    StepKind as "issue_step" {
        /// Put on the register.
        Opened = "opened", "登记", "Opened";
        /// Given to a unit, or with another due date.
        Assigned = "assigned", "交办", "Assigned";
        /// Ordered by a leader. With a text when it was on the register before; without, when it was put there.
        Ordered = "ordered", "督办", "Ordered";
        /// Told how it goes.
        Noted = "noted", "进展", "Progress";
        /// 销号.
        Closed = "closed", "销号", "Closed";
        /// Put back on the register.
        Reopened = "reopened", "重开", "Reopened";
    }
}

/// One step of an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueStep {
    /// From 1.
    pub number: u32,
    /// What was done.
    pub kind: StepKind,
    /// When.
    pub at: DateTime<Utc>,
    /// The account that did it.
    pub actor: String,
    /// What was written: an order, a note, a reason, evidence.
    pub text: Option<String>,
    /// Who had to solve it from then on.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
}
