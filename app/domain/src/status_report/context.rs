//! What a report is written and checked against: everything that was known before it.

use super::ReportState;
use crate::calendar::ReportingMonth;
use crate::investment::{InvestmentProgress, PlanVersion, plan_on};
use crate::portfolio::{Entry, ReportedMonth};
use crate::project::{Dossier, Project};
use crate::unit::Yuan;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Figures of one project before the report of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportContext {
    /// The month reported on.
    pub month: ReportingMonth,
    /// The last report before it that was handed in: what is carried over.
    pub previous: Option<ReportedMonth>,
    /// Completed since the start, by approved reports up to the month before.
    pub cumulative_before: Option<Yuan>,
    /// The same of this year; `None` in January.
    pub ytd_before: Option<Yuan>,
    /// 计划总投资 in force.
    pub total_planned: Option<Yuan>,
    /// 年度计划投资 in force.
    pub annual_planned: Option<Yuan>,
    /// What the plan says for this month, where it is spread over months.
    pub month_planned: Option<Yuan>,
    /// The day the project was finished.
    pub actual_finish: Option<NaiveDate>,
}

impl ReportContext {
    /// From the read model's entry.
    #[must_use]
    pub fn of_entry(entry: &Entry, month: ReportingMonth) -> Self {
        Self::of(&entry.project, &entry.plans, &entry.reports, month)
    }

    /// From everything that is known of the project.
    #[must_use]
    pub fn of_dossier(dossier: &Dossier, month: ReportingMonth) -> Self {
        let reports: Vec<_> = dossier.reports.iter().map(ReportedMonth::from).collect();
        Self::of(&dossier.project, &dossier.plan_versions, &reports, month)
    }

    fn of(
        project: &Project,
        plans: &[PlanVersion],
        reports: &[ReportedMonth],
        month: ReportingMonth,
    ) -> Self {
        let before = month.previous();
        let approved = reports.iter().filter(|report| report.state == ReportState::Approved);
        let approved = approved.map(|report| (report.month, report.amount));
        let progress = InvestmentProgress::as_of(before, project.opening_balance, plans, approved);
        let plan = plan_on(plans, month.last_day());
        let handed_in = reports.iter().filter(|report| report.month < month && report.state.is_handed_in());
        let phase = |plan: &PlanVersion| plan.phasing.iter().find(|phase| phase.month == month).copied();
        Self {
            month,
            previous: handed_in.max_by_key(|report| report.month).copied(),
            cumulative_before: progress.completed_cumulative,
            ytd_before: progress.completed_ytd.filter(|_| before.year() == month.year()),
            total_planned: plan.and_then(|plan| plan.total_planned_investment),
            annual_planned: plan.and_then(|plan| plan.annual_planned_investment(month.year())),
            month_planned: plan.and_then(phase).map(|phase| phase.amount),
            actual_finish: project.actual_finish,
        }
    }

    /// Completed since the start with this month's amount; `None` when it does not fit.
    #[must_use]
    pub fn cumulative_with(&self, amount: Yuan) -> Option<Yuan> {
        self.cumulative_before.unwrap_or_default().checked_add(amount)
    }

    /// Completed this year with this month's amount; `None` when it does not fit.
    #[must_use]
    pub fn ytd_with(&self, amount: Yuan) -> Option<Yuan> {
        self.ytd_before.unwrap_or_default().checked_add(amount)
    }
}
