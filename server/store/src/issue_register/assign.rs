//! 交办: who has to solve an issue, and by when.

use super::save::{SeenIssue, Step, save, seen};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::calendar::shanghai_date;
use domain::issue_register::{Issue, IssueAssignment, StepKind};

/// Gives an open issue to a unit, or another due date. Journal: `issue.assigned`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] at `owner` or `due`: at `owner` also
/// for an issue that a leader ordered.
pub async fn assign(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    issue: SeenIssue,
    assignment: &IssueAssignment,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, Action::AssignIssue, issue.project).await?;
    let before = seen(&mut writing, &issue).await?;
    assignment.check(&before, shanghai_date(now)).map_err(StoreError::Invalid)?;
    let after = Issue {
        owner: assignment.owner.clone(),
        due: assignment.due,
        revision: before.revision + 1,
        ..before.clone()
    };
    let text = assignment.note.as_deref();
    let step = Step { acting, now, project: issue.project, kind: StepKind::Assigned, text };
    save(&mut writing, &step, Some(&before), &after).await?;
    writing.commit().await?;
    Ok(())
}
