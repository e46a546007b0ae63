//! Taking files away. Row and bytes stay; nobody is shown them any more.

use super::add::{change, check_is_open};
use super::read::stored_of_subject;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::admin::JournalVerb;
use domain::attachment::{Attachment, AttachmentId, AttachmentSubject};
use domain::project::ProjectId;

/// Takes files away from one thing of a project; journal: `attachment.removed` for each. Those that do not
/// hang there (any more) are passed over: a form that was sent twice is done once. Returns what went.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] when the report is handed in.
pub async fn remove(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    subject: AttachmentSubject,
    ids: &[AttachmentId],
) -> Result<Vec<Attachment>, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, subject.write_action(), project).await?;
    check_is_open(&mut writing, project, subject).await?;
    let known = stored_of_subject(writing.connection(), district, project, subject).await?;
    let there = known.into_iter().map(|stored| stored.attachment);
    let going = there.filter(|attachment| ids.contains(&attachment.id));
    let gone: Vec<_> = going
        .map(|attachment| Attachment {
            removed_at: Some(now),
            revision: attachment.revision + 1,
            ..attachment
        })
        .collect();
    for attachment in &gone {
        let sql = "UPDATE attachment SET removed_at = $3, revision = $4 \
                   WHERE district_id = $1 AND attachment_id = $2";
        let query = sqlx::query(sql).bind(district.as_str()).bind(attachment.id.to_string());
        let query = query.bind(instant_text(now)).bind(attachment.revision);
        query.execute(writing.connection()).await?;
    }
    let changes = gone.iter().map(|attachment| change(JournalVerb::AttachmentRemoved, attachment)).collect();
    writing.journal(&acting.author(now), changes).await?;
    writing.commit().await?;
    Ok(gone)
}
