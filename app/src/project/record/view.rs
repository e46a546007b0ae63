//! What the page of one record is given: purpose-built, and no more than the reader may see. Leaders' and
//! liaisons' names are in it only for who may read them, the words and figures of reports that are not
//! approved for nobody.

use super::journal_line::JournalLine;
use crate::site_check::view::SiteCheckView;
use chrono::NaiveDate;
use domain::access::Action;
use domain::calendar::{AsOf, ReportingCalendar, ReportingMonth};
use domain::investment::{MonthlyPoint, PlanVersion};
use domain::issue_register::Issue;
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::place::{Geometry, Place, PlaceBasis};
use domain::portfolio::{Neighbours, ProjectItem};
use domain::project::{ProjectCode, Provenance, Sight, StageChange};
use domain::status_light::Evaluation;
use domain::status_report::ReportState;
use domain::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// One project as it stood at the end of a month: what came later is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectRecordView {
    /// The month.
    pub as_of: AsOf,
    /// The months that can be looked at.
    pub calendar: ReportingCalendar,
    /// The row a list shows of it.
    pub item: ProjectItem,
    /// The light with everything that decided it.
    pub evaluation: Evaluation,
    /// What is known beyond the row.
    pub facts: RecordFacts,
    /// Where single facts come from.
    pub provenance: Provenance,
    /// What the work report is called, for the source of its words.
    pub work_report_title: String,
    /// The site.
    pub place: Option<PlaceFacts>,
    /// Plan against actual of the month's year.
    pub curve: Vec<MonthlyPoint>,
    /// Plan versions that had taken effect, baseline first.
    pub plan_versions: Vec<PlanVersion>,
    /// Every month up to this one a report was owed for or handed in, oldest first.
    pub reports: Vec<MonthReport>,
    /// Milestones by planned date.
    pub milestones: Vec<Milestone>,
    /// Issues raised until then, by day; none for who may not read internal fields.
    pub issues: Vec<Issue>,
    /// How many there are, which is public.
    pub issue_counts: IssueCounts,
    /// Where it stands in the list one came from; `None` when it is not in it.
    pub neighbours: Option<Neighbours>,
    /// The record's latest changes, newest first, whatever the month.
    pub history: Vec<JournalLine>,
    /// What the reader may see.
    pub sight: Sight,
    /// The persons, for who may read their names.
    pub persons: Option<Persons>,
    /// The journal row of the last change, when the reader may take it back.
    pub undo: Option<i64>,
    /// What the reader may do here, of what this page leads to.
    pub rights: Vec<Action>,
    /// The latest site checks, newest first, whatever the month; none for who may not read internal fields.
    pub site_checks: Vec<SiteCheckView>,
    /// What this reader has to do with the report of the open month.
    pub report_task: Option<ReportTask>,
}

/// Who answers for a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Persons {
    /// 挂钩领导.
    pub assigned_leader: Option<String>,
    /// 项目专员.
    pub project_liaison: Option<String>,
}

/// How many issues there were at the end of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IssueCounts {
    /// Raised until then.
    pub raised: u32,
    /// Of these, not closed.
    pub open: u32,
    /// Of these, past their due date.
    pub overdue: u32,
}

/// What a reader has to do with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportTask {
    /// Fill it in.
    Fill(ReportingMonth),
    /// Review it: it is handed in.
    Review(ReportingMonth),
}

/// Where a site is. The shape itself is for maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceFacts {
    /// What the site is drawn as.
    pub shape: Shape,
    /// Longitude and latitude in ten-thousandths of a degree, about ten metres; WGS84.
    pub position: Option<[i64; 2]>,
    /// How far it can be believed.
    pub basis: PlaceBasis,
}

/// What a site is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A point.
    Point,
    /// A line.
    Line,
    /// An area.
    Area,
}

impl From<&Place> for PlaceFacts {
    fn from(place: &Place) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "degrees have three digits")]
        let rounded = |degrees: f64| (degrees * 10_000.0).round() as i64;
        Self {
            shape: match place.geometry {
                Geometry::Point(_) => Shape::Point,
                Geometry::LineString(_) => Shape::Line,
                Geometry::Polygon(_) => Shape::Area,
            },
            position: place.geometry.label_position().map(|position| position.map(rounded)),
            basis: place.basis,
        }
    }
}

/// Fields of the record that no list shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordFacts {
    /// 建设规模和内容.
    pub scope: Option<Bilingual>,
    /// The state's approval code.
    pub approval_code: Option<String>,
    /// Stages by the day they took effect, oldest first.
    pub stage_history: Vec<StageChange>,
    /// The day work really began.
    pub actual_start: Option<NaiveDate>,
    /// The day it was really finished.
    pub actual_finish: Option<NaiveDate>,
    /// Completed before the first report.
    pub opening_balance: Option<Yuan>,
    /// Whether its unit owes a report each month.
    pub enrolled_in_monthly_reporting: bool,
}

/// A month and what was reported for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthReport {
    /// The month.
    pub month: ReportingMonth,
    /// What the plan in force asks of it.
    pub planned: Option<Yuan>,
    /// What was reported.
    pub reported: Reported,
}

/// What was reported for a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reported {
    /// Nothing.
    Nothing,
    /// Something that does not count yet, and is not public: only where it stands.
    UnderWay {
        /// Where it stands.
        state: ReportState,
    },
    /// An approved report.
    Approved {
        /// 本月完成投资.
        completed: Yuan,
        /// 形象进度.
        physical_progress: Option<BasisPoints>,
        /// 形象进度 in words.
        note: Option<String>,
        /// Problems met.
        problems: Option<String>,
        /// Next steps.
        next_steps: Option<String>,
    },
}

/// What the page is answered with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum RecordAnswer {
    /// The record.
    Found(Box<ProjectRecordView>),
    /// There is no such code; these are like it.
    Unknown(Vec<(ProjectCode, Bilingual)>),
}

impl ProjectRecordView {
    /// Whether the reader may do something here.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.rights.contains(&action)
    }

    /// The last day of the month looked at.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.as_of.month.last_day()
    }

    /// The plan in force: the last version that has taken effect.
    #[must_use]
    pub fn plan(&self) -> Option<&PlanVersion> {
        self.plan_versions.last()
    }

    /// 累计投资完成率.
    #[must_use]
    pub fn cumulative_completion_rate(&self) -> Option<BasisPoints> {
        let total = self.item.total_planned_investment?;
        BasisPoints::ratio(self.item.investment_completed_cumulative?, total)
    }
}
