//! An attachment's row, and its form in the journal.

use super::Stored;
use crate::error::StoreError;
use crate::insert::{Table, Values, instant_text};
use crate::reading::Reading;
use domain::attachment::{Attachment, AttachmentSubject, SubjectKind};
use domain::status_report::ReportState;
use sqlx::any::AnyRow;

pub(super) const ATTACHMENT: Table = Table {
    name: "attachment",
    columns: &[
        "district_id",
        "attachment_id",
        "project_id",
        "subject_kind",
        "subject_id",
        "kind",
        "file_name",
        "media_type",
        "size",
        "width",
        "height",
        "sha256",
        "object_key",
        "thumbnail_key",
        "caption",
        "added_by",
        "added_at",
        "removed_at",
        "revision",
    ],
};

/// Attachments `a` with the state of the report they hang on.
pub(super) const SELECT: &str = "SELECT a.attachment_id, a.project_id, a.subject_kind, a.subject_id, \
    a.file_name, a.media_type, a.size, a.width, a.height, a.sha256, a.object_key, a.thumbnail_key, \
    a.caption, a.added_by, a.added_at, a.removed_at, a.revision, r.state AS report_state \
    FROM attachment a LEFT JOIN status_report r ON a.subject_kind = 'status_report' \
    AND r.district_id = a.district_id AND r.project_id = a.project_id AND r.month = a.subject_id";

pub(super) fn write_attachment(values: &mut Values, district: &str, stored: &Stored) {
    let Stored { attachment, object_key, thumbnail_key } = stored;
    values.push(district).text(attachment.id).text(attachment.project);
    values.text(attachment.subject.kind()).text(attachment.subject.id());
    values.text(attachment.media_type.kind()).push(attachment.file_name.as_str());
    values.text(attachment.media_type).push(attachment.size);
    values.push(attachment.pixels.map(|(width, _)| i64::from(width)));
    values.push(attachment.pixels.map(|(_, height)| i64::from(height)));
    values.push(attachment.sha256.as_str()).push(object_key.as_str()).push(thumbnail_key.as_deref());
    values.push(attachment.caption.as_deref()).push(attachment.added_by.as_str());
    values.text(instant_text(attachment.added_at)).push(attachment.removed_at.map(instant_text));
    values.push(attachment.revision);
}

pub(super) fn read_attachment(row: &AnyRow) -> Result<Stored, StoreError> {
    let row = Reading::of(row, "attachment", "attachment_id");
    let kind: SubjectKind = row.parsed("subject_kind")?;
    let subject = AttachmentSubject::parse(kind, row.text("subject_id")?);
    let subject = subject.ok_or_else(|| row.wrong("subject_id"))?;
    let pixel = |column| {
        let number = row.number_or_null(column)?;
        number.map(u32::try_from).transpose().map_err(|_| row.wrong(column))
    };
    let state: Option<ReportState> = row.parsed_or_null("report_state")?;
    let attachment = Attachment {
        id: row.parsed("attachment_id")?,
        project: row.parsed("project_id")?,
        subject,
        file_name: row.text("file_name")?.to_owned(),
        media_type: row.parsed("media_type")?,
        size: row.number("size")?,
        pixels: pixel("width")?.zip(pixel("height")?),
        sha256: row.text("sha256")?.to_owned(),
        caption: row.string_or_null("caption")?,
        added_by: row.text("added_by")?.to_owned(),
        added_at: row.parsed("added_at")?,
        removed_at: row.parsed_or_null("removed_at")?,
        revision: row.number("revision")?,
        unapproved: kind == SubjectKind::StatusReport && state != Some(ReportState::Approved),
    };
    let object_key = row.text("object_key")?.to_owned();
    Ok(Stored { attachment, object_key, thumbnail_key: row.string_or_null("thumbnail_key")? })
}

/// What the journal keeps: enough to prove the bytes by.
pub(super) fn journal_value(attachment: &Attachment) -> String {
    serde_json::json!({
        "attachment_id": attachment.id.to_string(),
        "subject_kind": attachment.subject.kind(),
        "subject_id": attachment.subject.id(),
        "file_name": attachment.file_name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "caption": attachment.caption,
        "revision": attachment.revision,
    })
    .to_string()
}
