//! Reviewing many reports at once.

use super::apply::{apply, is_harmless};
use super::doing::Doing;
use super::write::{ReportWrite, Saved};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::journal::sha256_hex;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::calendar::ReportingMonth;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;
use serde::{Deserialize, Serialize};

/// A report to be approved among many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToApprove {
    /// The project.
    pub project: ProjectId,
    /// The revision the reviewer saw.
    pub seen_revision: i64,
}

/// Why a report was not approved among many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOut {
    /// The actor may not: it is the actor's own submission.
    Refused(Bilingual),
    /// Somebody has changed it since: the revision now, if there is one.
    Stale(Option<i64>),
    /// It does not wait for review, or its month is closed.
    Invalid(FieldErrors),
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
    let results = approve_each(&mut writing, acting, now, month, reports).await?;
    writing.commit().await?;
    Ok(results)
}

/// Many reports to be approved at once.
#[derive(Debug, Clone)]
pub struct BulkApproval<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// Who reviews.
    pub acting: &'a Acting,
    /// When.
    pub now: DateTime<Utc>,
    /// The month.
    pub month: ReportingMonth,
    /// The reports.
    pub reports: &'a [ToApprove],
    /// Made by whoever asks, the same when the same is sent again.
    pub key: Option<&'a str>,
    /// What was asked, as it was sent.
    pub asked: &'a str,
}

/// [`approve_many`] under a key: sent again, it is answered what it was answered first, whatever has happened
/// since. Each result stands beside the project it is of.
///
/// # Errors
/// [`StoreError::Refused`] for who may approve nothing; [`StoreError::KeyReused`].
pub async fn approve_many_once(
    store: &Store,
    asked: &BulkApproval<'_>,
) -> Result<Vec<(ProjectId, Result<Saved, LeftOut>)>, StoreError> {
    let BulkApproval { acting, now, month, reports, .. } = *asked;
    let mut writing = Writing::begin(&store.database, asked.district).await?;
    acting.check(Action::BulkApprove, Subject::OTHER)?;
    let text = month.to_string();
    let hash = sha256_hex(&[Some("status_report.bulk"), Some(&text), Some(&acting.name), Some(asked.asked)]);
    let once = asked.key.map(|key| Once { key, request_hash: &hash });
    if let Some(told) = answered(once, &mut writing).await? {
        return Ok(told);
    }
    let results = approve_each(&mut writing, acting, now, month, reports).await?;
    let told = reports.iter().zip(results).map(|(one, result)| {
        let result = result.map_or_else(|error| left_out(error).map(Err), |saved| Ok(Ok(saved)));
        Ok((one.project, result?))
    });
    let told = told.collect::<Result<Vec<_>, StoreError>>()?;
    remember(once, &mut writing, &told, now).await?;
    writing.commit().await?;
    Ok(told)
}

fn left_out(error: StoreError) -> Result<LeftOut, StoreError> {
    match error {
        StoreError::Refused(refusal) => Ok(LeftOut::Refused(refusal.text())),
        StoreError::Stale { current } => Ok(LeftOut::Stale(current)),
        StoreError::Invalid(errors) => Ok(LeftOut::Invalid(errors)),
        other => Err(other),
    }
}

async fn approve_each(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    month: ReportingMonth,
    reports: &[ToApprove],
) -> Result<Vec<Result<Saved, StoreError>>, StoreError> {
    let mut results = Vec::with_capacity(reports.len());
    for one in reports {
        let write = ReportWrite {
            district: writing.district.clone(),
            acting: acting.clone(),
            project: one.project,
            month,
            seen_revision: Some(one.seen_revision),
            idempotency_key: None,
            now,
        };
        match apply(writing, &write, &Doing::Approve(Action::BulkApprove)).await {
            Err(error) if is_harmless(&error) => results.push(Err(error)),
            done => results.push(Ok(done?)),
        }
    }
    Ok(results)
}
