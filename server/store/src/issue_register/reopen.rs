//! Putting a closed issue back on the register.

use super::save::{SeenIssue, Step, save, seen_to_close};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::issue_register::{Issue, StepKind, check_reopening, reason_of};

/// Opens a closed issue again, with a reason; its due date and an order stay. Journal: `issue.reopened`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] at `reason`.
pub async fn reopen(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    issue: SeenIssue,
    reason: &str,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let before = seen_to_close(&mut writing, acting, &issue).await?;
    check_reopening(&before).map_err(StoreError::Invalid)?;
    let reason = reason_of(Some(reason)).map_err(StoreError::Invalid)?;
    // What showed that it was solved did not; the steps keep it.
    let after = Issue { closed: None, evidence: None, revision: before.revision + 1, ..before.clone() };
    let step = Step { acting, now, project: issue.project, kind: StepKind::Reopened, text: Some(&reason) };
    save(&mut writing, &step, Some(&before), &after).await?;
    writing.commit().await?;
    Ok(())
}
