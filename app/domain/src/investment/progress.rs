//! What has been completed: always a sum of approved reports plus the opening balance, never typed.

use super::{PlanVersion, plan_on};
use crate::calendar::ReportingMonth;
use crate::project::{Dossier, Project};
use crate::status_report::{ReportState, StatusReport};
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// The money of one project as of a month (CONTRACT, Time).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InvestmentProgress {
    /// 计划总投资 in force at the month's end.
    pub total_planned: Option<Yuan>,
    /// The year's plan in force at the month's end.
    pub annual_planned: Option<Yuan>,
    /// Completed since 1 January: null without a plan and without approved reports, 0 with a plan only.
    pub completed_ytd: Option<Yuan>,
    /// Completed since start of construction: opening balance plus every approved report.
    pub completed_cumulative: Option<Yuan>,
    /// 投资完成率 = completed ÷ plan of the year.
    pub completion_rate: Option<BasisPoints>,
    /// 超/欠序时 = completion rate − months elapsed ÷ 12.
    pub gap: Option<BasisPoints>,
}

impl InvestmentProgress {
    /// Adds up a project's figures as of a month. An overflow makes the figure unknown, never wrong.
    #[must_use]
    pub fn as_of(
        month: ReportingMonth,
        opening_balance: Option<Yuan>,
        plans: &[PlanVersion],
        approved: impl Iterator<Item = (ReportingMonth, Yuan)> + Clone,
    ) -> Self {
        let plan = plan_on(plans, month.last_day());
        let annual_planned = plan.and_then(|plan| plan.annual_planned_investment(month.year()));
        let until_now = approved.filter(|(reported, _)| *reported <= month);
        let this_year = until_now.clone().filter(|(reported, _)| *reported >= month.january());
        let ytd_known = annual_planned.is_some() || this_year.clone().next().is_some();
        let completed_ytd =
            if ytd_known { Yuan::checked_sum(this_year.map(|(_, amount)| amount)) } else { None };
        let cumulative_known = opening_balance.is_some() || until_now.clone().next().is_some();
        let completed_cumulative = if cumulative_known {
            let opening = opening_balance.unwrap_or(Yuan::ZERO);
            Yuan::checked_sum(until_now.map(|(_, amount)| amount).chain([opening]))
        } else {
            None
        };
        let completion_rate =
            completed_ytd.zip(annual_planned).and_then(|(done, plan)| BasisPoints::ratio(done, plan));
        Self {
            total_planned: plan.and_then(|plan| plan.total_planned_investment),
            annual_planned,
            completed_ytd,
            completed_cumulative,
            completion_rate,
            gap: completion_rate.map(|rate| rate - month.time_proportional()),
        }
    }

    /// The same, from whole reports.
    #[must_use]
    pub fn of(
        project: &Project,
        plans: &[PlanVersion],
        reports: &[StatusReport],
        month: ReportingMonth,
    ) -> Self {
        let approved = reports
            .iter()
            .filter(|report| report.state == ReportState::Approved)
            .map(|report| (report.month, report.investment_completed_this_month));
        Self::as_of(month, project.opening_balance, plans, approved)
    }
}

/// Plan against actual of one month, for the curve of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthlyPoint {
    /// The month.
    pub month: ReportingMonth,
    /// Planned investment of this month, where the plan is phased.
    pub planned: Option<Yuan>,
    /// Planned since January.
    pub planned_ytd: Option<Yuan>,
    /// Completed in this month by an approved report.
    pub completed: Option<Yuan>,
    /// Completed since January; `None` after the `as_of` month.
    pub completed_ytd: Option<Yuan>,
}

/// Plan against actual, month by month, of the `as_of` year.
#[must_use]
pub fn monthly_curve(dossier: &Dossier, as_of: ReportingMonth) -> Vec<MonthlyPoint> {
    let plan = plan_on(&dossier.plan_versions, as_of.last_day());
    let (mut planned_ytd, mut completed_ytd) = (Some(Yuan::ZERO), Some(Yuan::ZERO));
    let months = as_of.january().through(as_of.january().plus_months(11));
    let mut curve = Vec::with_capacity(12);
    for month in months {
        let planned = plan.and_then(|plan| {
            plan.phasing.iter().find(|phase| phase.month == month).map(|phase| phase.amount)
        });
        let report = dossier
            .reports
            .iter()
            .find(|report| report.month == month && report.state == ReportState::Approved);
        let completed =
            report.filter(|_| month <= as_of).map(|report| report.investment_completed_this_month);
        let phased = plan.is_some_and(|plan| !plan.phasing.is_empty());
        planned_ytd = planned_ytd.and_then(|sum| sum.checked_add(planned.unwrap_or_default()));
        completed_ytd = completed_ytd.and_then(|sum| sum.checked_add(completed.unwrap_or_default()));
        curve.push(MonthlyPoint {
            month,
            planned,
            planned_ytd: planned_ytd.filter(|_| phased),
            completed,
            completed_ytd: completed_ytd.filter(|_| month <= as_of),
        });
    }
    curve
}
