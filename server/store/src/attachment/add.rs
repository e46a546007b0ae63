//! Adding files whose bytes are stored already.

use super::Stored;
use super::read::stored_of_subject;
use super::row::{ATTACHMENT, journal_value, write_attachment};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::insert;
use crate::journal::Change;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::admin::JournalVerb;
use domain::attachment::{Attachment, AttachmentId, AttachmentSubject, MOST_OF_SUBJECT, MediaType};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;
use domain::status_report::ReportState;

/// A file to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttachment {
    /// Its name as it is to be shown.
    pub file_name: String,
    /// What it holds.
    pub media_type: MediaType,
    /// Bytes.
    pub size: i64,
    /// Of a picture.
    pub pixels: Option<(u32, u32)>,
    /// Of the bytes.
    pub sha256: String,
    /// Where the bytes are.
    pub object_key: String,
    /// Where the small picture is.
    pub thumbnail_key: Option<String>,
    /// What was written under it.
    pub caption: Option<String>,
}

impl NewAttachment {
    /// As it is stored where it hangs.
    pub(super) fn at(
        self,
        id: AttachmentId,
        project: ProjectId,
        subject: AttachmentSubject,
        acting: &Acting,
        now: DateTime<Utc>,
    ) -> Stored {
        let attachment = Attachment {
            id,
            project,
            subject,
            file_name: self.file_name,
            media_type: self.media_type,
            size: self.size,
            pixels: self.pixels,
            sha256: self.sha256,
            caption: self.caption,
            added_by: acting.name.clone(),
            added_at: now,
            removed_at: None,
            revision: 1,
            // Only what is not handed in takes files.
            unapproved: matches!(subject, AttachmentSubject::StatusReport(_)),
        };
        Stored { attachment, object_key: self.object_key, thumbnail_key: self.thumbnail_key }
    }
}

/// What became of files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Added {
    /// The files now hanging there, in the order they were given.
    pub attachments: Vec<Attachment>,
    /// Objects nobody names, because the same bytes hang there already: a form that was sent twice.
    pub unused_keys: Vec<String>,
}

/// Adds files to one thing of a project, all or none; journal: `attachment.added` for each.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] when there are too many, when the report is handed in, or
/// when there is no such thing; [`StoreError::Constraint`] with `foreign_key` when there is no such project.
pub async fn add(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    subject: AttachmentSubject,
    files: Vec<NewAttachment>,
) -> Result<Added, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, subject.write_action(), project).await?;
    check_is_open(&mut writing, project, subject).await?;
    let mut known = stored_of_subject(writing.connection(), district, project, subject).await?;
    let first_new = known.len();
    // They are listed by time and id: those of one form in the order in which it brought them.
    let mut ids = files.iter().map(|_| uuid_v7(now).map(AttachmentId)).collect::<Result<Vec<_>, _>>()?;
    ids.sort_unstable();
    let mut added = Added::default();
    for (id, file) in ids.into_iter().zip(files) {
        if let Some(same) = known.iter().find(|stored| stored.attachment.sha256 == file.sha256) {
            added.attachments.push(same.attachment.clone());
            added.unused_keys.push(file.object_key);
            added.unused_keys.extend(file.thumbnail_key);
            continue;
        }
        let stored = file.at(id, project, subject, acting, now);
        added.attachments.push(stored.attachment.clone());
        known.push(stored);
    }
    if known.len() > MOST_OF_SUBJECT {
        return Err(too_many());
    }
    let new = &known[first_new..];
    insert(writing.connection(), &ATTACHMENT, district.as_str(), new, write_attachment).await?;
    let changes = new.iter().map(|stored| change(JournalVerb::AttachmentAdded, &stored.attachment)).collect();
    writing.journal(&acting.author(now), changes).await?;
    writing.commit().await?;
    Ok(added)
}

/// A journal row of a file that came or went.
pub(super) fn change(action: JournalVerb, attachment: &Attachment) -> Change {
    let value = Some(journal_value(attachment));
    let (before, after) = if attachment.removed_at.is_some() { (value, None) } else { (None, value) };
    Change {
        subject_id: attachment.id.to_string(),
        project_id: Some(attachment.project),
        action,
        before,
        after,
    }
}

/// Refuses a report that is handed in or approved, and a thing the project does not have.
pub(super) async fn check_is_open(
    writing: &mut Writing,
    project: ProjectId,
    subject: AttachmentSubject,
) -> Result<(), StoreError> {
    let (sql, may_be_missing) = match subject {
        AttachmentSubject::Project => return Ok(()),
        AttachmentSubject::StatusReport(_) => {
            let sql = "SELECT state AS name FROM status_report \
                       WHERE district_id = $1 AND project_id = $2 AND month = $3";
            (sql, true)
        }
        AttachmentSubject::PlanVersion(_) => {
            let sql = "SELECT 'plan_version' AS name FROM plan_version \
                       WHERE district_id = $1 AND project_id = $2 AND CAST(version AS TEXT) = $3";
            (sql, false)
        }
        AttachmentSubject::Milestone(_) => {
            let sql = "SELECT milestone_id AS name FROM milestone \
                       WHERE district_id = $1 AND project_id = $2 AND milestone_id = $3";
            (sql, false)
        }
        AttachmentSubject::SiteCheck(_) => {
            let sql = "SELECT site_check_id AS name FROM site_check \
                       WHERE district_id = $1 AND project_id = $2 AND site_check_id = $3";
            (sql, false)
        }
        AttachmentSubject::Issue(_) => {
            let sql = "SELECT issue_id AS name FROM issue \
                       WHERE district_id = $1 AND project_id = $2 AND issue_id = $3";
            (sql, false)
        }
    };
    let district = writing.district.as_str().to_owned();
    let query = sqlx::query(sql).bind(district).bind(project.to_string()).bind(subject.id());
    let Some(row) = query.fetch_optional(writing.connection()).await? else {
        return if may_be_missing { Ok(()) } else { Err(missing()) };
    };
    if matches!(subject, AttachmentSubject::StatusReport(_)) {
        let state: ReportState = Reading::of(&row, "status_report", "name").parsed("name")?;
        if matches!(state, ReportState::Submitted | ReportState::Approved) {
            return Err(handed_in());
        }
    }
    Ok(())
}

fn handed_in() -> StoreError {
    invalid(
        "月报已提交，附件不能再改动；需要更改时请先由区项目办退回。",
        "The report is handed in: its files cannot be changed any more, unless the office returns it first.",
    )
}

fn missing() -> StoreError {
    invalid(
        "要挂接附件的内容已不存在，请刷新页面后重试。",
        "What the file was to hang on is not there any more. Reload the page and try again.",
    )
}

pub(super) fn too_many() -> StoreError {
    invalid(
        format!("同一处最多保存 {MOST_OF_SUBJECT} 个附件，请先移除不需要的。"),
        format!("At most {MOST_OF_SUBJECT} files can hang here. Remove some first."),
    )
}

/// Of the form as a whole: the store does not know the field's name.
fn invalid(zh: impl Into<String>, en: impl Into<String>) -> StoreError {
    StoreError::Invalid(FieldErrors::one("", Bilingual::new(zh, en)))
}
