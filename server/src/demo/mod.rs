//! The demonstration: the shipped portfolio of Fengze District with exercise data for its placeholders,
//! the work report, its accounts, and synthetic portfolios of any size.
//!
//! Pure: from files that are part of the program to records of the domain, the same on every run and
//! machine; `opening` writes them into a database. What is real and what is made up is laid down in
//! `server/data/README.md`; the rule is that no real project ever carries an invented amount, date,
//! progress, owner or place.

mod account;
mod dice;
mod district;
mod exercise;
mod record;
mod row;
mod synthetic;
mod work_report;

use chrono::NaiveDate;
use district::District;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::project::Dossier;
use domain::status_light::RuleTable;

pub use account::{DemoPerson, PASSWORD, people, sign_in};
pub use row::RowProblem;
pub use synthetic::{MAX_PROJECTS, Synthetic, synthetic};
pub use work_report::work_report;

const PORTFOLIO: &str = include_str!("../../data/portfolio.csv");
const BOUNDARY: &str = include_str!("../../data/fengze_boundary.geojson");
const SUBDISTRICT_POINTS: &str = include_str!("../../data/subdistrict_points.geojson");

/// The first day with data.
const FIRST_DAY: NaiveDate = dice::ymd(2025, 1, 1);

/// Everything a database needs to show the demonstration.
#[derive(Debug, Clone)]
pub struct DemoData {
    /// All 282 records, in the order of the file.
    pub dossiers: Vec<Dossier>,
    /// 2025-01 to 2025-09 closed, 2025-10 open.
    pub calendar: ReportingCalendar,
    /// Rule v1.
    pub rules: RuleTable,
}

/// The shipped files are not what they should be. Nothing is loaded then.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A row of the portfolio.
    #[error("portfolio.csv, line {line}: {problem}")]
    Row {
        /// The line, the header being 1.
        line: usize,
        /// What is wrong with it.
        problem: RowProblem,
    },
    /// The portfolio has other columns, or cells that are no numbers.
    #[error("portfolio.csv: {0}")]
    Csv(#[from] csv::Error),
    /// A JSON or GeoJSON file has another shape.
    #[error("a shipped JSON file cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// The outline is not closed, or a subdistrict's label point is missing or outside.
    #[error("fengze_boundary.geojson and subdistrict_points.geojson do not fit each other")]
    Boundary,
    /// A headline figure is not in the work report.
    #[error("work_report.json has no entry {0}")]
    Headline(&'static str),
}

/// The months of the demonstration: 2025-01 to 2025-09 closed, 2025-10 open.
#[must_use]
pub fn calendar() -> ReportingCalendar {
    let first = ReportingMonth::of(FIRST_DAY);
    ReportingCalendar { first, last_closed: Some(first.plus_months(8)), open: first.plus_months(9) }
}

/// The shipped portfolio with exercise data for its placeholders.
///
/// # Errors
/// [`DemoError`] names the file and line that is not what it should be.
pub fn portfolio() -> Result<DemoData, DemoError> {
    let district = District::read(BOUNDARY, SUBDISTRICT_POINTS)?;
    let mut dossiers = record::read(PORTFOLIO)?;
    exercise::complete(&mut dossiers, &district);
    Ok(DemoData { dossiers, calendar: calendar(), rules: RuleTable::v1() })
}

#[cfg(test)]
mod tests;
