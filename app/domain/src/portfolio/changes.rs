//! What a month changed.

use super::query::QueryError;
use super::snapshot::{Snapshot, evaluate_entry};
use super::view::Portfolio;
use crate::calendar::ReportingMonth;
use crate::code_list::CodeList as _;
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

impl Portfolio {
    /// What changed in a month against the month before.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn changes(&self, as_of: Option<ReportingMonth>) -> Result<MonthChanges, QueryError> {
        let as_of = self.calendar().resolve(as_of)?;
        let now = self.snapshot(as_of);
        let before =
            self.calendar().resolve(Some(as_of.month.previous())).ok().map(|then| self.snapshot(then));
        let in_month =
            |day: Option<chrono::NaiveDate>| day.is_some_and(|day| ReportingMonth::of(day) == as_of.month);
        let mut changes = MonthChanges {
            month: as_of.month,
            lights: Vec::new(),
            milestones_met: 0,
            issues_raised: 0,
            issues_closed: 0,
            issues_overdue: 0,
            started: 0,
            finished: 0,
        };
        let day = as_of.month.last_day();
        for entry in self.entries() {
            changes.started += u32::from(in_month(entry.project.actual_start));
            changes.finished += u32::from(in_month(entry.project.actual_finish));
            for milestone in entry.milestones.iter().filter(|milestone| milestone.counted.on(day)) {
                let met = milestone.actual.map(|actual| milestone.counted.at(actual));
                changes.milestones_met += u32::from(in_month(met));
            }
            for issue in entry.issues.iter().filter(|issue| issue.counted.on(day)) {
                changes.issues_raised += u32::from(in_month(Some(issue.raised)));
                let closed = issue.closed.map(|closed| issue.counted.at(closed));
                changes.issues_closed += u32::from(in_month(closed));
                changes.issues_overdue += u32::from(issue.days_overdue_on(day) > 0);
            }
        }
        if let Some(before) = before {
            let rows: Vec<usize> = (0..self.entries().len()).collect();
            changes.lights = self.turned(&rows, before, now);
            worst_first(&mut changes.lights);
        }
        Ok(changes)
    }

    /// The lights of rows that differ between two months, in the order of the rows, with the reason of the later one.
    pub(super) fn turned(&self, rows: &[usize], before: &Snapshot, now: &Snapshot) -> Vec<LightChange> {
        let rules = self.judging(now.as_of);
        let differ = rows.iter().filter(|row| before.light[**row] != now.light[**row]);
        let change = |row: &usize| {
            let entry = &self.entries()[*row];
            let evaluation = evaluate_entry(entry, now.as_of, self.calendar(), &rules);
            LightChange {
                code: entry.project.code.clone(),
                name: entry.project.name.clone(),
                from: Light::ALL[usize::from(before.light[*row])],
                to: evaluation.light,
                reason: evaluation.reason(),
            }
        };
        differ.map(change).collect()
    }
}

/// Red, yellow, green, grey; equals stay as they are.
pub(super) fn worst_first(changes: &mut [LightChange]) {
    changes.sort_by_key(|change| match change.to {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Green => 2,
        Light::Grey => 3,
    });
}
