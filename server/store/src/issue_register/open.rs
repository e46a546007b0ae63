//! Putting a problem on the register.

use super::save::{Step, save};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::journal::sha256_hex;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::calendar::shanghai_date;
use domain::code_list::CodeList as _;
use domain::issue_register::{Issue, IssueOpening, StepKind};
use domain::label::Bilingual;
use domain::project::ProjectId;
use uuid::Uuid;

/// Opens an issue of a project, raised today; the same form sent again, under the same key, opens no other.
/// Journal: `issue.opened`, or `issue.ordered` for a leader's order. Returns its id.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Invalid`] at the fields of [`IssueOpening`], [`StoreError::KeyReused`],
/// and [`StoreError::Constraint`] with `foreign_key` when there is no such project.
pub async fn open(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    opening: &IssueOpening,
    key: Option<&str>,
) -> Result<Uuid, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let hash = request_hash(acting, project, opening);
    let once = key.map(|key| Once { key, request_hash: &hash });
    if let Some(id) = answered(once, &mut writing).await? {
        return Ok(id);
    }
    let id = apply_open(&mut writing, acting, now, project, opening).await?;
    remember(once, &mut writing, &id, now).await?;
    writing.commit().await?;
    Ok(id)
}

/// What makes two requests the same.
fn request_hash(acting: &Acting, project: ProjectId, opening: &IssueOpening) -> String {
    let (project, due) = (project.to_string(), opening.due.map(|due| due.to_string()));
    sha256_hex(&[
        Some("issue.opened"),
        Some(&acting.name),
        Some(&project),
        Some(&opening.title),
        Some(opening.severity.code()),
        opening.owner.as_deref(),
        due.as_deref(),
        opening.ordered.then_some("ordered"),
    ])
}

/// The same, inside a write.
pub(crate) async fn apply_open(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    opening: &IssueOpening,
) -> Result<Uuid, StoreError> {
    let (action, kind) = if opening.ordered {
        (Action::GiveOrder, StepKind::Ordered)
    } else {
        (Action::OpenIssue, StepKind::Opened)
    };
    acting.check_on(writing, action, project).await?;
    let today = shanghai_date(now);
    opening.check(today).map_err(StoreError::Invalid)?;
    let issue = Issue {
        id: uuid_v7(now)?,
        title: Bilingual::same(opening.title.trim()),
        severity: opening.severity,
        owner: opening.owner.clone(),
        raised: today,
        due: opening.due,
        ordered: opening.ordered.then_some(today),
        closed: None,
        progress: None,
        evidence: None,
        revision: 1,
    };
    let step = Step { acting, now, project, kind, text: None };
    save(writing, &step, None, &issue).await?;
    Ok(issue.id)
}
