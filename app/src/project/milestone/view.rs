//! What the page is given. Evidence is internal, and left out for the public.

use chrono::NaiveDate;
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::project::ProjectCode;
use serde::{Deserialize, Serialize};

/// The milestones of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestonesView {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// By planned date.
    pub milestones: Vec<Milestone>,
    /// Today.
    pub today: NaiveDate,
    /// The day by which they are overdue.
    pub day: NaiveDate,
    /// Whether the reader may tell forecast, actual date and evidence.
    pub may_tell: bool,
    /// Whether the reader may add one and plan another date.
    pub may_plan: bool,
    /// The key of the form that adds one.
    pub key: String,
}
