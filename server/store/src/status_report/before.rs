//! Everything a step has to know before it, read in one query.

use super::row::read_report;
use super::write::{ReportWrite, Saved};
use crate::error::StoreError;
use crate::reading::Reading;
use crate::writing::Writing;
use domain::status_report::StatusReport;
use sqlx::any::AnyRow;

/// What one query tells before a step.
pub(super) struct Before {
    pub report: Option<StatusReport>,
    pub month_was_opened: bool,
    pub month_is_open: bool,
    /// Whether the actor reports on the project.
    pub own: bool,
    /// Whether the actor has typed something that is not handed in.
    pub has_typed: bool,
}

/// The answer this key was given before, the report as it is, its month, and how the actor stands to it: one
/// row whatever of it there is.
pub(super) async fn seen_before(writing: &mut Writing, write: &ReportWrite) -> Result<AnyRow, StoreError> {
    let sql = "SELECT k.idempotency_key, k.request_hash, k.answer, r.project_id, r.month, r.state, \
               r.investment_completed_this_month, r.physical_progress_bp, r.note, r.problems, r.next_steps, \
               r.return_reason, r.submitted_at, r.revision, r.submitted_by, r.reviewed_by, r.reviewed_at, \
               r.explanations, m.opened_at, m.closed_at, a.account_id AS assigned, d.account_id AS typed \
               FROM journal_head h \
               LEFT JOIN idempotency_key k ON k.district_id = h.district_id AND k.idempotency_key = $2 \
               LEFT JOIN status_report r ON r.district_id = h.district_id AND r.project_id = $3 AND r.month = $4 \
               LEFT JOIN reporting_month m ON m.district_id = h.district_id AND m.month = $4 \
               LEFT JOIN account_project a ON a.district_id = h.district_id AND a.account_id = $5 \
               AND a.project_id = $3 \
               LEFT JOIN report_draft d ON d.district_id = h.district_id AND d.project_id = $3 \
               AND d.month = $4 AND d.account_id = $5 \
               WHERE h.district_id = $1";
    let query = sqlx::query(sql).bind(write.district.as_str()).bind(write.idempotency_key.as_deref());
    let query = query.bind(write.project.to_string()).bind(write.month.to_string());
    let query = query.bind(write.acting.account.map(|account| account.to_string()));
    Ok(query.fetch_one(writing.connection()).await?)
}

pub(super) fn answered(row: &AnyRow, request_hash: &str) -> Result<Option<Saved>, StoreError> {
    let row = Reading::of(row, "idempotency_key", "idempotency_key");
    let Some(known) = row.text_or_null("request_hash")? else { return Ok(None) };
    if known != request_hash {
        return Err(StoreError::KeyReused);
    }
    let answer: Option<(i64, i64)> = serde_json::from_str(row.text("answer")?).ok();
    let (revision, seq) = answer.ok_or_else(|| row.wrong("answer"))?;
    Ok(Some(Saved { revision, seq }))
}

pub(super) fn read_before(row: &AnyRow) -> Result<Before, StoreError> {
    let reading = Reading::of(row, "status_report", "month");
    let is_report = reading.number_or_null("revision")?.is_some();
    let month_was_opened = reading.text_or_null("opened_at")?.is_some();
    Ok(Before {
        report: if is_report { Some(read_report(row)?) } else { None },
        month_was_opened,
        month_is_open: month_was_opened && reading.text_or_null("closed_at")?.is_none(),
        own: reading.text_or_null("assigned")?.is_some(),
        has_typed: reading.text_or_null("typed")?.is_some(),
    })
}
