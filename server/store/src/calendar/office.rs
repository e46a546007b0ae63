//! The office's months as they are, and what it does with them.

use super::due_on;
use super::step::{MonthStep, MonthWrite, take_step};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{OfficeMonth, Outstanding, ReportingMonth};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Every month that was opened, oldest first.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn months(store: &Store, district: &DistrictId) -> Result<Vec<OfficeMonth>, StoreError> {
    let sql = "SELECT month, due_on, closed_at, reopened_reason FROM reporting_month \
               WHERE district_id = $1 ORDER BY month";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(&store.database.pool).await?;
    rows.iter().map(read_month).collect()
}

/// What would be closed unfinished.
///
/// # Errors
/// Whatever the database reports.
pub async fn outstanding(
    store: &Store,
    district: &DistrictId,
    month: ReportingMonth,
) -> Result<Outstanding, StoreError> {
    let mut reading = store.database.begin_reading().await?;
    count_outstanding(&mut reading, district, month).await
}

/// Opens the next month, with its last day to report (when `due_on` is `None`, on the day
/// the settings name). Returns the journal's end.
///
/// # Errors
/// [`StoreError::Refused`], and [`StoreError::Invalid`] at `month` or `due_on`.
pub async fn open_month(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    month: ReportingMonth,
    due_on: Option<NaiveDate>,
) -> Result<i64, StoreError> {
    let write = MonthWrite { district, acting, now, month, key: None };
    Ok(take_step(store, &write, &MonthStep::Open { due_on }).await?.seq)
}

/// Closes the oldest month that takes reports: from then on they are locked. Returns the journal's end.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] at `month`, or at `confirmed` with the number of reports that
/// are outstanding.
pub async fn close_month(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    month: ReportingMonth,
    confirmed: bool,
) -> Result<i64, StoreError> {
    let write = MonthWrite { district, acting, now, month, key: None };
    Ok(take_step(store, &write, &MonthStep::Close { confirmed }).await?.seq)
}

/// Opens the month closed last again, with a reason; what was told since it was closed counts in it. Returns the journal's end.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] at `month` or `reason`.
pub async fn reopen_month(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    month: ReportingMonth,
    reason: &str,
) -> Result<i64, StoreError> {
    let write = MonthWrite { district, acting, now, month, key: None };
    Ok(take_step(store, &write, &MonthStep::Reopen { reason: reason.to_owned() }).await?.seq)
}

/// Projects that owe a report and have none in, any other whose report is under way, and what is not reviewed.
/// Who owes one: [`domain::portfolio::Entry::owes_report`].
pub(super) async fn count_outstanding(
    connection: &mut AnyConnection,
    district: &DistrictId,
    month: ReportingMonth,
) -> Result<Outstanding, StoreError> {
    let sql = "SELECT COUNT(*) AS projects, 'project' AS name FROM project p \
               LEFT JOIN status_report r ON r.district_id = p.district_id AND r.project_id = p.project_id \
               AND r.month = $2 WHERE p.district_id = $1 AND \
               (r.state IN ('draft', 'returned') OR (r.state IS NULL AND p.enrolled_in_monthly_reporting = 1 \
               AND EXISTS (SELECT 1 FROM stage_change s WHERE s.district_id = p.district_id \
               AND s.project_id = p.project_id AND s.stage IN ('preparatory', 'under_construction') \
               AND s.effective_from = (SELECT MAX(l.effective_from) FROM stage_change l \
               WHERE l.district_id = p.district_id AND l.project_id = p.project_id AND l.effective_from <= $3))))";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.to_string());
    let query = query.bind(month.last_day().to_string());
    let not_handed_in = number(&query.fetch_one(&mut *connection).await?)?;
    let sql = "SELECT COUNT(*) AS projects, 'status_report' AS name FROM status_report \
               WHERE district_id = $1 AND month = $2 AND state = 'submitted'";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.to_string());
    let not_reviewed = number(&query.fetch_one(connection).await?)?;
    Ok(Outstanding { not_handed_in, not_reviewed })
}

fn number(row: &AnyRow) -> Result<u32, StoreError> {
    let projects = Reading::of(row, "status_report", "name").number("projects")?;
    Ok(u32::try_from(projects).unwrap_or(u32::MAX))
}

pub(super) fn read_month(row: &AnyRow) -> Result<OfficeMonth, StoreError> {
    let row = Reading::of(row, "reporting_month", "month");
    let month: ReportingMonth = row.parsed("month")?;
    Ok(OfficeMonth {
        month,
        due_on: due_on(&row, month)?,
        closed: row.text_or_null("closed_at")?.is_some(),
        reopened_reason: row.string_or_null("reopened_reason")?,
    })
}
