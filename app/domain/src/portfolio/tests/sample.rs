//! Small portfolios for tests.

use super::super::{Entry, Portfolio, ReportedMonth, SearchText};
use crate::calendar::{ReportingCalendar, ReportingMonth};
use crate::code_list::{Category, ProgrammeSet, Sector, Source, Stage};
use crate::investment::{AnnualPlan, PlanVersion};
use crate::label::Bilingual;
use crate::project::{Project, ProjectId, Provenance, StageChange};
use crate::status_light::RuleTable;
use crate::status_report::ReportState;
use crate::unit::Yuan;
use chrono::NaiveDate;

pub fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

pub fn calendar(last_closed: &str) -> ReportingCalendar {
    let closed = month(last_closed);
    ReportingCalendar { first: closed.january(), last_closed: Some(closed), open: closed.next() }
}

/// Under construction since 2023, nothing known but its code.
pub fn entry(number: u32) -> Entry {
    Entry {
        project: Project {
            id: ProjectId(uuid::Uuid::from_u128(number.into())),
            code: format!("T-{number:05}").parse().expect("code"),
            name: Bilingual::new(format!("项目{number}"), format!("Project {number}")),
            category: Category::Construction,
            programmes: ProgrammeSet::default(),
            sector: Sector::Transport,
            subdistrict: None,
            scope: None,
            project_owner: None,
            responsible_unit: None,
            assigned_leader: None,
            project_liaison: None,
            approval_code: None,
            stage_history: vec![StageChange {
                effective_from: day("2023-01-01"),
                stage: Some(Stage::UnderConstruction),
            }],
            actual_start: Some(day("2023-01-01")),
            actual_finish: None,
            opening_balance: None,
            place: None,
            source: Source::Imported,
            provenance: Provenance::default(),
            enrolled_in_monthly_reporting: false,
            revision: 1,
        },
        plans: Box::new([]),
        reports: Box::new([]),
        milestones: Box::new([]),
        issues: Box::new([]),
        excuses: Box::new([]),
        search: SearchText {
            pinyin: format!("xiangmu{number}").into(),
            initials: format!("xm{number}").into(),
        },
    }
}

/// One plan version with a total and a plan for one year.
pub fn plan(total: Option<i64>, year: i32, annual: Option<i64>) -> PlanVersion {
    PlanVersion {
        version: 1,
        effective_from: day("2023-01-01"),
        total_planned_investment: total.map(Yuan),
        annual: annual.map(|amount| AnnualPlan { year, amount: Yuan(amount) }).into_iter().collect(),
        phasing: Vec::new(),
        planned_start: None,
        planned_finish: None,
        reason: None,
        authority: None,
    }
}

pub fn approved(text: &str, amount: i64) -> ReportedMonth {
    ReportedMonth {
        month: month(text),
        state: ReportState::Approved,
        amount: Yuan(amount),
        physical_progress: None,
    }
}

pub fn portfolio(calendar: ReportingCalendar, entries: Vec<Entry>) -> Portfolio {
    Portfolio::new(calendar, RuleTable::v1(), entries)
}
