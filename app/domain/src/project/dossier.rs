//! Everything that is known of one project, as the record page shows it.

use super::Project;
use crate::investment::PlanVersion;
use crate::issue_register::Issue;
use crate::milestone::Milestone;
use crate::status_light::LightExcuse;
use crate::status_report::StatusReport;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One project with its plans, reports, milestones and issues.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The record itself.
    pub project: Project,
    /// Plan versions, version 1 (the baseline) first; empty when nothing is known.
    pub plan_versions: Vec<PlanVersion>,
    /// Reports by month, oldest first, in every state.
    pub reports: Vec<StatusReport>,
    /// Milestones by planned date.
    pub milestones: Vec<Milestone>,
    /// Issues by the day they were raised.
    pub issues: Vec<Issue>,
    /// Times the light was set aside, by their first day.
    pub excuses: Vec<LightExcuse>,
}

/// One line of a record's history: a row of the journal, told for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// Position in the district's journal.
    pub seq: i64,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who: an account name or `system`.
    pub actor: String,
    /// What happened: a verb such as `project.created`, `status_report.approved`.
    pub action: String,
    /// The value before, as JSON text; `None` when the thing is new.
    pub before: Option<String>,
    /// The value after, as JSON text; `None` when the thing is gone.
    pub after: Option<String>,
}
