//! One step of one report inside a write: the durable path of a status update. Everything that can refuse it is
//! asked before anything is changed, so that others who share the commit need not know.

use super::alongside::apply_alongside;
use super::row::{STATUS_REPORT, read_report, write_report};
use super::write::{ReportWrite, Saved};
use crate::error::StoreError;
use crate::idempotency::Once;
use crate::insert::{Values, insert};
use crate::journal::{Change, sha256_hex};
use crate::portfolio::entry_of;
use crate::reading::Reading;
use crate::writing::Writing;
use domain::access::{Action, Subject};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;
use domain::status_report::{
    Alongside, ReportContent, ReportContext, StatusReport, Step, month_is_closed, ready,
};
use sqlx::any::AnyRow;

/// What is done to a report.
#[derive(Debug, Clone)]
pub(crate) enum Doing {
    SaveDraft(ReportContent),
    Submit(ReportContent, Alongside),
    Withdraw,
    /// By itself or among many.
    Approve(Action),
    /// The reason.
    Return(String),
}

/// What one query tells before a step.
struct Before {
    report: Option<StatusReport>,
    month_was_opened: bool,
    month_is_open: bool,
    /// Whether the actor reports on the project.
    own: bool,
    /// Whether the actor has typed something that is not handed in.
    has_typed: bool,
}

/// Does a step. A failure that [`is_harmless`] has changed nothing, unless the step tells of milestones and issues.
pub(crate) async fn apply(
    writing: &mut Writing,
    write: &ReportWrite,
    doing: &Doing,
) -> Result<Saved, StoreError> {
    let request_hash = hash(write, doing);
    let once = write.idempotency_key.as_deref().map(|key| Once { key, request_hash: &request_hash });
    let row = seen_before(writing, write).await?;
    if let Some(saved) = answered(&row, &request_hash)? {
        return Ok(saved);
    }
    let before = read_before(&row)?;
    let report = next(writing, write, doing, &before).await?;
    store_row(writing, write.project, before.report.is_some(), &report).await?;
    if matches!(doing, Doing::Submit(..)) && before.has_typed {
        forget(writing, write).await?;
    }
    let json = |report: &StatusReport| serde_json::to_string(report).ok();
    let change = Change {
        subject_kind: "status_report",
        subject_id: write.month.to_string(),
        project_id: Some(write.project),
        action: doing.verb(),
        before: before.report.as_ref().and_then(json),
        after: json(&report),
    };
    let seq = writing.journal(&write.acting.author(write.now), vec![change]).await?;
    if let Doing::Submit(_, alongside) = doing {
        apply_alongside(writing, write, alongside).await?;
    }
    let saved = Saved { revision: report.revision, seq };
    if let Some(once) = once {
        once.remember(writing, &format!("[{},{}]", saved.revision, saved.seq), write.now).await?;
    }
    Ok(saved)
}

/// Whether an error of [`apply`] has changed nothing, so that the write may go on without that step.
pub(crate) const fn is_harmless(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Stale { .. } | StoreError::KeyReused | StoreError::Refused(_) | StoreError::Invalid(_)
    )
}

/// The report after the step.
async fn next(
    writing: &mut Writing,
    write: &ReportWrite,
    doing: &Doing,
    before: &Before,
) -> Result<StatusReport, StoreError> {
    let handed_in_by_actor = before
        .report
        .as_ref()
        .is_some_and(|report| report.submitted_by.as_deref() == Some(write.acting.name.as_str()));
    let subject = Subject::owned(before.own).submitted_by_actor(handed_in_by_actor);
    write.acting.check(doing.action(), subject)?;
    if !before.month_is_open {
        return Err(StoreError::Invalid(month_is_closed(write.month, before.month_was_opened)));
    }
    let current = before.report.as_ref().map(|report| report.revision);
    if current != write.seen_revision {
        return Err(StoreError::Stale { current });
    }
    let state = doing.step().after(before.report.as_ref().map(|report| report.state));
    let state = state.map_err(StoreError::Invalid)?;
    let report = before.report.clone().unwrap_or_else(|| StatusReport::blank(write.month));
    let report = StatusReport { state, revision: current.unwrap_or(0) + 1, ..report };
    Ok(match doing {
        Doing::SaveDraft(content) => with(report, bounded(content)?),
        Doing::Submit(content, _) => {
            let content = explained(writing, write, bounded(content)?).await?;
            StatusReport {
                return_reason: None,
                submitted_at: Some(write.now),
                submitted_by: Some(write.acting.name.clone()),
                reviewed_at: None,
                reviewed_by: None,
                ..with(report, content)
            }
        }
        Doing::Withdraw if !handed_in_by_actor => return Err(StoreError::Invalid(not_handed_in_by_you())),
        Doing::Withdraw => StatusReport { submitted_at: None, submitted_by: None, ..report },
        Doing::Approve(_) => StatusReport { return_reason: None, ..reviewed(report, write) },
        Doing::Return(reason) => {
            StatusReport { return_reason: Some(reason.clone()), ..reviewed(report, write) }
        }
    })
}

fn bounded(content: &ReportContent) -> Result<ReportContent, StoreError> {
    content.clone().within_bounds().map_err(StoreError::Invalid)
}

