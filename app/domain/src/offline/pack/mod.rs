//! The copy itself.

use super::Reader;
use crate::calendar::{AsOf, ReportingCalendar, ReportingMonth};
use crate::label::Bilingual;
use crate::portfolio::{Entry, Filter, Portfolio, QueryError};
use crate::portfolio_map::Ground;
use crate::project::ProjectId;
use crate::status_light::RuleHistory;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A portfolio, or a part of it, as its reader may read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// When, for whom, of what.
    pub made: Made,
    /// The office's months.
    pub calendar: ReportingCalendar,
    /// The rules of the lights.
    pub rules: RuleHistory,
    /// The records, in code order.
    pub records: Vec<Record>,
    /// What lies under them on the sketch.
    pub ground: Ground,
}

/// When a copy was made, for whom, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// [`Pack::FORMAT`] of the program that made it.
    pub format: u32,
    /// When, by the server's clock.
    pub at: DateTime<Utc>,
    /// The journal row it is as of.
    pub version: i64,
    /// The month pages are shown for, unless another is asked for.
    pub as_of: AsOf,
    /// The account it was made for; `None`: what everybody may read.
    pub account: Option<String>,
    /// What was asked for, as the query of an address.
    pub question: String,
    /// How many projects there are in all.
    pub everything: u32,
}

/// One project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// What lists, sums and lights are made of.
    pub entry: Entry,
    /// What its milestones are called, by the day they are planned for.
    pub milestones: Vec<(NaiveDate, Bilingual)>,
    /// The words of the month's report, for who may read them.
    pub words: Option<ReportWords>,
}

/// The words of an approved report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportWords {
    /// Of which month.
    pub month: ReportingMonth,
    /// 形象进度 in words.
    pub note: Option<String>,
    /// Problems met.
    pub problems: Option<String>,
    /// Next steps.
    pub next_steps: Option<String>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Bound<'a> {
    /// Which records.
    pub filter: &'a Filter,
    /// The most records; a device's memory is small.
    pub most: usize,
}

/// Why no copy can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The question cannot be answered.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// More records than a device should hold.
    #[error("{found} projects, and a copy holds {most}")]
    TooMany {
        /// How many there are.
        found: usize,
        /// How many a copy holds.
        most: usize,
    },
}

impl Pack {
    /// Counts changes of what a copy is written as: a device that holds one of another format says so instead of
    /// misreading it. A test fails when it must go up.
    pub const FORMAT: u32 = 1;

    /// Makes a copy of the records asked for, each as `reader` may read it; `None` leaves it out.
    ///
    /// # Errors
    /// Why not.
    pub fn of(
        portfolio: &Portfolio,
        bound: Bound<'_>,
        made: Made,
        ground: Ground,
        reader: impl Fn(ProjectId) -> Option<Reader>,
    ) -> Result<Self, PackError> {
        let chosen = portfolio.chosen(bound.filter, made.as_of)?;
        let records = chosen.into_iter().filter_map(|entry| {
            let entry = reader(entry.project.id)?.sees(entry);
            Some(Record { entry, milestones: Vec::new(), words: None })
        });
        let records: Vec<_> = records.collect();
        if records.len() > bound.most {
            return Err(PackError::TooMany { found: records.len(), most: bound.most });
        }
        Ok(Self { made, calendar: *portfolio.calendar(), rules: portfolio.rules().clone(), records, ground })
    }

    /// Puts to each record what its milestones are called.
    pub fn name_milestones(&mut self, names: impl IntoIterator<Item = (ProjectId, NaiveDate, Bilingual)>) {
        for (project, planned, name) in names {
            if let Some(record) = self.record_mut(project) {
                record.milestones.push((planned, name));
            }
        }
    }

    /// Puts to each record the words of its report; only for who may read them.
    pub fn add_words(&mut self, words: impl IntoIterator<Item = (ProjectId, ReportWords)>) {
        for (project, words) in words {
            if let Some(record) = self.record_mut(project) {
                record.words = Some(words);
            }
        }
    }

    fn record_mut(&mut self, project: ProjectId) -> Option<&mut Record> {
        self.records.iter_mut().find(|record| record.entry.project.id == project)
    }

    /// The portfolio of the copy: the same questions, the same answers.
    #[must_use]
    pub fn portfolio(&self) -> Portfolio {
        let entries = self.records.iter().map(|record| record.entry.clone());
        Portfolio::new(self.calendar, self.rules.clone(), entries.collect())
    }
}

#[cfg(test)]
mod tests;
