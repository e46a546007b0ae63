//! Recording a site check.

use super::row::{SELECT, SITE_CHECK, journal_value, read_site_check, write_site_check};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::insert::insert;
use crate::journal::{Change, sha256_hex};
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::place::Place;
use domain::project::ProjectId;
use domain::site_check::{SiteCheck, SiteCheckDraft};
use sqlx::AssertSqlSafe;

/// A check that is to be recorded.
#[derive(Debug, Clone)]
pub struct NewSiteCheck<'a> {
    /// The project.
    pub project: ProjectId,
    /// Where it is, as far as that is known.
    pub place: Option<&'a Place>,
    /// What was sent.
    pub draft: SiteCheckDraft,
}

/// Records a check. Sent again, under the same key or with the same id, it is answered
/// what it was answered first. Journal: `site_check.recorded`.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::KeyReused`] when key or id came with something else;
/// [`StoreError::Constraint`] with `foreign_key` when there is no such project.
pub async fn record(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    new: NewSiteCheck<'_>,
    key: Option<&str>,
) -> Result<SiteCheck, StoreError> {
    let NewSiteCheck { project, place, draft } = new;
    let mut writing = Writing::begin(&store.database, district).await?;
    let hash = request_hash(acting, project, &draft);
    let once = key.map(|key| Once { key, request_hash: &hash });
    if let Some(check) = answered(once, &mut writing).await? {
        return Ok(check);
    }
    acting.check_on(&mut writing, Action::CheckSite, project).await?;
    if let Some(known) = found(&mut writing, &draft).await? {
        return if is_same(&known, acting, project, &draft) { Ok(known) } else { Err(StoreError::KeyReused) };
    }
    let check = draft.received(project, place, &acting.name, now);
    let rows = std::slice::from_ref(&check);
    insert(writing.connection(), &SITE_CHECK, district.as_str(), rows, write_site_check).await?;
    let change = Change {
        subject_id: check.id.to_string(),
        project_id: Some(project),
        action: JournalVerb::SiteCheckRecorded,
        before: None,
        after: Some(journal_value(&check)),
    };
    writing.journal(&acting.author(now), vec![change]).await?;
    remember(once, &mut writing, &check, now).await?;
    writing.commit().await?;
    Ok(check)
}

/// What stands under the draft's id.
async fn found(writing: &mut Writing, draft: &SiteCheckDraft) -> Result<Option<SiteCheck>, StoreError> {
    let sql = format!("{SELECT} WHERE district_id = $1 AND site_check_id = $2");
    let district = writing.district.as_str().to_owned();
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district).bind(draft.id.to_string());
    let row = query.fetch_optional(writing.connection()).await?;
    row.as_ref().map(read_site_check).transpose()
}

fn is_same(known: &SiteCheck, acting: &Acting, project: ProjectId, draft: &SiteCheckDraft) -> bool {
    let told = SiteCheckDraft {
        id: known.id,
        checked_at: known.checked_at,
        finding: known.finding,
        note: known.note.clone(),
        position: known.position,
    };
    known.project == project && known.by == acting.name && told == *draft
}

/// What makes two requests the same.
fn request_hash(acting: &Acting, project: ProjectId, draft: &SiteCheckDraft) -> String {
    let (project, draft) = (project.to_string(), serde_json::to_string(draft).unwrap_or_default());
    sha256_hex(&[Some("site_check.recorded"), Some(&acting.name), Some(&project), Some(&draft)])
}