/// The content, when the checks let it be handed in.
async fn explained(
    writing: &mut Writing,
    write: &ReportWrite,
    content: ReportContent,
) -> Result<ReportContent, StoreError> {
    let entry = entry_of(writing.connection(), &write.district, write.project).await?;
    // Whoever may hand it in reports on the project: it exists.
    let Some(entry) = entry else { return Err(StoreError::Stale { current: None }) };
    ready(content, &ReportContext::of_entry(&entry, write.month)).map_err(StoreError::Invalid)
}

fn with(report: StatusReport, content: ReportContent) -> StatusReport {
    let ReportContent {
        investment_completed_this_month,
        physical_progress,
        note,
        problems,
        next_steps,
        explanations,
    } = content;
    StatusReport {
        investment_completed_this_month,
        physical_progress,
        note,
        problems,
        next_steps,
        explanations,
        ..report
    }
}

fn reviewed(report: StatusReport, write: &ReportWrite) -> StatusReport {
    StatusReport { reviewed_at: Some(write.now), reviewed_by: Some(write.acting.name.clone()), ..report }
}

fn not_handed_in_by_you() -> FieldErrors {
    let message = Bilingual::new(
        "只有提交人本人可以撤回；请联系提交人，或由区项目办退回。",
        "Only whoever handed the report in can withdraw it; ask them, or have the project office return it.",
    );
    FieldErrors::one("", message)
}

impl Doing {
    const fn step(&self) -> Step {
        match self {
            Self::SaveDraft(_) => Step::SaveDraft,
            Self::Submit(..) => Step::Submit,
            Self::Withdraw => Step::Withdraw,
            Self::Approve(_) => Step::Approve,
            Self::Return(_) => Step::Return,
        }
    }

    const fn action(&self) -> Action {
        match self {
            Self::SaveDraft(_) => Action::WriteReportDraft,
            // Taking back undoes handing in.
            Self::Submit(..) | Self::Withdraw => Action::SubmitReport,
            Self::Approve(action) => *action,
            Self::Return(_) => Action::ReturnReport,
        }
    }

    const fn verb(&self) -> &'static str {
        match self {
            Self::SaveDraft(_) => "status_report.drafted",
            Self::Submit(..) => "status_report.submitted",
            Self::Withdraw => "status_report.withdrawn",
            Self::Approve(_) => "status_report.approved",
            Self::Return(_) => "status_report.returned",
        }
    }
}

/// What makes two requests the same: everything but the time.
fn hash(write: &ReportWrite, doing: &Doing) -> String {
    let seen = write.seen_revision.map(|revision| revision.to_string());
    let (project, month) = (write.project.to_string(), write.month.to_string());
    let said = match doing {
        Doing::SaveDraft(content) => serde_json::to_string(content).ok(),
        Doing::Submit(content, alongside) => Some(format!("{content:?} {alongside:?}")),
        Doing::Return(reason) => Some(reason.clone()),
        Doing::Withdraw | Doing::Approve(_) => None,
    };
    sha256_hex(&[
        Some(&project),
        Some(&month),
        Some(&write.acting.name),
        Some(doing.verb()),
        seen.as_deref(),
        said.as_deref(),
    ])
}

/// The answer this key was given before, the report as it is, its month, and how the actor stands to it: one
/// row whatever of it there is.
async fn seen_before(writing: &mut Writing, write: &ReportWrite) -> Result<AnyRow, StoreError> {
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

fn read_before(row: &AnyRow) -> Result<Before, StoreError> {
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

async fn store_row(
    writing: &mut Writing,
    project: ProjectId,
    exists: bool,
    report: &StatusReport,
) -> Result<(), StoreError> {
    let district = writing.district.as_str().to_owned();
    if !exists {
        let rows = [(project, report)];
        return insert(writing.connection(), &STATUS_REPORT, &district, &rows, |v, code, (id, report)| {
            write_report(v, code, *id, report);
        })
        .await;
    }
    let sql = "UPDATE status_report SET state = $4, investment_completed_this_month = $5, \
               physical_progress_bp = $6, note = $7, problems = $8, next_steps = $9, return_reason = $10, \
               submitted_at = $11, revision = $12, submitted_by = $13, reviewed_by = $14, reviewed_at = $15, \
               explanations = $16 WHERE district_id = $1 AND project_id = $2 AND month = $3";
    let mut values = Values::default();
    write_report(&mut values, &district, project, report);
    let done = sqlx::query_with(sql, values.into_arguments()?).execute(writing.connection()).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Stale { current: None }) }
}

/// What its author had typed is handed in.
async fn forget(writing: &mut Writing, write: &ReportWrite) -> Result<(), StoreError> {
    let sql = "DELETE FROM report_draft WHERE district_id = $1 AND project_id = $2 AND month = $3 \
               AND account_id = $4";
    let query = sqlx::query(sql).bind(write.district.as_str()).bind(write.project.to_string());
    let query = query.bind(write.month.to_string());
    let query = query.bind(write.acting.account.map(|account| account.to_string()));
    query.execute(writing.connection()).await?;
    Ok(())
}
