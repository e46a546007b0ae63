//! What a report's form tells of milestones and issues, in the report's own write.

use super::write::ReportWrite;
use crate::error::StoreError;
use crate::issue_register::{SeenIssue, apply_close, apply_open, apply_progress};
use crate::milestone::{apply_update, standing};
use crate::writing::Writing;
use domain::access::{Action, Refusal};
use domain::calendar::shanghai_date;
use domain::form::FieldErrors;
use domain::issue_register::{IssueClosing, closed_by_others};
use domain::label::Bilingual;
use domain::status_report::{Alongside, IssueWord};

/// Writes all of it, or tells everything that is wrong at its fields; then the write has to be given up.
pub(super) async fn apply_alongside(
    writing: &mut Writing,
    write: &ReportWrite,
    told: &Alongside,
) -> Result<(), StoreError> {
    let mut errors = FieldErrors::default();
    let (acting, now, project) = (&write.acting, write.now, write.project);
    for update in &told.milestones {
        // Of what stands so already nothing is told: somebody else may have changed it meanwhile.
        let stands = standing(writing, project, update.id).await?;
        if stands.is_some_and(|milestone| update.changes_nothing(&milestone)) {
            continue;
        }
        let done = apply_update(writing, acting, now, project, update).await;
        collect(done, &format!("milestone.{}.", update.id), "forecast", &mut errors)?;
    }
    for word in &told.issues {
        let done = tell(writing, write, word).await;
        collect(done, &format!("issue.{}.", word.id), "note", &mut errors)?;
    }
    if let Some(opening) = &told.new_issue {
        let done = apply_open(writing, acting, now, project, opening).await.map(drop);
        collect(done, "new_issue.", "title", &mut errors)?;
    }
    errors.or(Some(())).map_err(StoreError::Invalid)
}

async fn tell(writing: &mut Writing, write: &ReportWrite, word: &IssueWord) -> Result<(), StoreError> {
    let issue = SeenIssue { project: write.project, id: word.id, revision: word.seen_revision };
    if !word.close {
        return apply_progress(writing, &write.acting, write.now, issue, &word.note).await;
    }
    let closing = IssueClosing { closed: shanghai_date(write.now), evidence: word.note.clone() };
    let closed = apply_close(writing, &write.acting, write.now, issue, &closing).await;
    closed.map_err(|error| match error {
        // The form has one field for both.
        StoreError::Invalid(errors) => {
            let at_note = errors.0.into_iter().map(|error| ("note", error.message));
            let mut told = FieldErrors::default();
            at_note.for_each(|(field, message)| told.add(field, message));
            StoreError::Invalid(told)
        }
        // One box too many must not cost the whole report.
        StoreError::Refused(Refusal::RoleLacksIt(Action::CloseOrder)) => {
            StoreError::Invalid(FieldErrors::one("note", closed_by_others()))
        }
        other => other,
    })
}

/// Keeps what is wrong with one part under its fields; what is not about fields ends the write.
fn collect(
    done: Result<(), StoreError>,
    prefix: &str,
    first: &str,
    errors: &mut FieldErrors,
) -> Result<(), StoreError> {
    match done {
        Ok(()) => {}
        Err(StoreError::Invalid(wrong)) => errors.0.extend(wrong.under(prefix).0),
        Err(StoreError::Stale { .. }) => errors.add(format!("{prefix}{first}"), changed_meanwhile()),
        Err(other) => return Err(other),
    }
    Ok(())
}

fn changed_meanwhile() -> Bilingual {
    Bilingual::new(
        "在您填写期间，他人已修改了这一项；请刷新后核对再提交，您填写的内容已保留。",
        "Somebody else has changed this one meanwhile; load it again and check it. What you typed is kept.",
    )
}
