//! The office's months: which were opened, which are closed.
//!
//! People open, close and reopen months one at a time (`office`, `step`); [`set_calendar`] is the program's own, for a
//! demonstration or an import.

mod office;
mod step;

pub use office::{close_month, months, open_month, outstanding, reopen_month};
pub use step::{MonthDone, MonthStep, MonthWrite, take_step};

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::reading::Reading;
use crate::status_light::take_back;
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use domain::admin::JournalVerb;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// The calendar; `None` before any month was opened.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn calendar(store: &Store, district: &DistrictId) -> Result<Option<ReportingCalendar>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    read(&mut connection, district).await
}

pub(crate) async fn read(
    connection: &mut AnyConnection,
    district: &DistrictId,
) -> Result<Option<ReportingCalendar>, StoreError> {
    let months = closed_by_month(connection, district).await?;
    let (Some(first), Some(open)) = (months.keys().next(), months.keys().next_back()) else {
        return Ok(None);
    };
    let last_closed = months.iter().filter(|(_, closed)| **closed).map(|(month, _)| *month).next_back();
    Ok(Some(ReportingCalendar { first: *first, last_closed, open: *open }))
}

/// The calendar; before any month was opened, one that starts with the month of `today`.
pub(crate) async fn read_or_start(
    connection: &mut AnyConnection,
    district: &DistrictId,
    today: NaiveDate,
) -> Result<ReportingCalendar, StoreError> {
    let calendar = read(connection, district).await?;
    Ok(calendar.unwrap_or_else(|| ReportingCalendar::starting(ReportingMonth::of(today))))
}

/// Every month that was opened, and whether it is closed.
async fn closed_by_month(
    connection: &mut AnyConnection,
    district: &DistrictId,
) -> Result<BTreeMap<ReportingMonth, bool>, StoreError> {
    let sql = "SELECT month, closed_at FROM reporting_month WHERE district_id = $1";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(connection).await?;
    let read = |row| {
        let row = Reading::of(row, "reporting_month", "month");
        Ok((row.parsed("month")?, row.text_or_null("closed_at")?.is_some()))
    };
    rows.iter().map(read).collect()
}

/// A month as it was opened and closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRecord {
    /// The month.
    pub month: ReportingMonth,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// The last day to report.
    pub due_on: NaiveDate,
    /// When it was closed; `None` = open.
    pub closed_at: Option<DateTime<Utc>>,
}

/// Every month that was opened, newest first.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn history(store: &Store, district: &DistrictId) -> Result<Vec<MonthRecord>, StoreError> {
    let sql = "SELECT month, opened_at, due_on, closed_at FROM reporting_month \
               WHERE district_id = $1 ORDER BY month DESC";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "reporting_month", "month");
        let month = row.parsed("month")?;
        Ok(MonthRecord {
            month,
            opened_at: row.parsed("opened_at")?,
            due_on: due_on(&row, month)?,
            closed_at: row.parsed_or_null("closed_at")?,
        })
    };
    rows.iter().map(read).collect()
}

/// The last day to report; months that were opened before it was kept have the default.
fn due_on(row: &Reading<'_>, month: ReportingMonth) -> Result<NaiveDate, StoreError> {
    Ok(row.parsed_or_null("due_on")?.unwrap_or_else(|| month.default_due_on()))
}

/// Opens, closes, reopens and drops months until the calendar is the one given. One journal row for each
/// month that changes. Returns the journal's end.
///
/// # Errors
/// Whatever the database reports.
pub async fn set_calendar(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    calendar: &ReportingCalendar,
) -> Result<i64, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let before = closed_by_month(writing.connection(), district).await?;
    let closed = |month| calendar.last_closed.is_some_and(|last| month <= last);
    let after: BTreeMap<ReportingMonth, bool> = calendar.months().map(|m| (m, closed(m))).collect();
    let at = instant_text(now);
    let mut changes = Vec::new();
    let mut touched: Vec<ReportingMonth> = before.keys().chain(after.keys()).copied().collect();
    touched.sort_unstable();
    touched.dedup();
    for month in touched {
        let step = (before.get(&month).copied(), after.get(&month).copied());
        let Some((action, sql)) = step_of(step) else { continue };
        let mut query = sqlx::query(sql).bind(district.as_str()).bind(month.to_string());
        if step.1.is_some() {
            query = query.bind(at.as_str());
        }
        query.execute(writing.connection()).await?;
        let state = |closed: bool| format!(r#"{{"month":"{month}","closed":{closed}}}"#);
        changes.push(Change {
            subject_id: month.to_string(),
            project_id: None,
            action,
            before: step.0.map(state),
            after: step.1.map(state),
        });
    }
    if changes.iter().any(|change| change.action == JournalVerb::ReportingMonthReopened) {
        take_back(&mut writing, calendar.unclosed().first_day()).await?;
    }
    writing.journal(&Author { actor, at: now }, changes).await?;
    writing.commit().await
}

/// The verb and the statement that bring a month from one state to another; `None` when nothing changes.
fn step_of(step: (Option<bool>, Option<bool>)) -> Option<(JournalVerb, &'static str)> {
    Some(match step {
        (None, Some(false)) => (
            JournalVerb::ReportingMonthOpened,
            "INSERT INTO reporting_month (district_id, month, opened_at) VALUES ($1, $2, $3)",
        ),
        (None, Some(true)) => (
            JournalVerb::ReportingMonthClosed,
            "INSERT INTO reporting_month (district_id, month, opened_at, closed_at) VALUES ($1, $2, $3, $3)",
        ),
        (Some(false), Some(true)) => (
            JournalVerb::ReportingMonthClosed,
            "UPDATE reporting_month SET closed_at = $3 WHERE district_id = $1 AND month = $2",
        ),
        (Some(true), Some(false)) => (
            JournalVerb::ReportingMonthReopened,
            "UPDATE reporting_month SET closed_at = NULL, opened_at = $3 WHERE district_id = $1 AND month = $2",
        ),
        (Some(_), None) => (
            JournalVerb::ReportingMonthDropped,
            "DELETE FROM reporting_month WHERE district_id = $1 AND month = $2",
        ),
        _ => return None,
    })
}
