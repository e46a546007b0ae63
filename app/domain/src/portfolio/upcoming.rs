//! What has to be looked at next: milestones that are due soon, and issues that are past their due date.

use super::entry::Entry;
use super::query::{Filter, QueryError};
use super::view::Portfolio;
use crate::calendar::ReportingMonth;
use crate::code_list::CodeList as _;
use crate::label::Bilingual;
use crate::project::ProjectCode;
use crate::status_light::Light;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// A milestone that is planned for one of the days after a month's end and has not been reached. The read model keeps
/// no names of milestones: the store has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueMilestone {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// Its light at the month's end.
    pub light: Light,
    /// The day it is planned for.
    pub planned: NaiveDate,
    /// Days from the month's end to that day: 1 and more.
    pub days: u32,
}

/// A project with issues past their due date at a month's end. Internal: for readers of issues only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverdueIssues {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// Its light at the month's end.
    pub light: Light,
    /// How many of its issues are past their due date.
    pub overdue: u32,
    /// Days since the earliest of their due dates.
    pub longest: u32,
}

impl Portfolio {
    /// The milestones due within so many days after the end of a month, the next first, for the projects a filter lets
    /// through; as they were known at that month's end.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn milestones_due(
        &self,
        filter: &Filter,
        as_of: Option<ReportingMonth>,
        within: u32,
    ) -> Result<Vec<DueMilestone>, QueryError> {
        let mut found = Vec::new();
        self.each_row(filter, as_of, |entry, light, day| {
            let last = day + Days::new(within.into());
            let known = entry.milestones.iter().filter(|milestone| milestone.counted.on(day));
            let open = known.filter(|milestone| milestone.actual.is_none_or(|actual| actual > day));
            found.extend(open.filter(|milestone| milestone.planned > day && milestone.planned <= last).map(
                |milestone| DueMilestone {
                    code: entry.project.code.clone(),
                    name: entry.project.name.clone(),
                    light,
                    planned: milestone.planned,
                    days: u32::try_from((milestone.planned - day).num_days()).unwrap_or(0),
                },
            ));
        })?;
        // Stable: of one day, in the order of codes.
        found.sort_by_key(|due| due.planned);
        Ok(found)
    }

    /// The projects with issues past their due date at the end of a month, the longest overdue first.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn overdue_issues(
        &self,
        filter: &Filter,
        as_of: Option<ReportingMonth>,
    ) -> Result<Vec<OverdueIssues>, QueryError> {
        let mut found = Vec::new();
        self.each_row(filter, as_of, |entry, light, day| {
            let days = entry.issues.iter().map(|issue| issue.days_overdue_on(day)).filter(|days| *days > 0);
            let (overdue, longest) =
                days.fold((0, 0), |(count, longest), days| (count + 1, days.max(longest)));
            if overdue > 0 {
                found.push(OverdueIssues {
                    code: entry.project.code.clone(),
                    name: entry.project.name.clone(),
                    light,
                    overdue,
                    longest,
                });
            }
        })?;
        found.sort_by_key(|issues| std::cmp::Reverse((issues.longest, issues.overdue)));
        Ok(found)
    }

    /// Looks at each project a filter lets through, with its light and the day of the month's end.
    fn each_row(
        &self,
        filter: &Filter,
        as_of: Option<ReportingMonth>,
        mut look: impl FnMut(&Entry, Light, NaiveDate),
    ) -> Result<(), QueryError> {
        let as_of = self.calendar().resolve(as_of)?;
        let (snapshot, day) = (self.snapshot(as_of), as_of.month.last_day());
        self.matcher(filter, snapshot)?.for_each(|row| {
            look(&self.entries()[row], Light::ALL[usize::from(snapshot.light[row])], day);
        });
        Ok(())
    }
}
