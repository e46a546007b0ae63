//! One issue with its project and its steps.

use super::row::issue_of;
use super::step::{OF_ISSUE, read_step};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use domain::issue_register::{Issue, IssueStep};
use domain::label::Bilingual;
use domain::project::{ProjectCode, ProjectId};
use uuid::Uuid;

/// An issue and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The project.
    pub project: ProjectId,
    /// Its code.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The issue.
    pub issue: Issue,
}

/// What is read of [`Found`].
pub(super) const FOUND: &str = "p.code, p.name_zh, p.name_en, i.project_id, i.issue_id, i.title_zh, \
    i.title_en, i.severity, i.owner, i.raised, i.due, i.ordered, i.closed, i.progress, i.evidence, i.revision \
    FROM issue i JOIN project p ON p.district_id = i.district_id AND p.project_id = i.project_id";

pub(super) fn read_found(row: &Reading<'_>) -> Result<Found, StoreError> {
    Ok(Found {
        project: ProjectId(row.parsed("project_id")?),
        code: row.parsed("code")?,
        name: Bilingual::new(row.text("name_zh")?, row.text("name_en")?),
        issue: issue_of(row)?,
    })
}

/// An issue and its steps, the first first; `None` when there is no such issue.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn find(
    store: &Store,
    district: &DistrictId,
    id: Uuid,
) -> Result<Option<(Found, Vec<IssueStep>)>, StoreError> {
    let mut reading = store.database.begin_reading().await?;
    let sql = format!("SELECT {FOUND} WHERE i.district_id = $1 AND i.issue_id = $2");
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(district.as_str()).bind(id.to_string());
    let Some(row) = query.fetch_optional(&mut *reading).await? else { return Ok(None) };
    let found = read_found(&Reading::of(&row, "issue", "issue_id"))?;
    let query = sqlx::query(OF_ISSUE).bind(district.as_str());
    let query = query.bind(found.project.to_string()).bind(id.to_string());
    let rows = query.fetch_all(&mut *reading).await?;
    let steps = rows.iter().map(read_step).collect::<Result<_, _>>()?;
    Ok(Some((found, steps)))
}
