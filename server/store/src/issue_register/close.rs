//! 销号: closing an issue with evidence.

use super::save::{SeenIssue, Step, save, seen_to_close};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::calendar::shanghai_date;
use domain::issue_register::{Issue, IssueClosing, StepKind};

/// Closes an issue; one that a leader ordered is closed by the office or a leader. Journal: `issue.closed`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] at `closed` or `evidence`.
pub async fn close(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    issue: SeenIssue,
    closing: &IssueClosing,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    apply_close(&mut writing, acting, now, issue, closing).await?;
    writing.commit().await?;
    Ok(())
}

/// The same, inside a write.
pub(crate) async fn apply_close(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    issue: SeenIssue,
    closing: &IssueClosing,
) -> Result<(), StoreError> {
    let before = seen_to_close(writing, acting, &issue).await?;
    closing.check(&before, shanghai_date(now)).map_err(StoreError::Invalid)?;
    let after = Issue {
        closed: Some(closing.closed),
        evidence: Some(closing.evidence.trim().to_owned()),
        revision: before.revision + 1,
        ..before.clone()
    };
    let text = after.evidence.as_deref();
    let step = Step { acting, now, project: issue.project, kind: StepKind::Closed, text };
    save(writing, &step, Some(&before), &after).await
}
