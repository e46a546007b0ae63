//! Adding a milestone: a change of the plan, since lights are judged by it.

use super::find::change;
use super::row::{MILESTONE, write_milestone};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::insert;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::label::Bilingual;
use domain::milestone::{Milestone, MilestoneOpening};
use domain::project::ProjectId;
use uuid::Uuid;

/// Adds a milestone; its planned date becomes its baseline. Journal: `milestone.added`.
///
/// # Errors
/// [`StoreError::Refused`], and [`StoreError::Constraint`] with `foreign_key` when there is no such project.
pub async fn add(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    opening: &MilestoneOpening,
) -> Result<Uuid, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, Action::ChangePlan, project).await?;
    let milestone = Milestone {
        id: uuid_v7(now)?,
        name: Bilingual::same(opening.name.as_str()),
        baseline: opening.planned,
        planned: opening.planned,
        forecast: None,
        actual: None,
        evidence: None,
        revision: 1,
    };
    let row = [(project, &milestone)];
    insert(writing.connection(), &MILESTONE, district.as_str(), &row, |values, district, (id, milestone)| {
        write_milestone(values, district, *id, milestone);
    })
    .await?;
    let change = change(project, "milestone.added", None, &milestone);
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(milestone.id)
}
