//! One step of one report inside a write: the durable path of a status update. Everything that can refuse it is
//! asked before anything is changed, so that others who share the commit need not know.

use super::alongside::apply_alongside;
use super::before::{Before, answered, read_before, seen_before};
use super::doing::{Doing, hash};
use super::row::{STATUS_REPORT, write_report};
use super::write::{ReportWrite, Saved};
use crate::error::StoreError;
use crate::idempotency::Once;
use crate::insert::{Values, insert};
use crate::journal::Change;
use crate::portfolio::entry_of;
use crate::writing::Writing;
use domain::access::Subject;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;
use domain::status_report::{ReportContent, ReportContext, StatusReport, month_is_closed, ready};

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
    if matches!(doing, Doing::Submit(..) | Doing::SubmitStored) && before.has_typed {
        forget(writing, write).await?;
    }
    let json = |report: &StatusReport| serde_json::to_string(report).ok();
    let change = Change {
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
            handed_in(report, write, explained(writing, write, bounded(content)?).await?)
        }
        Doing::SubmitStored if current.is_none() => return Err(StoreError::Invalid(nothing_stored())),
        Doing::SubmitStored => {
            let content = explained(writing, write, ReportContent::of(&report)).await?;
            handed_in(report, write, content)
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

fn handed_in(report: StatusReport, write: &ReportWrite, content: ReportContent) -> StatusReport {
    StatusReport {
        return_reason: None,
        submitted_at: Some(write.now),
        submitted_by: Some(write.acting.name.clone()),
        reviewed_at: None,
        reviewed_by: None,
        ..with(report, content)
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

fn nothing_stored() -> FieldErrors {
    let message = Bilingual::new(
        "还没有保存过草稿，不能提交；请先保存月报内容。",
        "No draft is stored to be submitted; write the report first.",
    );
    FieldErrors::one("", message)
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
