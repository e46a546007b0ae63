//! What the read model keeps of a project: enough for every list, roll-up and light, and no prose.

use crate::calendar::{Counted, ReportingMonth};
use crate::code_list::Stage;
use crate::investment::{InvestmentProgress, PlanVersion, plan_on};
use crate::issue_register::{self, Issue};
use crate::milestone::days_overdue;
use crate::project::{Dossier, Project};
use crate::status_light::{LightExcuse, LightFacts};
use crate::status_report::{ReportState, StatusReport};
use crate::unit::{BasisPoints, Yuan};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One project of the read model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The record; `provenance` and `scope` may be left empty here, pages read them from the store.
    pub project: Project,
    /// Plan versions, baseline first.
    pub plans: Box<[PlanVersion]>,
    /// Reports by month, every state.
    pub reports: Box<[ReportedMonth]>,
    /// Milestone dates; those that no longer count are among them, for the months in which they did.
    pub milestones: Box<[MilestoneDates]>,
    /// Issue dates, likewise.
    pub issues: Box<[IssueDates]>,
    /// Times the light was set aside.
    pub excuses: Box<[LightExcuse]>,
    /// What a text filter looks in.
    pub search: SearchText,
}

/// A report without its prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedMonth {
    /// The month.
    pub month: ReportingMonth,
    /// Where the report stands.
    pub state: ReportState,
    /// 本月完成投资.
    pub amount: Yuan,
    /// 形象进度.
    pub physical_progress: Option<BasisPoints>,
}

/// A milestone's dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneDates {
    /// Planned.
    pub planned: NaiveDate,
    /// Reached.
    pub actual: Option<NaiveDate>,
    /// When these dates count.
    pub counted: Counted,
}

/// An issue's dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDates {
    /// Raised.
    pub raised: NaiveDate,
    /// To be solved by.
    pub due: Option<NaiveDate>,
    /// Closed.
    pub closed: Option<NaiveDate>,
    /// When these dates count.
    pub counted: Counted,
}

/// The text a query's `q` is looked for in: lower-case names, code, units, and the pinyin the store
/// computed when the name was written (the dictionary is too large for the browser).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SearchText {
    /// Full pinyin of the Chinese name without tones or blanks: also what names sort by.
    pub pinyin: Box<str>,
    /// Initials of the same.
    pub initials: Box<str>,
}

impl SearchText {
    /// Everything a project is found by, one part a line, lower case.
    #[must_use]
    pub fn haystack(&self, project: &Project) -> String {
        let mut text = String::with_capacity(128);
        let mut push = |part: &str| {
            if part.is_ascii() {
                text.extend(part.chars().map(|c| c.to_ascii_lowercase()));
            } else {
                text.extend(part.chars().flat_map(char::to_lowercase));
            }
            text.push('\n');
        };
        push(project.code.as_str());
        push(&project.name.zh);
        push(&project.name.en);
        push(&self.pinyin);
        push(&self.initials);
        for part in [&project.project_owner, &project.responsible_unit].into_iter().flatten() {
            push(part);
        }
        if let Some(code) = &project.approval_code {
            push(code.as_str());
        }
        text
    }
}

impl From<&StatusReport> for ReportedMonth {
    fn from(report: &StatusReport) -> Self {
        Self {
            month: report.month,
            state: report.state,
            amount: report.investment_completed_this_month,
            physical_progress: report.physical_progress,
        }
    }
}

impl IssueDates {
    /// Whether it was on the register and not closed at the end of a day, by the dates that counted then.
    #[must_use]
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.counted.on(day) && self.raised <= day && self.closed.is_none_or(|closed| closed > day)
    }

    /// Days past the due date at the end of a day; 0 when it was closed by then or not yet due.
    #[must_use]
    pub fn days_overdue_on(&self, day: NaiveDate) -> u32 {
        if self.is_open_on(day) { issue_register::days_overdue(self.due, day) } else { 0 }
    }
}

