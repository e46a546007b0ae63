//! 调整: a new version of a plan. Versions are frozen: nothing here changes one.

use super::row::{
    ANNUAL_PLAN, OF_PROJECT, PLAN_VERSION, YEARS_OF_PROJECT, read_plan_versions, write_annual_plan,
    write_plan_version,
};
use crate::acting::Acting;
use crate::calendar;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::insert;
use crate::journal::Change;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::calendar::shanghai_date;
use domain::investment::{PlanDraft, PlanVersion};
use domain::project::ProjectId;
use sqlx::AnyConnection;

/// The versions of a project's plan, the baseline first.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn versions(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
) -> Result<Vec<PlanVersion>, StoreError> {
    let mut reading = store.database.begin_reading().await?;
    read(&mut reading, district, project).await
}

/// Adds the version that a draft becomes after those there are. Journal: `plan_version.added`, with the version
/// before. Returns its number.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`] when the last version is not the one that was seen,
/// [`StoreError::Invalid`] at the draft's fields, and [`StoreError::Constraint`] with `foreign_key` when there
/// is no such project.
pub async fn add_version(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    draft: &PlanDraft,
) -> Result<u32, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, Action::ChangePlan, project).await?;
    let versions = read(writing.connection(), district, project).await?;
    let last = versions.last();
    let number = last.map_or(0, |last| last.version);
    if number != draft.seen_version {
        return Err(StoreError::Stale { current: last.map(|last| i64::from(last.version)) });
    }
    let calendar = calendar::read_or_start(writing.connection(), district, shanghai_date(now)).await?;
    let version = draft.version_after(&versions, calendar.unclosed()).map_err(StoreError::Invalid)?;
    write(&mut writing, project, &version).await?;
    let change = Change {
        subject_id: version.version.to_string(),
        project_id: Some(project),
        action: JournalVerb::PlanVersionAdded,
        before: last.and_then(|last| serde_json::to_string(last).ok()),
        after: serde_json::to_string(&version).ok(),
    };
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(version.version)
}

async fn read(
    connection: &mut AnyConnection,
    district: &DistrictId,
    project: ProjectId,
) -> Result<Vec<PlanVersion>, StoreError> {
    let query = sqlx::query(OF_PROJECT).bind(district.as_str()).bind(project.to_string());
    let plans = query.fetch_all(&mut *connection).await?;
    let query = sqlx::query(YEARS_OF_PROJECT).bind(district.as_str()).bind(project.to_string());
    read_plan_versions(&plans, &query.fetch_all(connection).await?)
}

async fn write(writing: &mut Writing, project: ProjectId, version: &PlanVersion) -> Result<(), StoreError> {
    let district = writing.district.clone();
    let rows = [(project, version)];
    insert(writing.connection(), &PLAN_VERSION, district.as_str(), &rows, |values, district, (id, plan)| {
        write_plan_version(values, district, *id, plan);
    })
    .await?;
    let years: Vec<_> = version.annual.iter().map(|year| (project, version.version, year)).collect();
    insert(writing.connection(), &ANNUAL_PLAN, district.as_str(), &years, |values, district, row| {
        write_annual_plan(values, district, row.0, row.1, row.2);
    })
    .await
}
