//! What the office does with months, each in one transaction with one journal row.

use super::read;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::Change;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, Subject};
use domain::calendar::{OfficeMonth, Outstanding, ReportingMonth, office};
use serde_json::{Value, json};
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

/// Opens the next month, with its last day to report (the 5th of the month after when `due_on` is `None`).
/// Returns the journal's end.
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
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::OpenMonth, Subject::OTHER)?;
    let calendar = read(writing.connection(), district).await?;
    let due_on = office::open(calendar.as_ref(), month, due_on).map_err(StoreError::Invalid)?;
    let sql = "INSERT INTO reporting_month (district_id, month, opened_at, due_on) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.to_string());
    query.bind(instant_text(now)).bind(due_on.to_string()).execute(writing.connection()).await?;
    let after = json!({ "month": month, "closed": false, "due_on": due_on });
    finish(writing, acting, now, month, "reporting_month.opened", None, &after).await
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
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::CloseMonth, Subject::OTHER)?;
    let calendar = read(writing.connection(), district).await?;
    let outstanding = count_outstanding(writing.connection(), district, month).await?;
    office::close(calendar.as_ref(), month, outstanding, confirmed).map_err(StoreError::Invalid)?;
    let sql = "UPDATE reporting_month SET closed_at = $3 WHERE district_id = $1 AND month = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.to_string());
    query.bind(instant_text(now)).execute(writing.connection()).await?;
    let before = json!({ "month": month, "closed": false });
    let after = json!({ "month": month, "closed": true, "outstanding": outstanding });
    finish(writing, acting, now, month, "reporting_month.closed", Some(&before), &after).await
}

/// Opens the month closed last again, with a reason. Returns the journal's end.
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
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::ReopenMonth, Subject::OTHER)?;
    let calendar = read(writing.connection(), district).await?;
    let reason = office::reopen(calendar.as_ref(), month, reason).map_err(StoreError::Invalid)?;
    let sql = "UPDATE reporting_month SET closed_at = NULL, reopened_reason = $3 \
               WHERE district_id = $1 AND month = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.to_string());
    query.bind(reason.as_str()).execute(writing.connection()).await?;
    let before = json!({ "month": month, "closed": true });
    let after = json!({ "month": month, "closed": false, "reason": reason });
    finish(writing, acting, now, month, "reporting_month.reopened", Some(&before), &after).await
}

async fn finish(
    mut writing: Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    month: ReportingMonth,
    action: &'static str,
    before: Option<&Value>,
    after: &Value,
) -> Result<i64, StoreError> {
    let change = Change {
        subject_kind: "reporting_month",
        subject_id: month.to_string(),
        project_id: None,
        action,
        before: before.map(ToString::to_string),
        after: Some(after.to_string()),
    };
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await
}

/// Projects that owe a report and have none in, any other whose report is under way, and what is not reviewed.
/// Who owes one: [`domain::portfolio::Entry::owes_report`].
async fn count_outstanding(
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

fn read_month(row: &AnyRow) -> Result<OfficeMonth, StoreError> {
    let row = Reading::of(row, "reporting_month", "month");
    let month: ReportingMonth = row.parsed("month")?;
    Ok(OfficeMonth {
        month,
        due_on: row.parsed_or_null("due_on")?.unwrap_or_else(|| month.default_due_on()),
        closed: row.text_or_null("closed_at")?.is_some(),
        reopened_reason: row.string_or_null("reopened_reason")?,
    })
}
