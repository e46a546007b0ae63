//! The steps of one report, durably: when one of these returns `Ok`, a power cut no longer loses it. Steps that
//! arrive while others are being made durable share the next commit.

use super::apply::apply;
use super::doing::Doing;
use super::row::{ONE, read_report};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::calendar::ReportingMonth;
use domain::project::ProjectId;
use domain::status_report::{Alongside, ReportContent, StatusReport, return_reason};
use serde::{Deserialize, Serialize};

/// Which report is written, and by whom.
#[derive(Debug, Clone)]
pub struct ReportWrite {
    /// The district.
    pub district: DistrictId,
    /// Who writes.
    pub acting: Acting,
    /// The project.
    pub project: ProjectId,
    /// The month reported on.
    pub month: ReportingMonth,
    /// The revision the writer saw; `None` when there was no report.
    pub seen_revision: Option<i64>,
    /// Made by the writer, the same when the same thing is sent again; `None`: the revision alone keeps it from
    /// being done twice.
    pub idempotency_key: Option<String>,
    /// When.
    pub now: DateTime<Utc>,
}

/// A report that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Its revision.
    pub revision: i64,
    /// Its row in the journal.
    pub seq: i64,
}

/// Keeps a report as a draft. What was typed beside it ([`super::typed`]) stays; the form it came from forgets
/// it by [`super::forget_typed`].
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] when the month takes no reports, the step does not follow or
/// the content is out of bounds; [`StoreError::Stale`] when the revision is not the one seen;
/// [`StoreError::KeyReused`] when the key came with another request.
pub async fn save_draft(
    store: &Store,
    write: ReportWrite,
    content: ReportContent,
) -> Result<Saved, StoreError> {
    store.queue.write(write, Doing::SaveDraft(content)).await
}

/// Hands a report in, and forgets what its author had typed. Figures that look wrong must be explained
/// ([`domain::status_report::ready`]).
///
/// # Errors
/// As [`save_draft`]; [`StoreError::Invalid`] at `explain.<check>` for an explanation that is missing.
pub async fn submit(store: &Store, write: ReportWrite, content: ReportContent) -> Result<Saved, StoreError> {
    submit_with(store, write, content, Alongside::default()).await
}

/// Hands in the draft that is stored, as it is: for programs, which write the draft first.
///
/// # Errors
/// As [`submit`]; [`StoreError::Invalid`] when nothing is stored.
pub async fn submit_stored(store: &Store, write: ReportWrite) -> Result<Saved, StoreError> {
    store.queue.write(write, Doing::SubmitStored).await
}

/// Hands a report in together with what its form tells of milestones and issues: all of it, or nothing.
///
/// # Errors
/// As [`submit`]; [`StoreError::Invalid`] at the fields of [`Alongside`], also for a milestone or an issue that
/// somebody else has changed meanwhile.
pub async fn submit_with(
    store: &Store,
    write: ReportWrite,
    content: ReportContent,
    alongside: Alongside,
) -> Result<Saved, StoreError> {
    let by_itself = !alongside.is_empty();
    let doing = Doing::Submit(content, alongside);
    if !by_itself {
        return store.queue.write(write, doing).await;
    }
    // What it tells of milestones and issues may be refused halfway: nobody else must be in this commit.
    let mut writing = Writing::begin(&store.database, &write.district).await?;
    let saved = apply(&mut writing, &write, &doing).await?;
    writing.commit().await?;
    Ok(saved)
}

/// Takes a report back before it is reviewed: only whoever handed it in.
///
/// # Errors
/// As [`save_draft`].
pub async fn withdraw(store: &Store, write: ReportWrite) -> Result<Saved, StoreError> {
    store.queue.write(write, Doing::Withdraw).await
}

/// Approves a report: it counts.
///
/// # Errors
/// As [`save_draft`]; [`StoreError::Refused`] also for who handed it in.
pub async fn approve(store: &Store, write: ReportWrite) -> Result<Saved, StoreError> {
    store.queue.write(write, Doing::Approve(Action::ApproveReport)).await
}

/// Sends a report back with a reason, the form's field `reason`; an approved one, too.
///
/// # Errors
/// As [`approve`]; [`StoreError::Invalid`] without a reason.
pub async fn return_report(store: &Store, write: ReportWrite, reason: &str) -> Result<Saved, StoreError> {
    let reason = return_reason(reason).map_err(StoreError::Invalid)?;
    store.queue.write(write, Doing::Return(reason)).await
}

/// One report, in whatever state.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn find(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
    month: ReportingMonth,
) -> Result<Option<StatusReport>, StoreError> {
    let query = sqlx::query(ONE).bind(district.as_str()).bind(project.to_string()).bind(month.to_string());
    let row = query.fetch_optional(&store.database.pool).await?;
    row.as_ref().map(read_report).transpose()
}
