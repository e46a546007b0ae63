//! Changing an issue inside a write: the row, its step and the journal's row go together.

use super::row::{ISSUE, issue_of, write_issue};
use super::step::{ISSUE_STEP, next_number, write_step};
use crate::acting::Acting;
use crate::error::StoreError;
use crate::insert::{Values, insert};
use crate::journal::Change;
use crate::reading::Reading;
use crate::status_light::{Dated, keep};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::issue_register::{Issue, IssueStep, StepKind};
use domain::project::ProjectId;
use uuid::Uuid;

/// Which issue of which project, as whoever writes saw it.
#[derive(Debug, Clone, Copy)]
pub struct SeenIssue {
    /// The project.
    pub project: ProjectId,
    /// The issue.
    pub id: Uuid,
    /// The revision that was seen.
    pub revision: i64,
}

/// Something done to an issue, ready to be written.
pub(super) struct Step<'a> {
    pub acting: &'a Acting,
    pub now: DateTime<Utc>,
    pub project: ProjectId,
    pub kind: StepKind,
    pub text: Option<&'a str>,
}

/// An issue as it was seen.
///
/// # Errors
/// [`StoreError::Stale`] when it is not as it was seen, or not there.
pub(super) async fn seen(writing: &mut Writing, seen: &SeenIssue) -> Result<Issue, StoreError> {
    as_seen(stored(writing, seen).await?, seen)
}

/// The same for whoever closes it or opens it again, which of an order is others' to do.
///
/// # Errors
/// [`StoreError::Refused`], then as [`seen`].
pub(super) async fn seen_to_close(
    writing: &mut Writing,
    acting: &Acting,
    seen: &SeenIssue,
) -> Result<Issue, StoreError> {
    let found = stored(writing, seen).await?;
    let action = found.as_ref().map_or(Action::CloseIssue, Issue::closing_action);
    acting.check_on(writing, action, seen.project).await?;
    as_seen(found, seen)
}

fn as_seen(found: Option<Issue>, seen: &SeenIssue) -> Result<Issue, StoreError> {
    match found {
        Some(found) if found.revision == seen.revision => Ok(found),
        other => Err(StoreError::Stale { current: other.map(|found| found.revision) }),
    }
}

/// An issue as it is now; `None` when it is not there.
async fn stored(writing: &mut Writing, seen: &SeenIssue) -> Result<Option<Issue>, StoreError> {
    let sql = "SELECT issue_id, title_zh, title_en, severity, owner, raised, due, ordered, closed, progress, \
               evidence, revision FROM issue WHERE district_id = $1 AND project_id = $2 AND issue_id = $3";
    let district = writing.district.as_str().to_owned();
    let query = sqlx::query(sql).bind(district).bind(seen.project.to_string()).bind(seen.id.to_string());
    let row = query.fetch_optional(writing.connection()).await?;
    row.as_ref().map(|row| issue_of(&Reading::of(row, "issue", "issue_id"))).transpose()
}

/// Writes an issue that is new, or was there under the revision before; closed months keep the dates it had.
pub(super) async fn save(
    writing: &mut Writing,
    step: &Step<'_>,
    before: Option<&Issue>,
    after: &Issue,
) -> Result<(), StoreError> {
    match before {
        None => {
            let (district, row) = (writing.district.clone(), [(step.project, after)]);
            insert(writing.connection(), &ISSUE, district.as_str(), &row, |values, district, (id, issue)| {
                write_issue(values, district, *id, issue);
            })
            .await?;
        }
        Some(_) => update(writing, step.project, after).await?,
    }
    keep(writing, step.project, before.map(Dated::Issue), Dated::Issue(after)).await?;
    add_step(writing, step, after).await?;
    let change = Change {
        subject_id: after.id.to_string(),
        project_id: Some(step.project),
        action: action(step.kind),
        before: before.and_then(|issue| serde_json::to_string(issue).ok()),
        after: with_text(after, step.text),
    };
    writing.journal(&step.acting.author(step.now), vec![change]).await?;
    Ok(())
}

async fn update(writing: &mut Writing, project: ProjectId, issue: &Issue) -> Result<(), StoreError> {
    let sql = "UPDATE issue SET owner = $4, due = $5, ordered = $6, closed = $7, progress = $8, evidence = $9, \
               revision = $10 WHERE district_id = $1 AND project_id = $2 AND issue_id = $3";
    let mut values = Values::default();
    values.push(writing.district.as_str()).text(project).text(issue.id);
    values.push(issue.owner.as_deref()).text_or_null(issue.due);
    values.text_or_null(issue.ordered).text_or_null(issue.closed);
    values.push(issue.progress.as_deref()).push(issue.evidence.as_deref()).push(issue.revision);
    sqlx::query_with(sql, values.into_arguments()?).execute(writing.connection()).await?;
    Ok(())
}

async fn add_step(writing: &mut Writing, step: &Step<'_>, after: &Issue) -> Result<(), StoreError> {
    let row = [(
        step.project,
        after.id,
        IssueStep {
            number: next_number(writing, step.project, after.id).await?,
            kind: step.kind,
            at: step.now,
            actor: step.acting.name.clone(),
            text: step.text.map(str::to_owned),
            owner: after.owner.clone(),
            due: after.due,
        },
    )];
    let district = writing.district.clone();
    insert(writing.connection(), &ISSUE_STEP, district.as_str(), &row, write_step).await
}

const fn action(kind: StepKind) -> JournalVerb {
    match kind {
        StepKind::Opened => JournalVerb::IssueOpened,
        StepKind::Assigned => JournalVerb::IssueAssigned,
        StepKind::Ordered => JournalVerb::IssueOrdered,
        StepKind::Noted => JournalVerb::IssueNoted,
        StepKind::Closed => JournalVerb::IssueClosed,
        StepKind::Reopened => JournalVerb::IssueReopened,
    }
}

/// The issue as JSON, and what was written with the step.
fn with_text(after: &Issue, text: Option<&str>) -> Option<String> {
    let mut value = serde_json::to_value(after).ok()?;
    if let (Some(fields), Some(text)) = (value.as_object_mut(), text) {
        fields.insert("step_text".to_owned(), text.into());
    }
    Some(value.to_string())
}
