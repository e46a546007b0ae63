//! The project itself.

use super::{ApprovalCode, ProjectCode, ProjectId};
use crate::code_list::{Category, PlannedAction, ProgrammeSet, Sector, Source, Stage, Subdistrict};
use crate::label::Bilingual;
use crate::place::Place;
use crate::unit::Yuan;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One project of the portfolio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Identity for life.
    pub id: ProjectId,
    /// The office's code, unique in the district.
    pub code: ProjectCode,
    /// Name as in the approval document; English for readers.
    pub name: Bilingual,
    /// Which list of the report.
    pub category: Category,
    /// Programmes it is on; they overlap.
    pub programmes: ProgrammeSet,
    /// What it builds.
    pub sector: Sector,
    /// Where, administratively; `None` = not published.
    pub subdistrict: Option<Subdistrict>,
    /// 建设规模和内容.
    pub scope: Option<Bilingual>,
    /// 业主单位: legal person of the project.
    pub project_owner: Option<String>,
    /// 责任单位: answerable for progress.
    pub responsible_unit: Option<String>,
    /// 挂钩领导. Internal: never leaves through public faces.
    pub assigned_leader: Option<String>,
    /// 项目专员. Internal: never leaves through public faces.
    pub project_liaison: Option<String>,
    /// The state's approval code, where there is one.
    pub approval_code: Option<ApprovalCode>,
    /// Stages by the day they took effect, oldest first.
    pub stage_history: Vec<StageChange>,
    /// The day work really began.
    pub actual_start: Option<NaiveDate>,
    /// The day it was really finished.
    pub actual_finish: Option<NaiveDate>,
    /// Investment completed before the first report, since start of construction.
    pub opening_balance: Option<Yuan>,
    /// The site.
    pub place: Option<Place>,
    /// Where the record comes from.
    pub source: Source,
    /// Where single facts come from.
    pub provenance: Provenance,
    /// Whether its unit owes a report each month: the missing-report rule touches no other.
    pub enrolled_in_monthly_reporting: bool,
    /// Counts writes; a write names the revision it saw.
    pub revision: i64,
}

/// A stage and the day it took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageChange {
    /// First day in this stage.
    pub effective_from: NaiveDate,
    /// The stage; `None` = became unknown.
    pub stage: Option<Stage>,
}

/// Where single facts of a record come from, in the words of the source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Provenance {
    /// `published`, `not_published` or `illustrative`.
    pub amount_basis: Option<String>,
    /// `low`, `medium`, `high`: how far the published amount can be believed.
    pub amount_confidence: Option<String>,
    /// Who published the amount.
    pub amount_source: Option<String>,
    /// Who published the stage.
    pub stage_source: Option<String>,
    /// What the report plans for 2025.
    pub planned_2025: Option<PlannedAction>,
    /// The report's own words.
    pub report_quote: Option<String>,
}

impl Project {
    /// A record of which nothing is known but what it is called in the office: what a new one starts from. It comes
    /// from nowhere in particular ([`Source::Imported`]) and owes no report.
    #[must_use]
    pub fn blank(id: ProjectId, code: ProjectCode) -> Self {
        Self {
            id,
            code,
            name: Bilingual::default(),
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
            stage_history: Vec::new(),
            actual_start: None,
            actual_finish: None,
            opening_balance: None,
            place: None,
            source: Source::Imported,
            provenance: Provenance::default(),
            enrolled_in_monthly_reporting: false,
            revision: 1,
        }
    }

    /// The stage at the end of a day; `None` = unknown.
    #[must_use]
    pub fn stage_on(&self, day: NaiveDate) -> Option<Stage> {
        let change = self.stage_history.iter().rev().find(|change| change.effective_from <= day)?;
        change.stage
    }

    /// Whether it began on or before a day.
    #[must_use]
    pub fn has_started_by(&self, day: NaiveDate) -> bool {
        self.actual_start.is_some_and(|start| start <= day)
    }
}
