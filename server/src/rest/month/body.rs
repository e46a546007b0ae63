//! What the API takes and gives of months.

use crate::rest::schema::TextBody;
use domain::calendar::{OfficeMonth, Outstanding};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A month of the office.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "Month")]
pub struct MonthBody {
    /// `YYYY-MM`.
    month: String,
    /// Whether its figures are final; an open one takes reports.
    closed: bool,
    /// The last day to report.
    due_on: String,
    /// Why it was opened again, if it was; only for who may read internal fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    reopened_reason: Option<String>,
    /// What would be closed unfinished; only of an open month, and for who may read unapproved reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    outstanding: Option<OutstandingBody>,
}

/// Every month that was opened.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "MonthList")]
pub struct MonthListBody {
    /// Newest first.
    pub items: Vec<MonthBody>,
}

/// What would be closed unfinished.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(title = "Outstanding")]
pub struct OutstandingBody {
    /// Projects that owe a report and have not handed one in.
    not_handed_in: u32,
    /// Reports handed in and not reviewed.
    not_reviewed: u32,
}

/// How a month is opened.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "MonthOpening")]
pub struct OpenBody {
    /// The last day to report, `YYYY-MM-DD`; left out: on the day the settings name.
    #[serde(default)]
    pub due_on: Option<String>,
}

/// How a month is closed.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "MonthClosing")]
pub struct CloseBody {
    /// Closes it although reports are outstanding: they do not count then.
    #[serde(default)]
    pub confirmed: bool,
}

/// Why a month is opened again.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "MonthReopening")]
pub struct ReopenBody {
    /// The reason; it is needed.
    #[serde(default)]
    pub reason: String,
}

/// Which reports are approved in bulk.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(title = "BulkApproval")]
pub struct ApproveBody {
    /// Codes of projects; left out: all whose report waits for review.
    #[serde(default)]
    pub projects: Option<Vec<String>>,
    /// By code, the revision of the report that was read: one that was changed since is left out. Without it the
    /// report is approved as it is now.
    #[serde(default)]
    pub revisions: BTreeMap<String, i64>,
}

/// What was done, report by report.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "BulkApproved")]
pub struct ApprovedBody {
    /// `YYYY-MM`.
    pub month: String,
    /// Reports that count now.
    pub approved: Vec<ApprovedReportBody>,
    /// Reports that were left as they are, and why.
    pub left_out: Vec<LeftOutBody>,
}

/// A report that was approved.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "ApprovedReport")]
pub struct ApprovedReportBody {
    /// The office's code of the project.
    pub code: String,
    /// The report's revision after it.
    pub revision: i64,
}

/// A report that was not approved.
#[derive(Debug, Serialize, Clone, ToSchema)]
#[schema(title = "LeftOutReport")]
pub struct LeftOutBody {
    /// The office's code of the project.
    pub code: String,
    /// `refused`: you may not; `stale`: changed since; `conflict`: it does not wait for review, or the month is
    /// closed; `not-found`: there is none.
    pub kind: &'static str,
    /// Why not.
    pub reason: TextBody,
    /// The report's revision now; null where it does not matter.
    #[schema(required)]
    pub current: Option<i64>,
}

impl MonthBody {
    /// `with_internals`: whether its reader may see why it was opened again.
    pub fn new(month: &OfficeMonth, with_internals: bool, outstanding: Option<Outstanding>) -> Self {
        Self {
            month: month.month.to_string(),
            closed: month.closed,
            due_on: month.due_on.to_string(),
            reopened_reason: month.reopened_reason.clone().filter(|_| with_internals),
            outstanding: outstanding.map(|Outstanding { not_handed_in, not_reviewed }| OutstandingBody {
                not_handed_in,
                not_reviewed,
            }),
        }
    }
}
