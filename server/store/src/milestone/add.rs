//! Adding a milestone: a change of the plan, since lights are judged by it.

use super::find::change;
use super::row::{MILESTONE, write_milestone};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::insert::insert;
use crate::journal::sha256_hex;
use crate::open::Store;
use crate::status_light::{Dated, keep};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::label::Bilingual;
use domain::milestone::{Milestone, MilestoneOpening};
use domain::project::ProjectId;
use uuid::Uuid;

/// Adds a milestone; its planned date becomes its baseline. The same form sent again, under the same key, adds
/// no other. Journal: `milestone.added`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::KeyReused`], and [`StoreError::Constraint`] with `foreign_key` when there is no such project.
pub async fn add(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    opening: &MilestoneOpening,
    key: Option<&str>,
) -> Result<Uuid, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let hash = request_hash(acting, project, opening);
    let once = key.map(|key| Once { key, request_hash: &hash });
    if let Some(id) = answered(once, &mut writing).await? {
        return Ok(id);
    }
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
    keep(&mut writing, project, None, Dated::Milestone(&milestone)).await?;
    let change = change(project, JournalVerb::MilestoneAdded, None, &milestone);
    writing.journal(&acting.author(now), vec![change]).await?;
    remember(once, &mut writing, &milestone.id, now).await?;
    writing.commit().await?;
    Ok(milestone.id)
}

/// What makes two requests the same.
fn request_hash(acting: &Acting, project: ProjectId, opening: &MilestoneOpening) -> String {
    let (project, planned) = (project.to_string(), opening.planned.to_string());
    sha256_hex(&[
        Some("milestone.added"),
        Some(&acting.name),
        Some(&project),
        Some(&opening.name),
        Some(&planned),
    ])
}
