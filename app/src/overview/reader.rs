//! What the overview holds for one reader: the names of milestones, overdue issues for who may read issues, and the
//! reader's own projects.

use super::cut::MOST_NEXT;
use chrono::NaiveDate;
use domain::label::Bilingual;
use domain::portfolio::{OverdueIssues, ProjectItem};
use domain::project::ProjectCode;
use domain::status_light::LightCounts;
use serde::{Deserialize, Serialize};

/// What is there for one reader.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ForReader {
    /// What milestones of these projects, planned for these days, are called. One whose day was moved since has no
    /// name here; its record has it.
    pub milestones: Vec<(ProjectCode, NaiveDate, Bilingual)>,
    /// Projects with overdue issues; `None` for who may not read issues.
    pub overdue: Option<Overdue>,
    /// The reader's own projects; `None` for who has none.
    pub own: Option<OwnProjects>,
}

/// Projects with overdue issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overdue {
    /// How many there are.
    pub count: usize,
    /// The first of them, longest overdue first.
    pub first: Vec<OverdueIssues>,
}

impl Overdue {
    /// Of all of them, in order.
    #[must_use]
    pub fn of(mut all: Vec<OverdueIssues>) -> Self {
        let count = all.len();
        all.truncate(MOST_NEXT);
        Self { count, first: all }
    }
}

/// The projects somebody reports on or leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnProjects {
    /// All of them, furthest behind first; without a gap last.
    pub items: Vec<ProjectItem>,
    /// Their lights.
    pub lights: LightCounts,
    /// The name under which they are assigned to the reader as their leader (挂钩领导).
    pub leads_as: Option<String>,
    /// Whether the reader reports on any.
    pub reports: bool,
}

impl OwnProjects {
    /// Of projects in any order; `None` of none.
    #[must_use]
    pub fn of(mut items: Vec<ProjectItem>, leads_as: Option<String>, reports: bool) -> Option<Self> {
        items.sort_by_key(|item| (item.progress_gap_bp.is_none(), item.progress_gap_bp));
        let mut lights = LightCounts::default();
        items.iter().for_each(|item| lights.count(item.light));
        (!items.is_empty()).then_some(Self { items, lights, leads_as, reports })
    }
}
