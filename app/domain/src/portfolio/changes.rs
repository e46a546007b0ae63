//! What a month changed.

use crate::calendar::ReportingMonth;
use crate::label::Bilingual;
use crate::project::ProjectCode;
use crate::status_light::Light;
use serde::{Deserialize, Serialize};

/// A light that turned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LightChange {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The light a month before.
    pub from: Light,
    /// The light now.
    pub to: Light,
    /// Why it is what it is now.
    pub reason: Bilingual,
}

/// What changed between a month and the month before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthChanges {
    /// The month.
    pub month: ReportingMonth,
    /// Lights that turned, worst first; empty for the first month with data.
    pub lights: Vec<LightChange>,
    /// Milestones reached in the month.
    pub milestones_met: u32,
    /// Issues raised in the month.
    pub issues_raised: u32,
    /// Issues closed in the month.
    pub issues_closed: u32,
    /// Open issues past their due date at the month's end.
    pub issues_overdue: u32,
    /// Projects that began in the month.
    pub started: u32,
    /// Projects that were finished in the month.
    pub finished: u32,
}
