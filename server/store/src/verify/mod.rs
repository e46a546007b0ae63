//! Proving the database: the journal's chain, every roll-up, every reference, every report that was written.

mod chain;
mod orphans;
mod reports;
mod sums;

use crate::calendar;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::portfolio::{Which, entries};
use domain::calendar::ReportingMonth;
use domain::portfolio::Portfolio;
use domain::status_light::RuleTable;

/// What was looked at and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VerifyReport {
    /// Journal rows whose hash was worked out.
    pub journal_rows: u64,
    /// Projects that were read.
    pub projects: u64,
    /// Sums that were worked out twice, by the engine and by the program.
    pub sums: u64,
    /// What is wrong; at most [`VerifyReport::MOST_FINDINGS`] of each kind of check.
    pub findings: Vec<Finding>,
}

impl VerifyReport {
    /// Beyond this many, more of the same helps nobody.
    pub const MOST_FINDINGS: usize = 100;

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// Rows of the journal are missing.
    #[error("journal: row {expected} is missing, the next is {found}")]
    SequenceGap {
        /// The number that should follow.
        expected: i64,
        /// The number that does.
        found: i64,
    },
    /// A row does not carry the hash of the row before.
    #[error("journal: row {seq} does not continue the row before")]
    BrokenChain {
        /// The row.
        seq: i64,
    },
    /// A row was changed after it was written.
    #[error("journal: row {seq} is not what was written")]
    ChangedRow {
        /// The row.
        seq: i64,
    },
    /// The head names another end than the journal has: rows were cut off, or added without it.
    #[error("journal: the head says row {head}, the last row is {last}")]
    Head {
        /// The head's number.
        head: i64,
        /// The last row's.
        last: i64,
    },
    /// Rows whose owner does not exist.
    #[error("{table}: {rows} rows belong to nothing")]
    Orphans {
        /// The table.
        table: &'static str,
        /// How many.
        rows: i64,
    },
    /// A report is not what was written last.
    #[error("report of {month} of project {project}: it is not what the journal says was written last")]
    ChangedReport {
        /// The project's id.
        project: String,
        /// The month.
        month: ReportingMonth,
    },
    /// Reports that were written are gone, and their projects are not.
    #[error("{reports} reports of the journal are not there any more")]
    LostReports {
        /// How many.
        reports: i64,
    },
    /// A report was approved by whoever handed it in.
    #[error("report of {month} of project {project}: approved by the account that handed it in")]
    OwnApproval {
        /// The project's id.
        project: String,
        /// The month.
        month: ReportingMonth,
    },
    /// A month takes reports although a later one is closed.
    #[error("{month} is open, and a later month is closed")]
    OpenAmongClosed {
        /// The month.
        month: ReportingMonth,
    },
    /// The engine's sum is not the program's.
    #[error(
        "{measure} of {month} by {group}: {in_database} yuan in the database, {in_portfolio} yuan in the portfolio"
    )]
    Sum {
        /// The month.
        month: ReportingMonth,
        /// The field, as the API calls it.
        measure: &'static str,
        /// `total`, or a dimension and its value.
        group: String,
        /// What SQL adds up to.
        in_database: i128,
        /// What `Portfolio::query` adds up to.
        in_portfolio: i128,
    },
    /// A row that cannot be read.
    #[error("{0}")]
    Unreadable(String),
}

/// Walks a district's journal and adds everything up again, in one consistent state.
///
/// # Errors
/// What keeps it from looking; what it sees is in the report.
pub async fn verify(store: &Store, district: &DistrictId) -> Result<VerifyReport, StoreError> {
    let mut report = VerifyReport::default();
    let mut reading = store.database.begin_reading().await?;
    chain::walk(&mut reading, district, &mut report).await?;
    orphans::count(&mut reading, district, &mut report).await?;
    reports::compare(&mut reading, district, &mut report).await?;
    match entries(&mut reading, district, Which::All).await {
        Ok(entries) => {
            report.projects = entries.len() as u64;
            // Before any month was opened there is nothing to add up for.
            if let Some(calendar) = calendar::read(&mut reading, district).await? {
                let portfolio = Portfolio::new(calendar, RuleTable::default(), entries);
                sums::compare(&mut reading, district, &portfolio, &mut report).await?;
            }
        }
        Err(error @ StoreError::Inconsistent { .. }) => {
            report.findings.push(Finding::Unreadable(error.to_string()));
        }
        Err(error) => return Err(error),
    }
    Ok(report)
}
