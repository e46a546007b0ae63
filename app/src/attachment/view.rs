//! A file as a page shows it.

use crate::ui::StoredFile;
use domain::attachment::{Attachment, AttachmentKind, MediaType};
use domain::calendar::shanghai_time;
use domain::label::Language;
use serde::{Deserialize, Serialize};

/// A photo or a document, without what pages do not tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// Its id: what a box to remove it sends.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub media_type: MediaType,
    /// Bytes.
    pub size: i64,
    /// Width and height of a picture.
    pub pixels: Option<(u32, u32)>,
    /// What was written under it.
    pub caption: Option<String>,
    /// Whose account brought it.
    pub added_by: String,
    /// When, as clocks in China show it.
    pub added_at: String,
}

impl AttachmentView {
    /// Of an attachment.
    #[must_use]
    pub fn of(attachment: &Attachment) -> Self {
        Self {
            id: attachment.id.to_string(),
            name: attachment.file_name.clone(),
            media_type: attachment.media_type,
            size: attachment.size,
            pixels: attachment.pixels,
            caption: attachment.caption.clone(),
            added_by: attachment.added_by.clone(),
            // To the minute: `2025-10-08 09:02`.
            added_at: shanghai_time(attachment.added_at).to_string().chars().take(16).collect(),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/files/{}", self.id)
    }

    /// Where its small picture is.
    #[must_use]
    pub fn thumbnail(&self) -> Option<String> {
        let is_picture = self.media_type.kind() == AttachmentKind::Image;
        is_picture.then(|| format!("/files/{}/thumbnail", self.id))
    }

    /// What it holds and how much: `Word 文档 · 1.2 MB`.
    #[must_use]
    pub fn detail(&self, language: Language) -> String {
        use domain::code_list::CodeList as _;
        let held = match self.pixels {
            Some((width, height)) => format!("{width} × {height}"),
            None => self.media_type.label().in_language(language).to_owned(),
        };
        format!("{held} · {}", size_text(self.size))
    }
}

/// A size for people: `640 KB`, `1.2 MB`.
#[must_use]
pub fn size_text(bytes: i64) -> String {
    let kib = (bytes.max(1) + 1023) / 1024;
    if kib < 1024 {
        return format!("{kib} KB");
    }
    let tenths = kib * 10 / 1024;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// For [`crate::ui::FileField`].
#[must_use]
pub fn stored_files(attachments: &[AttachmentView], language: Language) -> Vec<StoredFile> {
    let stored = |attachment: &AttachmentView| StoredFile {
        value: attachment.id.clone(),
        name: attachment.name.clone(),
        detail: attachment.detail(language),
        address: attachment.address(),
        thumbnail: attachment.thumbnail(),
    };
    attachments.iter().map(stored).collect()
}
