//! One report: one project, one month.

use super::CheckCode;
use crate::calendar::ReportingMonth;
use crate::unit::{BasisPoints, Yuan};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::code_list::code_list! {
    /// Where a report stands. Only approved reports count.
    ReportState as "state" {
        /// 草稿: being written.
        Draft = "draft", "草稿", "Draft";
        /// 待审: handed in.
        Submitted = "submitted", "待审", "Submitted";
        /// 已审: approved; counts.
        Approved = "approved", "已审", "Approved";
        /// 退回: sent back with a reason.
        Returned = "returned", "退回", "Returned";
    }
}

/// Why figures that look wrong are right, by the check that asks.
pub type Explanations = BTreeMap<CheckCode, String>;

/// 月报: what one project completed in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusReport {
    /// The month reported on.
    pub month: ReportingMonth,
    /// Where the report stands.
    pub state: ReportState,
    /// 本月完成投资: work done in money terms, not cash paid.
    pub investment_completed_this_month: Yuan,
    /// 形象进度 of the whole project, 0–100 %; `None` = not stated.
    pub physical_progress: Option<BasisPoints>,
    /// 形象进度 in words.
    pub note: Option<String>,
    /// Problems met.
    pub problems: Option<String>,
    /// Next steps.
    pub next_steps: Option<String>,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// When it was handed in, UTC.
    pub submitted_at: Option<DateTime<Utc>>,
    /// The account that handed it in; `None` in reports from before there were accounts.
    #[serde(default)]
    pub submitted_by: Option<String>,
    /// When it was approved or returned, UTC.
    #[serde(default)]
    pub reviewed_at: Option<DateTime<Utc>>,
    /// The account that did.
    #[serde(default)]
    pub reviewed_by: Option<String>,
    /// What the manager says to the checks the report raised.
    #[serde(default)]
    pub explanations: Explanations,
    /// Counts writes; a write names the revision it saw.
    pub revision: i64,
}

impl StatusReport {
    /// A draft with nothing in it.
    #[must_use]
    pub const fn blank(month: ReportingMonth) -> Self {
        Self {
            month,
            state: ReportState::Draft,
            investment_completed_this_month: Yuan::ZERO,
            physical_progress: None,
            note: None,
            problems: None,
            next_steps: None,
            return_reason: None,
            submitted_at: None,
            submitted_by: None,
            reviewed_at: None,
            reviewed_by: None,
            explanations: Explanations::new(),
            revision: 0,
        }
    }

    /// Whether the unit has done its part: handed in, and not sent back.
    #[must_use]
    pub const fn is_handed_in(&self) -> bool {
        self.state.is_handed_in()
    }
}

impl ReportState {
    /// Handed in, and not sent back.
    #[must_use]
    pub const fn is_handed_in(self) -> bool {
        matches!(self, Self::Submitted | Self::Approved)
    }
}
