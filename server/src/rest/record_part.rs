//! What hangs on a project: plan versions, reports, milestones, issues. The prose of reports under way and
//! the owners of issues are not in it.

use super::schema::{TextBody, code};
use domain::code_list::CodeList as _;
use domain::investment::PlanVersion;
use domain::issue_register::{Issue, Severity};
use domain::milestone::Milestone;
use domain::status_report::{ReportState, StatusReport};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlanVersionBody {
    version: u32,
    effective_from: String,
    #[schema(required)]
    total_planned_investment: Option<i64>,
    /// By year.
    annual_planned_investment: BTreeMap<String, i64>,
    /// By month.
    phasing: BTreeMap<String, i64>,
    #[schema(required)]
    planned_start: Option<String>,
    #[schema(required)]
    planned_finish: Option<String>,
    #[schema(required)]
    reason: Option<String>,
    #[schema(required)]
    authority: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReportBody {
    month: String,
    #[schema(schema_with = code::<ReportState>)]
    state: &'static str,
    /// Null until the report is approved.
    #[schema(required)]
    investment_completed_this_month: Option<i64>,
    /// Null until the report is approved.
    #[schema(required)]
    physical_progress_bp: Option<i64>,
    /// Null until the report is approved, and for who may not read internal fields.
    #[schema(required)]
    note: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MilestoneBody {
    id: String,
    name: TextBody,
    baseline: String,
    planned: String,
    #[schema(required)]
    forecast: Option<String>,
    #[schema(required)]
    actual: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct IssueBody {
    id: String,
    title: TextBody,
    #[schema(schema_with = code::<Severity>)]
    severity: &'static str,
    raised: String,
    #[schema(required)]
    due: Option<String>,
    /// The day a leader first ordered it to be solved.
    #[schema(required)]
    ordered: Option<String>,
    #[schema(required)]
    closed: Option<String>,
}

impl From<&PlanVersion> for PlanVersionBody {
    fn from(plan: &PlanVersion) -> Self {
        Self {
            version: plan.version,
            effective_from: plan.effective_from.to_string(),
            total_planned_investment: plan.total_planned_investment.map(|yuan| yuan.0),
            annual_planned_investment: plan
                .annual
                .iter()
                .map(|one| (one.year.to_string(), one.amount.0))
                .collect(),
            phasing: plan.phasing.iter().map(|one| (one.month.to_string(), one.amount.0)).collect(),
            planned_start: plan.planned_start.map(|day| day.to_string()),
            planned_finish: plan.planned_finish.map(|day| day.to_string()),
            reason: plan.reason.clone(),
            authority: plan.authority.clone(),
        }
    }
}

impl ReportBody {
    /// `prose`: whether its reader may see the words of an approved one.
    pub fn new(report: &StatusReport, prose: bool) -> Self {
        let approved = report.state == ReportState::Approved;
        Self {
            month: report.month.to_string(),
            state: report.state.code(),
            investment_completed_this_month: approved.then_some(report.investment_completed_this_month.0),
            physical_progress_bp: report.physical_progress.filter(|_| approved).map(|bp| bp.0),
            note: report.note.clone().filter(|_| approved && prose),
        }
    }
}

impl MilestoneBody {
    pub fn new(milestone: &Milestone, actual: Option<String>) -> Self {
        Self {
            id: milestone.id.to_string(),
            name: (&milestone.name).into(),
            baseline: milestone.baseline.to_string(),
            planned: milestone.planned.to_string(),
            forecast: milestone.forecast.map(|day| day.to_string()),
            actual,
        }
    }
}

impl IssueBody {
    pub fn new(issue: &Issue, ordered: Option<String>, closed: Option<String>) -> Self {
        Self {
            id: issue.id.to_string(),
            title: (&issue.title).into(),
            severity: issue.severity.code(),
            raised: issue.raised.to_string(),
            due: issue.due.map(|day| day.to_string()),
            ordered,
            closed,
        }
    }
}
