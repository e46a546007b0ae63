//! Telling how an issue goes.

use super::save::{SeenIssue, Step, save, seen};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::issue_register::{Issue, StepKind, check_note, note_of};

/// Notes how an open issue goes. Journal: `issue.noted`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] at `note`.
pub async fn note(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    issue: SeenIssue,
    note: &str,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    apply_progress(&mut writing, acting, now, issue, note).await?;
    writing.commit().await?;
    Ok(())
}

/// The same, inside a write.
pub(crate) async fn apply_progress(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    issue: SeenIssue,
    note: &str,
) -> Result<(), StoreError> {
    acting.check_on(writing, Action::CloseIssue, issue.project).await?;
    let before = seen(writing, &issue).await?;
    check_note(&before).map_err(StoreError::Invalid)?;
    let note = note_of(Some(note)).map_err(StoreError::Invalid)?;
    let after = Issue { progress: Some(note.clone()), revision: before.revision + 1, ..before.clone() };
    let step = Step { acting, now, project: issue.project, kind: StepKind::Noted, text: Some(&note) };
    save(writing, &step, Some(&before), &after).await
}
