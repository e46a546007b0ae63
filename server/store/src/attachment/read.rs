//! Finding attachments. Who may see them is the caller's to ask ([`Attachment::read_actions`]).

use super::row::{SELECT, read_attachment};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use domain::attachment::{Attachment, AttachmentId, AttachmentSubject};
use domain::project::ProjectId;
use sqlx::{AnyConnection, AssertSqlSafe};

/// An attachment and where its bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// What is known of it.
    pub attachment: Attachment,
    /// Under which name object storage has its bytes.
    pub object_key: String,
    /// The same of its small picture.
    pub thumbnail_key: Option<String>,
}

/// What object storage must hold for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredObject {
    /// The attachment.
    pub id: AttachmentId,
    /// Name of its bytes.
    pub object_key: String,
    /// Name of its small picture.
    pub thumbnail_key: Option<String>,
    /// Hash of its bytes.
    pub sha256: String,
}

/// An attachment that was not removed.
///
/// # Errors
/// Whatever the database reports.
pub async fn find(
    store: &Store,
    district: &DistrictId,
    id: AttachmentId,
) -> Result<Option<Stored>, StoreError> {
    let sql = format!("{SELECT} WHERE a.district_id = $1 AND a.attachment_id = $2 AND a.removed_at IS NULL");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(id.to_string());
    let row = query.fetch_optional(&store.database.pool).await?;
    row.as_ref().map(read_attachment).transpose()
}

/// What hangs on one thing of a project, oldest first.
///
/// # Errors
/// Whatever the database reports.
pub async fn of_subject(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
    subject: AttachmentSubject,
) -> Result<Vec<Attachment>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    let found = stored_of_subject(&mut connection, district, project, subject).await?;
    Ok(found.into_iter().map(|stored| stored.attachment).collect())
}

/// Everything that hangs on a project and on what belongs to it, oldest first.
///
/// # Errors
/// Whatever the database reports.
pub async fn of_project(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
) -> Result<Vec<Attachment>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE a.district_id = $1 AND a.project_id = $2 AND a.removed_at IS NULL \
         ORDER BY a.added_at, a.attachment_id"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(project.to_string());
    let rows = query.fetch_all(&store.database.pool).await?;
    rows.iter().map(|row| Ok(read_attachment(row)?.attachment)).collect()
}

/// The same of one thing, inside a write.
pub(super) async fn stored_of_subject(
    connection: &mut AnyConnection,
    district: &DistrictId,
    project: ProjectId,
    subject: AttachmentSubject,
) -> Result<Vec<Stored>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE a.district_id = $1 AND a.project_id = $2 AND a.subject_kind = $3 \
         AND a.subject_id = $4 AND a.removed_at IS NULL ORDER BY a.added_at, a.attachment_id"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(project.to_string());
    let query = query.bind(subject.kind().to_string()).bind(subject.id());
    query.fetch_all(connection).await?.iter().map(read_attachment).collect()
}

/// Every object a row names, what was removed included: for proving that the bytes are there and unchanged.
///
/// # Errors
/// Whatever the database reports.
pub async fn objects(store: &Store, district: &DistrictId) -> Result<Vec<StoredObject>, StoreError> {
    named(store, district, "").await
}

/// Those of illustrative projects: to be deleted once their rows are purged.
///
/// # Errors
/// Whatever the database reports.
pub async fn objects_of_illustrative(
    store: &Store,
    district: &DistrictId,
) -> Result<Vec<StoredObject>, StoreError> {
    let illustrative = " AND project_id IN \
        (SELECT project_id FROM project WHERE district_id = $1 AND source = 'illustrative')";
    named(store, district, illustrative).await
}

async fn named(
    store: &Store,
    district: &DistrictId,
    also: &'static str,
) -> Result<Vec<StoredObject>, StoreError> {
    let sql = format!(
        "SELECT attachment_id, object_key, thumbnail_key, sha256 FROM attachment \
         WHERE district_id = $1{also} ORDER BY attachment_id"
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str());
    let rows = rows.fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "attachment", "attachment_id");
        Ok(StoredObject {
            id: row.parsed("attachment_id")?,
            object_key: row.text("object_key")?.to_owned(),
            thumbnail_key: row.string_or_null("thumbnail_key")?,
            sha256: row.text("sha256")?.to_owned(),
        })
    };
    rows.iter().map(read).collect()
}
