//! One row of a list: purpose-built, never the whole record.

use super::entry::Entry;
use super::snapshot::evaluate_entry;
use crate::calendar::{AsOf, ReportingCalendar};
use crate::code_list::{Category, ProgrammeSet, Sector, Source, Stage, Subdistrict};
use crate::investment::plan_on;
use crate::label::Bilingual;
use crate::project::ProjectCode;
use crate::status_light::{Light, MonthRules};
use crate::unit::{BasisPoints, Yuan};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A project in a list, as of a month. Carries public fields only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectItem {
    /// The office's code.
    pub code: ProjectCode,
    /// Name.
    pub name: Bilingual,
    /// Category.
    pub category: Category,
    /// Sector.
    pub sector: Sector,
    /// Subdistrict; `None` = not published.
    pub subdistrict: Option<Subdistrict>,
    /// Stage at the month's end; `None` = unknown.
    pub stage: Option<Stage>,
    /// Light.
    pub light: Light,
    /// Why.
    pub light_reason: Bilingual,
    /// Where the record comes from.
    pub source: Source,
    /// Programmes.
    pub programmes: ProgrammeSet,
    /// Project owner.
    pub project_owner: Option<String>,
    /// Responsible unit.
    pub responsible_unit: Option<String>,
    /// 计划总投资.
    pub total_planned_investment: Option<Yuan>,
    /// 年度计划投资.
    pub annual_planned_investment: Option<Yuan>,
    /// 本年完成投资.
    pub investment_completed_ytd: Option<Yuan>,
    /// 累计完成投资.
    pub investment_completed_cumulative: Option<Yuan>,
    /// 投资完成率.
    pub investment_completion_rate_bp: Option<BasisPoints>,
    /// 超/欠序时.
    pub progress_gap_bp: Option<BasisPoints>,
    /// 形象进度, the latest approved statement.
    pub physical_progress_bp: Option<BasisPoints>,
    /// Planned start of the version in force.
    pub planned_start: Option<NaiveDate>,
    /// Planned finish of the version in force.
    pub planned_finish: Option<NaiveDate>,
    /// Revision of the record.
    pub revision: i64,
}

impl ProjectItem {
    /// The row of an entry; `rules` are those of the month.
    pub(super) fn of(
        entry: &Entry,
        as_of: AsOf,
        calendar: &ReportingCalendar,
        rules: &MonthRules<'_>,
    ) -> Self {
        let project = &entry.project;
        let evaluation = evaluate_entry(entry, as_of, calendar, rules);
        let progress = entry.progress(as_of.month);
        let day = as_of.month.last_day();
        let plan = plan_on(&entry.plans, day);
        Self {
            code: project.code.clone(),
            name: project.name.clone(),
            category: project.category,
            sector: project.sector,
            subdistrict: project.subdistrict,
            stage: project.stage_on(day),
            light: evaluation.light,
            light_reason: evaluation.reason(),
            source: project.source,
            programmes: project.programmes,
            project_owner: project.project_owner.clone(),
            responsible_unit: project.responsible_unit.clone(),
            total_planned_investment: progress.total_planned,
            annual_planned_investment: progress.annual_planned,
            investment_completed_ytd: progress.completed_ytd,
            investment_completed_cumulative: progress.completed_cumulative,
            investment_completion_rate_bp: progress.completion_rate,
            progress_gap_bp: progress.gap,
            physical_progress_bp: entry.physical_progress(as_of.month),
            planned_start: plan.and_then(|plan| plan.planned_start),
            planned_finish: plan.and_then(|plan| plan.planned_finish),
            revision: project.revision,
        }
    }
}
