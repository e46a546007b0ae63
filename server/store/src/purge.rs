//! Removing every illustrative record: what an office does when its own sheet is in.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::project::{LIST_COLUMNS, PROVENANCE_COLUMNS, read_project, read_provenance};
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
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
    let sql = format!(
        "SELECT {LIST_COLUMNS}, {PROVENANCE_COLUMNS} FROM project \
         WHERE district_id = $1 AND source = 'illustrative' ORDER BY code"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str());
    let rows = query.fetch_all(writing.connection()).await?;
    let changes = rows.iter().map(purged).collect::<Result<Vec<_>, _>>()?;
    // Children first: nothing cascades, so nothing can go by accident.
    let attachments = delete(&mut writing, "attachment").await?;
    delete(&mut writing, "account_project").await?;
    delete(&mut writing, "report_draft").await?;
    delete(&mut writing, "reminder").await?;
    delete(&mut writing, "stage_change").await?;
    delete(&mut writing, "annual_plan").await?;
    let plan_versions = delete(&mut writing, "plan_version").await?;
    let status_reports = delete(&mut writing, "status_report").await?;
    let milestones = delete(&mut writing, "milestone").await?;
    delete(&mut writing, "issue_step").await?;
    let issues = delete(&mut writing, "issue").await?;
    delete(&mut writing, "light_excuse").await?;
    let projects = delete(&mut writing, "project").await?;
    writing.journal(&Author { actor, at: now }, changes).await?;
    writing.commit().await?;
    Ok(PurgeCount { projects, plan_versions, status_reports, milestones, issues, attachments })
}

async fn delete(writing: &mut Writing, table: &'static str) -> Result<u64, StoreError> {
    let sql = format!(
        "DELETE FROM {table} WHERE district_id = $1 AND project_id IN \
         (SELECT project_id FROM project WHERE district_id = $1 AND source = 'illustrative')"
    );
    let district = writing.district.as_str().to_owned();
    Ok(sqlx::query(AssertSqlSafe(sql)).bind(district).execute(writing.connection()).await?.rows_affected())
}

fn purged(row: &AnyRow) -> Result<Change, StoreError> {
    let row = Reading::of(row, "project", "project_id");
    let mut project = read_project(&row)?;
    read_provenance(&row, &mut project)?;
    Ok(Change {
        subject_kind: "project",
        subject_id: project.id.to_string(),
        project_id: Some(project.id),
        action: "project.purged",
        before: serde_json::to_string(&project).ok(),
        after: None,
    })
}
