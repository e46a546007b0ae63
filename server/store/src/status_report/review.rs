//! Reviewing many reports at once.

use super::apply::{apply, is_harmless};
use super::doing::Doing;
use super::write::{ReportWrite, Saved};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::calendar::ReportingMonth;
use domain::project::ProjectId;

/// A report to be approved among many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToApprove {
    /// The project.
    pub project: ProjectId,
    /// The revision the reviewer saw.
    pub seen_revision: i64,
}

/// Approves many reports of a month in one transaction. Each has a result of its own, in the order given: the
/// actor's own submissions, and reports that were changed meanwhile, are left out with the reason.
///
/// # Errors
/// Whatever keeps all of them from being written.
pub async fn approve_many(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    month: ReportingMonth,
    reports: &[ToApprove],
) -> Result<Vec<Result<Saved, StoreError>>, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let mut results = Vec::with_capacity(reports.len());
    for one in reports {
        let write = ReportWrite {
            district: district.clone(),
            acting: acting.clone(),
            project: one.project,
            month,
            seen_revision: Some(one.seen_revision),
            idempotency_key: None,
            now,
        };
        match apply(&mut writing, &write, &Doing::Approve(Action::BulkApprove)).await {
            Err(error) if is_harmless(&error) => results.push(Err(error)),
            done => results.push(Ok(done?)),
        }
    }
    writing.commit().await?;
    Ok(results)
}
