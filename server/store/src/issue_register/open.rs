//! Putting a problem on the register.

use super::save::{Step, save};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::Once;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::calendar::shanghai_date;
use domain::issue_register::{Issue, IssueOpening, StepKind};
use domain::label::Bilingual;
use domain::project::ProjectId;
use uuid::Uuid;

/// Opens an issue of a project, raised today. Journal: `issue.opened`. Returns its id.
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
    once: Option<Once<'_>>,
) -> Result<Uuid, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    if let Some(id) = done_before(once, &mut writing).await? {
        return Ok(id);
    }
    let id = apply_open(&mut writing, acting, now, project, opening).await?;
    if let Some(once) = once {
        once.remember(&mut writing, &id.to_string(), now).await?;
    }
    writing.commit().await?;
    Ok(id)
}

/// What the same submit made before.
async fn done_before(once: Option<Once<'_>>, writing: &mut Writing) -> Result<Option<Uuid>, StoreError> {
    let Some(once) = once else { return Ok(None) };
    Ok(once.answered(writing).await?.and_then(|answer| answer.parse().ok()))
}

/// The same, inside a write.
pub(crate) async fn apply_open(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    opening: &IssueOpening,
) -> Result<Uuid, StoreError> {
    acting.check_on(writing, Action::OpenIssue, project).await?;
    let today = shanghai_date(now);
    opening.check(today).map_err(StoreError::Invalid)?;
    let issue = Issue {
        id: uuid_v7(now)?,
        title: Bilingual::same(opening.title.trim()),
        severity: opening.severity,
        owner: opening.owner.clone(),
        raised: today,
        due: opening.due,
        closed: None,
        progress: None,
        evidence: None,
        revision: 1,
    };
    let step = Step { acting, now, project, kind: StepKind::Opened, text: None };
    save(writing, &step, None, &issue).await?;
    Ok(issue.id)
}
