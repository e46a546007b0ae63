//! The rules as data, so that an office changes a table and not a program.

use super::Light;
use crate::unit::BasisPoints;
use serde::{Deserialize, Serialize};

/// A version of the rules. The first rule that holds, worst colour first, decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTable {
    /// Version, shown in every explanation.
    pub version: u32,
    /// The rules, in any order: red is tried before yellow.
    pub rules: Vec<Rule>,
    /// This many yellow months in a row, counted before escalation, become red; 0 or 1 = never.
    pub yellow_months_to_red: u32,
    /// What an overdue issue does to its project's light; `None` = nothing.
    #[serde(default)]
    pub overdue_issues: Option<IssueRule>,
}

/// What an issue past its due date does to the light of its project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRule {
    /// Yellow when overdue by more than so many days; `None` = never.
    pub yellow_more_than_days: Option<u32>,
    /// Red when overdue by more than so many days; `None` = never.
    pub red_more_than_days: Option<u32>,
}

impl IssueRule {
    /// Beyond how many days it gives a light.
    #[must_use]
    pub const fn more_than_days(&self, light: Light) -> Option<u32> {
        match light {
            Light::Red => self.red_more_than_days,
            Light::Yellow => self.yellow_more_than_days,
            Light::Green | Light::Grey => None,
        }
    }
}

/// One rule: a condition and the colour it gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The colour: red or yellow. Green is what remains.
    pub light: Light,
    /// When it applies.
    pub condition: Condition,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Condition {
    /// The gap to time (percentage points, as basis points) is below a limit.
    GapBelow {
        /// The limit, itself not below.
        limit: BasisPoints,
    },
    /// Completion rate ÷ time-proportional progress is below a limit (武汉's mode).
    RatioBelow {
        /// The limit, itself not below; 8 000 = 80 %.
        limit: BasisPoints,
    },
    /// A milestone is overdue by more than a number of days.
    MilestoneOverdue {
        /// Days that are still tolerated.
        more_than_days: u32,
    },
    /// The reports of this many consecutive months ending with `as_of` are missing.
    ReportsMissing {
        /// Months in a row.
        months: u32,
    },
    /// The planned start is past by at least this many months and work has not begun.
    StartMissed {
        /// Whole months.
        months: u32,
    },
}

impl RuleTable {
    /// Default rule v1 (VOCABULARY §3).
    #[must_use]
    pub fn v1() -> Self {
        let rule = |light, condition| Rule { light, condition };
        Self {
            version: 1,
            rules: vec![
                rule(Light::Red, Condition::GapBelow { limit: BasisPoints(-1000) }),
                rule(Light::Red, Condition::MilestoneOverdue { more_than_days: 30 }),
                rule(Light::Red, Condition::ReportsMissing { months: 2 }),
                rule(Light::Red, Condition::StartMissed { months: 3 }),
                rule(Light::Yellow, Condition::GapBelow { limit: BasisPoints(0) }),
                rule(Light::Yellow, Condition::MilestoneOverdue { more_than_days: 0 }),
                rule(Light::Yellow, Condition::ReportsMissing { months: 1 }),
            ],
            yellow_months_to_red: 2,
            overdue_issues: None,
        }
    }
}

impl Default for RuleTable {
    fn default() -> Self {
        Self::v1()
    }
}
