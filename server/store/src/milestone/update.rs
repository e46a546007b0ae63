//! Telling when a milestone is expected, when it was reached, and what shows it.

use super::find::{change, save, seen};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::calendar::shanghai_date;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::milestone::{Milestone, MilestoneUpdate, evidence_of};
use domain::project::ProjectId;

/// Tells the dates of a milestone, and what shows that it was reached: without `evidence` that stays as it is,
/// a blank one takes it away. Journal: `milestone.updated`, unless nothing changes.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] at `forecast`, `actual` or `evidence`.
pub async fn update(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    update: &MilestoneUpdate,
    evidence: Option<&str>,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    match evidence {
        None => apply_update(&mut writing, acting, now, project, update).await?,
        Some(evidence) => apply(&mut writing, acting, now, project, update, Some(evidence)).await?,
    }
    writing.commit().await?;
    Ok(())
}

/// The dates alone, inside a write; evidence stays what it was.
pub(crate) async fn apply_update(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    update: &MilestoneUpdate,
) -> Result<(), StoreError> {
    apply(writing, acting, now, project, update, None).await
}

async fn apply(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    update: &MilestoneUpdate,
    evidence: Option<&str>,
) -> Result<(), StoreError> {
    acting.check_on(writing, Action::WriteMilestone, project).await?;
    let before = seen(writing, project, update.id, update.seen_revision).await?;
    update.check(&before, shanghai_date(now)).map_err(StoreError::Invalid)?;
    let evidence = match evidence {
        None => before.evidence.clone(),
        Some(text) => evidence_of(Some(text)).map_err(|message| invalid("evidence", message))?,
    };
    if update.changes_nothing(&before) && evidence == before.evidence {
        return Ok(());
    }
    let after = Milestone {
        forecast: update.forecast,
        actual: update.actual,
        evidence,
        revision: before.revision + 1,
        ..before.clone()
    };
    save(writing, project, &before, &after).await?;
    let change = change(project, JournalVerb::MilestoneUpdated, Some(&before), &after);
    writing.journal(&acting.author(now), vec![change]).await?;
    Ok(())
}

fn invalid(field: &str, message: Bilingual) -> StoreError {
    StoreError::Invalid(FieldErrors::one(field, message))
}
