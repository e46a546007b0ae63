//! A photo that a device sends under an id of its own, which may come more than once.

use super::add::{NewAttachment, change, check_is_open, too_many};
use super::read::{Stored, stored_of_subject};
use super::row::{ATTACHMENT, SELECT, read_attachment, write_attachment};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::insert;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::admin::JournalVerb;
use domain::attachment::{Attachment, AttachmentId, AttachmentSubject, MOST_OF_SUBJECT};
use domain::project::ProjectId;
use sqlx::{AnyConnection, AssertSqlSafe};

/// A photo to be put where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPhoto {
    /// Made by the device.
    pub id: AttachmentId,
    /// The project.
    pub project: ProjectId,
    /// What of it.
    pub subject: AttachmentSubject,
    /// SHA-256 of the bytes as they were sent, in hexadecimal.
    pub sent_sha256: String,
}

/// What became of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// It hangs there now.
    New(Attachment),
    /// It did before: what was stored for it this time is named by nobody.
    Again(Attachment),
}

/// A photo that came before under this id, removed or not.
///
/// # Errors
/// [`StoreError::KeyReused`] when something else did: other bytes, another place, another account.
pub async fn find_sent(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    photo: &NewPhoto,
) -> Result<Option<Attachment>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    sent(&mut connection, district, acting, photo).await
}

/// Puts a photo whose bytes are stored; `origin`: what device and original said of time and place, as JSON. Journal:
/// `attachment.added`.
///
/// # Errors
/// As [`super::add()`], and [`find_sent`].
pub async fn put(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    photo: &NewPhoto,
    file: NewAttachment,
    origin: &str,
) -> Result<Put, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, photo.subject.write_action(), photo.project).await?;
    if let Some(known) = sent(writing.connection(), district, acting, photo).await? {
        return Ok(Put::Again(known));
    }
    check_is_open(&mut writing, photo.project, photo.subject).await?;
    let known = stored_of_subject(writing.connection(), district, photo.project, photo.subject).await?;
    if known.len() >= MOST_OF_SUBJECT {
        return Err(too_many());
    }
    let new = [file.at(photo.id, photo.project, photo.subject, acting, now)];
    insert(writing.connection(), &ATTACHMENT, district.as_str(), &new, write_attachment).await?;
    let sql = "UPDATE attachment SET sent_sha256 = $3, origin = $4 \
               WHERE district_id = $1 AND attachment_id = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(photo.id.to_string());
    query.bind(photo.sent_sha256.as_str()).bind(origin).execute(writing.connection()).await?;
    let [Stored { attachment, .. }] = new;
    let change = change(JournalVerb::AttachmentAdded, &attachment);
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(Put::New(attachment))
}

async fn sent(
    connection: &mut AnyConnection,
    district: &DistrictId,
    acting: &Acting,
    photo: &NewPhoto,
) -> Result<Option<Attachment>, StoreError> {
    let sql = format!("{SELECT} WHERE a.district_id = $1 AND a.attachment_id = $2");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(photo.id.to_string());
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let known = read_attachment(&row)?.attachment;
    let sql =
        "SELECT attachment_id, sent_sha256 FROM attachment WHERE district_id = $1 AND attachment_id = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(photo.id.to_string());
    let row = query.fetch_one(connection).await?;
    let bytes = Reading::of(&row, "attachment", "attachment_id").string_or_null("sent_sha256")?;
    let is_same = bytes.as_deref() == Some(photo.sent_sha256.as_str())
        && (known.project, known.subject) == (photo.project, photo.subject)
        && known.added_by == acting.name;
    if is_same { Ok(Some(known)) } else { Err(StoreError::KeyReused) }
}