impl From<&Issue> for IssueDates {
    fn from(issue: &Issue) -> Self {
        Self { raised: issue.raised, due: issue.due, closed: issue.closed, counted: Counted::ALWAYS }
    }
}

impl Entry {
    /// From everything that is known of the project.
    #[must_use]
    pub fn from_dossier(dossier: &Dossier, search: SearchText) -> Self {
        let milestones = dossier.milestones.iter().map(|milestone| MilestoneDates {
            planned: milestone.planned,
            actual: milestone.actual,
            counted: Counted::ALWAYS,
        });
        Self {
            project: dossier.project.clone(),
            plans: dossier.plan_versions.clone().into(),
            reports: dossier.reports.iter().map(ReportedMonth::from).collect(),
            milestones: milestones.collect(),
            issues: dossier.issues.iter().map(IssueDates::from).collect(),
            excuses: dossier.excuses.clone().into(),
            search,
        }
    }

    /// Approved amounts by month.
    pub fn approved(&self) -> impl Iterator<Item = (ReportingMonth, Yuan)> + Clone + '_ {
        let approved = self.reports.iter().filter(|report| report.state == ReportState::Approved);
        approved.map(|report| (report.month, report.amount))
    }

    /// The money as of a month.
    #[must_use]
    pub fn progress(&self, month: ReportingMonth) -> InvestmentProgress {
        InvestmentProgress::as_of(month, self.project.opening_balance, &self.plans, self.approved())
    }

    /// 形象进度 as of a month: the latest approved statement.
    #[must_use]
    pub fn physical_progress(&self, month: ReportingMonth) -> Option<BasisPoints> {
        let stated = self.reports.iter().filter(|report| report.state == ReportState::Approved);
        let until_now = stated.filter(|report| report.month <= month && report.physical_progress.is_some());
        until_now.max_by_key(|report| report.month)?.physical_progress
    }

    /// What the light's rules look at, as of a month. `first` is the first month with data: no report
    /// can be missing before it.
    #[must_use]
    pub fn light_facts(&self, month: ReportingMonth, first: ReportingMonth) -> LightFacts {
        let day = month.last_day();
        let progress = self.progress(month);
        let milestones = self.milestones.iter().filter(|milestone| milestone.counted.on(day));
        let overdue = milestones.map(|m| days_overdue(m.planned, m.actual, day)).max();
        LightFacts {
            month,
            stage: self.project.stage_on(day),
            has_annual_plan: progress.annual_planned.is_some(),
            completion_rate: progress.completion_rate,
            milestone_days_overdue: overdue.unwrap_or(0),
            issue_days_overdue: self.issues.iter().map(|issue| issue.days_overdue_on(day)).max().unwrap_or(0),
            reports_missing: self.reports_missing(month, first),
            planned_start: plan_on(&self.plans, day).and_then(|plan| plan.planned_start),
            has_started: self.project.has_started_by(day),
        }
    }

    /// The excuse that holds at the end of a day.
    #[must_use]
    pub fn excuse_on(&self, day: NaiveDate) -> Option<&LightExcuse> {
        self.excuses.iter().find(|excuse| excuse.holds_on(day))
    }

    /// Whether its unit owes a report of a month: enrolled, and at the month's end before or under construction.
    #[must_use]
    pub fn owes_report(&self, month: ReportingMonth) -> bool {
        let stage = self.project.stage_on(month.last_day());
        self.project.enrolled_in_monthly_reporting
            && matches!(stage, Some(Stage::Preparatory | Stage::UnderConstruction))
    }

    /// Consecutive months ending with `month` in which the unit owed a report and handed none in.
    fn reports_missing(&self, month: ReportingMonth, first: ReportingMonth) -> u32 {
        let handed_in = |month: ReportingMonth| {
            let mut reports = self.reports.iter().filter(|report| report.month == month);
            reports.any(|report| report.state.is_handed_in())
        };
        let months = first.through(month).rev();
        let missing = months.take_while(|month| self.owes_report(*month) && !handed_in(*month)).count();
        u32::try_from(missing).unwrap_or(u32::MAX)
    }
}
