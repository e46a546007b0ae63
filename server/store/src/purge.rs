//! Removing every illustrative record: what an office does when its own sheet is in.

use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::project::{LIST_COLUMNS, PROVENANCE_COLUMNS, read_project, read_provenance};
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::admin::JournalVerb;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

/// How much was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PurgeCount {
    /// Projects.
    pub projects: u64,
    /// Plan versions.
    pub plan_versions: u64,
    /// Monthly reports.
    pub status_reports: u64,
    /// Milestones.
    pub milestones: u64,
    /// Issues.
    pub issues: u64,
    /// Photos and documents; their bytes are the server's to delete.
    pub attachments: u64,
}

/// Removes every illustrative project and everything that hangs on it, in one transaction. The journal
/// keeps its trail: one row a project, `project.purged`, with the record as it was.
///
/// # Errors
/// Whatever the database reports; then nothing was removed.
pub async fn purge_illustrative(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
) -> Result<PurgeCount, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let count = apply(&mut writing, &Author { actor, at: now }).await?;
    writing.commit().await?;
    Ok(count)
}

/// The same by whoever the policy lets.
///
/// # Errors
/// [`StoreError::Refused`], else as [`purge_illustrative`].
pub async fn purge_illustrative_as(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
) -> Result<PurgeCount, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::PurgeIllustrative, Subject::OTHER)?;
    let count = apply(&mut writing, &acting.author(now)).await?;
    writing.commit().await?;
    Ok(count)
}

/// What a purge would remove now.
///
/// # Errors
/// Whatever the database reports.
pub async fn preview(store: &Store, district: &DistrictId) -> Result<PurgeCount, StoreError> {
    let mut counted = [0_u64; 6];
    let tables = ["project", "plan_version", "status_report", "milestone", "issue", "attachment"];
    let mut connection = store.database.pool.acquire().await?;
    for (count, table) in counted.iter_mut().zip(tables) {
        let sql = format!(
            "SELECT COUNT(*) AS found, 'project' AS name FROM {table} WHERE district_id = $1 AND {ILLUSTRATIVE}"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str());
        let row = query.fetch_one(&mut *connection).await?;
        let found = Reading::of(&row, table, "name").number("found")?;
        *count = u64::try_from(found).unwrap_or_default();
    }
    let [projects, plan_versions, status_reports, milestones, issues, attachments] = counted;
    Ok(PurgeCount { projects, plan_versions, status_reports, milestones, issues, attachments })
}

/// Rows that hang on an illustrative project.
const ILLUSTRATIVE: &str =
    "project_id IN (SELECT project_id FROM project WHERE district_id = $1 AND source = 'illustrative')";

async fn apply(writing: &mut Writing, author: &Author<'_>) -> Result<PurgeCount, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = format!(
        "SELECT {LIST_COLUMNS}, {PROVENANCE_COLUMNS} FROM project \
         WHERE district_id = $1 AND source = 'illustrative' ORDER BY code"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district);
    let rows = query.fetch_all(writing.connection()).await?;
    let changes = rows.iter().map(purged).collect::<Result<Vec<_>, _>>()?;
    // Children first: nothing cascades, so nothing can go by accident.
    let attachments = delete(writing, "attachment").await?;
    delete(writing, "account_project").await?;
    delete(writing, "report_draft").await?;
    delete(writing, "reminder").await?;
    delete(writing, "stage_change").await?;
    delete(writing, "annual_plan").await?;
    let plan_versions = delete(writing, "plan_version").await?;
    let status_reports = delete(writing, "status_report").await?;
    let milestones = delete(writing, "milestone").await?;
    delete(writing, "site_check").await?;
    delete(writing, "issue_step").await?;
    let issues = delete(writing, "issue").await?;
    delete(writing, "dates_as_reported").await?;
    delete(writing, "light_excuse").await?;
    let projects = delete(writing, "project").await?;
    writing.journal(author, changes).await?;
    Ok(PurgeCount { projects, plan_versions, status_reports, milestones, issues, attachments })
}

async fn delete(writing: &mut Writing, table: &'static str) -> Result<u64, StoreError> {
    let sql = format!("DELETE FROM {table} WHERE district_id = $1 AND {ILLUSTRATIVE}");
    let district = writing.district.as_str().to_owned();
    Ok(sqlx::query(AssertSqlSafe(sql)).bind(district).execute(writing.connection()).await?.rows_affected())
}

fn purged(row: &AnyRow) -> Result<Change, StoreError> {
    let row = Reading::of(row, "project", "project_id");
    let mut project = read_project(&row)?;
    read_provenance(&row, &mut project)?;
    Ok(Change {
        subject_id: project.id.to_string(),
        project_id: Some(project.id),
        action: JournalVerb::ProjectPurged,
        before: serde_json::to_string(&project).ok(),
        after: None,
    })
}
