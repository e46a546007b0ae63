//! Writing one report: the durable path of a status update.
//!
//! Whether the actor may, whether the month is open and whether the step from state to state is allowed
//! is decided before, in `domain`; here it is only made to happen once, completely and in order.

use super::row::{STATUS_REPORT, read_report, write_report};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Values, insert, instant_text};
use crate::journal::{Author, Change, sha256_hex};
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::project::ProjectId;
use domain::status_report::{ReportState, StatusReport};
use sqlx::any::AnyRow;

/// A report to be written.
#[derive(Debug, Clone)]
pub struct SaveReport {
    /// The district.
    pub district: DistrictId,
    /// The project.
    pub project: ProjectId,
    /// The report as it is to be; its `revision` is not looked at.
    pub report: StatusReport,
    /// The revision the writer saw; `None` when there was no report.
    pub seen_revision: Option<i64>,
    /// Made by the writer, the same when the same save is sent again.
    pub idempotency_key: String,
    /// Who writes.
    pub actor: String,
    /// When.
    pub now: DateTime<Utc>,
}

/// A report that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Its revision.
    pub revision: i64,
    /// Its row in the journal.
    pub seq: i64,
}

/// Writes a report, durably: when this returns `Ok` a power cut no longer loses it. Saves that arrive
/// while another is being made durable share the next commit.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is not the one seen, [`StoreError::KeyReused`] when the key
/// came with another request, [`StoreError::Constraint`] with `foreign_key` when there is no such project.
pub async fn save(store: &Store, request: SaveReport) -> Result<Saved, StoreError> {
    store.queue.save(request).await
}

/// The same, inside a write.
pub(crate) async fn apply(writing: &mut Writing, request: &SaveReport) -> Result<Saved, StoreError> {
    let request_hash = request.hash();
    let row = seen_before(writing, request).await?;
    if let Some(saved) = answered(&row, &request_hash)? {
        return Ok(saved);
    }
    let before = match Reading::of(&row, "status_report", "month").number_or_null("revision")? {
        Some(_) => Some(read_report(&row)?),
        None => None,
    };
    let current = before.as_ref().map(|report| report.revision);
    if current != request.seen_revision {
        return Err(StoreError::Stale { current });
    }
    let report = StatusReport { revision: current.unwrap_or(0) + 1, ..request.report.clone() };
    if current.is_some() {
        update(writing, request, &report).await?;
    } else {
        let row = [(request.project, &report)];
        insert(
            writing.connection(),
            &STATUS_REPORT,
            request.district.as_str(),
            &row,
            |v, code, (id, report)| {
                write_report(v, code, *id, report);
            },
        )
        .await?;
    }
    let author = Author { actor: &request.actor, at: request.now };
    let change = Change {
        subject_kind: "status_report",
        subject_id: report.month.to_string(),
        project_id: Some(request.project),
        action: action(report.state),
        before: before.as_ref().and_then(|report| serde_json::to_string(report).ok()),
        after: serde_json::to_string(&report).ok(),
    };
    let seq = writing.journal(&author, vec![change]).await?;
    let saved = Saved { revision: report.revision, seq };
    remember(writing, request, &request_hash, saved).await?;
    Ok(saved)
}

const fn action(state: ReportState) -> &'static str {
    match state {
        ReportState::Draft => "status_report.drafted",
        ReportState::Submitted => "status_report.submitted",
        ReportState::Approved => "status_report.approved",
        ReportState::Returned => "status_report.returned",
    }
}

impl SaveReport {
    /// What makes two requests the same: everything but the time.
    fn hash(&self) -> String {
        let report = serde_json::to_string(&self.report).ok();
        let seen = self.seen_revision.map(|revision| revision.to_string());
        let project = self.project.to_string();
        sha256_hex(&[Some(&project), Some(&self.actor), seen.as_deref(), report.as_deref()])
    }
}

/// The answer this key was given before and the report as it is, in one row whatever of it there is.
async fn seen_before(writing: &mut Writing, request: &SaveReport) -> Result<AnyRow, StoreError> {
    let sql = "SELECT k.idempotency_key, k.request_hash, k.answer, r.project_id, r.month, r.state, \
               r.investment_completed_this_month, r.physical_progress_bp, r.note, r.problems, r.next_steps, \
               r.return_reason, r.submitted_at, r.revision FROM journal_head h \
               LEFT JOIN idempotency_key k ON k.district_id = h.district_id AND k.idempotency_key = $2 \
               LEFT JOIN status_report r ON r.district_id = h.district_id AND r.project_id = $3 AND r.month = $4 \
               WHERE h.district_id = $1";
    let query = sqlx::query(sql).bind(request.district.as_str()).bind(request.idempotency_key.as_str());
    let query = query.bind(request.project.to_string()).bind(request.report.month.to_string());
    Ok(query.fetch_one(writing.connection()).await?)
}

fn answered(row: &AnyRow, request_hash: &str) -> Result<Option<Saved>, StoreError> {
    let row = Reading::of(row, "idempotency_key", "idempotency_key");
    let Some(known) = row.text_or_null("request_hash")? else { return Ok(None) };
    if known != request_hash {
        return Err(StoreError::KeyReused);
    }
    let answer: Option<(i64, i64)> = serde_json::from_str(row.text("answer")?).ok();
    let (revision, seq) = answer.ok_or_else(|| row.wrong("answer"))?;
    Ok(Some(Saved { revision, seq }))
}

async fn remember(
    writing: &mut Writing,
    request: &SaveReport,
    request_hash: &str,
    saved: Saved,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO idempotency_key (district_id, idempotency_key, request_hash, answer, at) \
               VALUES ($1, $2, $3, $4, $5)";
    let query = sqlx::query(sql).bind(request.district.as_str()).bind(request.idempotency_key.as_str());
    let query = query.bind(request_hash).bind(format!("[{},{}]", saved.revision, saved.seq));
    query.bind(instant_text(request.now)).execute(writing.connection()).await?;
    Ok(())
}

async fn update(
    writing: &mut Writing,
    request: &SaveReport,
    report: &StatusReport,
) -> Result<(), StoreError> {
    let sql = "UPDATE status_report SET state = $4, investment_completed_this_month = $5, \
               physical_progress_bp = $6, note = $7, problems = $8, next_steps = $9, return_reason = $10, \
               submitted_at = $11, revision = $12 WHERE district_id = $1 AND project_id = $2 AND month = $3";
    let mut values = Values::default();
    write_report(&mut values, request.district.as_str(), request.project, report);
    let done = sqlx::query_with(sql, values.into_arguments()?).execute(writing.connection()).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Stale { current: None }) }
}
