//! Reading milestones, and one of them inside a write.

use super::row::{OF_PROJECT, read_milestone};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::Values;
use crate::journal::Change;
use crate::open::Store;
use crate::reading::Reading;
use crate::status_light::{Dated, keep};
use crate::writing::Writing;
use chrono::NaiveDate;
use domain::admin::JournalVerb;
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::project::ProjectId;
use uuid::Uuid;

/// The milestones of a project, by planned date.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn of_project(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
) -> Result<Vec<Milestone>, StoreError> {
    let query = sqlx::query(OF_PROJECT).bind(district.as_str()).bind(project.to_string());
    let rows = query.fetch_all(&store.database.pool).await?;
    rows.iter().map(read_milestone).collect()
}

/// What the milestones planned for these days are called, with their projects and days: the read model keeps dates only.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn names_planned(
    store: &Store,
    district: &DistrictId,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<(ProjectId, NaiveDate, Bilingual)>, StoreError> {
    let sql = "SELECT milestone_id, project_id, planned, name_zh, name_en FROM milestone \
               WHERE district_id = $1 AND planned >= $2 AND planned <= $3 ORDER BY planned, milestone_id";
    let query = sqlx::query(sql).bind(district.as_str()).bind(first.to_string()).bind(last.to_string());
    let rows = query.fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "milestone", "milestone_id");
        let name = Bilingual::new(row.text("name_zh")?, row.text("name_en")?);
        Ok((row.parsed("project_id")?, row.parsed("planned")?, name))
    };
    rows.iter().map(read).collect()
}

/// A milestone as it stands inside a write; `None` when there is no such one.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub(crate) async fn standing(
    writing: &mut Writing,
    project: ProjectId,
    id: Uuid,
) -> Result<Option<Milestone>, StoreError> {
    let sql = "SELECT milestone_id, name_zh, name_en, baseline, planned, forecast, actual, evidence, revision \
               FROM milestone WHERE district_id = $1 AND project_id = $2 AND milestone_id = $3";
    let district = writing.district.as_str().to_owned();
    let query = sqlx::query(sql).bind(district).bind(project.to_string()).bind(id.to_string());
    let row = query.fetch_optional(writing.connection()).await?;
    row.as_ref().map(read_milestone).transpose()
}

/// A milestone as it was seen.
///
/// # Errors
/// [`StoreError::Stale`] when it is not as it was seen, or not there.
pub(super) async fn seen(
    writing: &mut Writing,
    project: ProjectId,
    id: Uuid,
    seen_revision: i64,
) -> Result<Milestone, StoreError> {
    match standing(writing, project, id).await? {
        Some(found) if found.revision == seen_revision => Ok(found),
        other => Err(StoreError::Stale { current: other.map(|found| found.revision) }),
    }
}

/// Writes a milestone that was there, under its next revision; closed months keep the dates it had.
pub(super) async fn save(
    writing: &mut Writing,
    project: ProjectId,
    before: &Milestone,
    milestone: &Milestone,
) -> Result<(), StoreError> {
    let sql = "UPDATE milestone SET planned = $4, forecast = $5, actual = $6, evidence = $7, revision = $8 \
               WHERE district_id = $1 AND project_id = $2 AND milestone_id = $3";
    let mut values = Values::default();
    values.push(writing.district.as_str()).text(project).text(milestone.id).day(milestone.planned);
    values.text_or_null(milestone.forecast).text_or_null(milestone.actual);
    values.push(milestone.evidence.as_deref()).push(milestone.revision);
    sqlx::query_with(sql, values.into_arguments()?).execute(writing.connection()).await?;
    keep(writing, project, Some(Dated::Milestone(before)), Dated::Milestone(milestone)).await
}

/// The journal's row of a change.
pub(super) fn change(
    project: ProjectId,
    action: JournalVerb,
    before: Option<&Milestone>,
    after: &Milestone,
) -> Change {
    Change {
        subject_id: after.id.to_string(),
        project_id: Some(project),
        action,
        before: before.and_then(|milestone| serde_json::to_string(milestone).ok()),
        after: serde_json::to_string(after).ok(),
    }
}
