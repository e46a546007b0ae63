//! 督办: a leader's order about an issue.

use super::save::{SeenIssue, Step, save, seen};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::calendar::shanghai_date;
use domain::issue_register::{Issue, IssueOrder, StepKind};

/// Orders an open issue to be solved, or changes the order; it stays ordered since the first. Journal:
/// `issue.ordered`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] at `owner`, `due` or `order`.
pub async fn order(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    issue: SeenIssue,
    order: &IssueOrder,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, Action::GiveOrder, issue.project).await?;
    let before = seen(&mut writing, &issue).await?;
    let today = shanghai_date(now);
    order.check(&before, today).map_err(StoreError::Invalid)?;
    let after = Issue {
        owner: Some(order.owner.trim().to_owned()),
        due: Some(order.due),
        ordered: before.ordered.or(Some(today)),
        revision: before.revision + 1,
        ..before.clone()
    };
    let text = Some(order.text.trim());
    let step = Step { acting, now, project: issue.project, kind: StepKind::Ordered, text };
    save(&mut writing, &step, Some(&before), &after).await?;
    writing.commit().await?;
    Ok(())
}
