//! 调整: another planned date, with reason and authority. The baseline stays.

use super::find::{change, save, seen};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::milestone::{Milestone, PlannedDateChange};
use domain::project::ProjectId;

/// Plans another date. Journal: `milestone.replanned`, with reason and authority beside the milestone.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] at `planned`.
pub async fn change_planned(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    planned: &PlannedDateChange,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, Action::ChangePlan, project).await?;
    let before = seen(&mut writing, project, planned.id, planned.seen_revision).await?;
    planned.check(&before).map_err(StoreError::Invalid)?;
    let after = Milestone { planned: planned.planned, revision: before.revision + 1, ..before.clone() };
    save(&mut writing, project, &before, &after).await?;
    let mut change = change(project, JournalVerb::MilestoneReplanned, Some(&before), &after);
    change.after = with_reason(&after, planned);
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(())
}

/// The milestone as JSON, and why and on whose authority it is so.
fn with_reason(after: &Milestone, planned: &PlannedDateChange) -> Option<String> {
    let mut value = serde_json::to_value(after).ok()?;
    let fields = value.as_object_mut()?;
    fields.insert("reason".to_owned(), planned.reason.as_str().into());
    fields.insert("authority".to_owned(), planned.authority.as_str().into());
    Some(value.to_string())
}
