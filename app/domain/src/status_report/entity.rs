//! One report: one project, one month.

use crate::calendar::ReportingMonth;
use crate::unit::{BasisPoints, Yuan};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

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
    /// Counts writes; a write names the revision it saw.
    pub revision: i64,
}
