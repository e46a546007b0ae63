//! Reviewing one report, and taking one's own back.

use super::around::{Around, reported};
use super::report::One;
use super::told::told;
use crate::door::Done;
use crate::error::AppError;
use crate::server_context::of_store;
use crate::status_report::report_view::Review;
use domain::access::{Action, Subject, why_not};
use domain::form::Fields;
use domain::portfolio::Entry;
use domain::project::ProjectCode;
use domain::status_report::{ReportDraft, ReportState, StatusReport};

/// The review of a report that is handed in; `None` for who may not.
pub(super) fn review(one: &One<'_>, report: &StatusReport) -> Option<Review> {
    let (around, project) = (one.around, one.entry.project.id);
    let is_mine = report.submitted_by.as_deref() == Some(around.account.account.name.as_str());
    let subject = Subject::owned(around.visitor.owns(project)).submitted_by_actor(is_mine);
    let may = |action| one.head.is_open && why_not(&around.visitor.actor, action, subject).is_none();
    let may_approve = report.state == ReportState::Submitted && may(Action::ApproveReport);
    let may_return = may(Action::ReturnReport);
    let waiting = waiting(around, one).count();
    (may_approve || may_return).then(|| Review {
        report: told(report, &one.context),
        may_approve,
        may_return,
        next: next(one),
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
    })
}

/// Projects whose reports of the month wait, in code order.
fn waiting<'a>(around: &'a Around<'a>, one: &One<'_>) -> impl Iterator<Item = &'a Entry> {
    let month = one.month();
    around.portfolio.entries().iter().filter(move |entry| {
        reported(entry, month).is_some_and(|report| report.state == ReportState::Submitted)
    })
}

/// The next one that waits: after this one, or from the beginning.
fn next(one: &One<'_>) -> Option<ProjectCode> {
    let here = &one.entry.project.code;
    let codes = || waiting(one.around, one).map(|entry| &entry.project.code).filter(|code| *code != here);
    codes().find(|code| *code > here).or_else(|| codes().next()).cloned()
}

fn seen(fields: &Fields) -> Result<Option<i64>, AppError> {
    let draft =
        ReportDraft { seen_revision: fields.get("seen_revision").to_owned(), ..ReportDraft::default() };
    Ok(draft.revision_seen()?)
}

/// 审核通过; on to the next that waits.
pub(super) async fn approved(one: &One<'_>, fields: &Fields) -> Result<Done, AppError> {
    let write = one.write(seen(fields)?, fields.get("key"));
    store::status_report::approve(&one.around.ctx.store, write).await.map_err(of_store)?;
    Ok(on(one, "approved", "approved_last"))
}

/// 退回, with a reason; on to the next that waits.
pub(super) async fn returned(one: &One<'_>, fields: &Fields) -> Result<Done, AppError> {
    let write = one.write(seen(fields)?, fields.get("key"));
    let reason = fields.get("reason");
    store::status_report::return_report(&one.around.ctx.store, write, reason).await.map_err(of_store)?;
    Ok(on(one, "returned", "returned_last"))
}

/// On to the next, where `word_there` says what was done of this one; or back here, with `word`.
fn on(one: &One<'_>, word: &str, word_there: &str) -> Done {
    match next(one).and_then(|code| one.around.portfolio.entry(&code)) {
        Some(next) => super::report::done_with(next, one.month(), word_there, one.entry),
        None => one.done(word),
    }
}

/// 撤回: back to the form.
pub(super) async fn withdrawn(one: &One<'_>, fields: &Fields) -> Result<Done, AppError> {
    let write = one.write(seen(fields)?, fields.get("key"));
    store::status_report::withdraw(&one.around.ctx.store, write).await.map_err(of_store)?;
    Ok(one.done("withdrawn"))
}
