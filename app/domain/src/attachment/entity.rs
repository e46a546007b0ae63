//! One file, as far as it is known without its bytes.

use super::{AttachmentSubject, MediaType};
use crate::access::Action;
use crate::project::ProjectId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The identity of a file for its whole life: a UUIDv7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttachmentId(pub Uuid);

impl fmt::Display for AttachmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for AttachmentId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

/// A photo or a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Identity.
    pub id: AttachmentId,
    /// The project it belongs to.
    pub project: ProjectId,
    /// What of the project it hangs on.
    pub subject: AttachmentSubject,
    /// Its name, made fit to be shown and saved ([`super::shown_file_name`]).
    pub file_name: String,
    /// What it holds, told by its content.
    pub media_type: MediaType,
    /// Bytes as stored.
    pub size: i64,
    /// Width and height of a picture as stored.
    pub pixels: Option<(u32, u32)>,
    /// SHA-256 of the stored bytes, in hexadecimal.
    pub sha256: String,
    /// What a person wrote under it.
    pub caption: Option<String>,
    /// Whose account brought it.
    pub added_by: String,
    /// When.
    pub added_at: DateTime<Utc>,
    /// When it was taken away; its row and bytes stay, so that the journal can be proved.
    pub removed_at: Option<DateTime<Utc>>,
    /// Counts writes.
    pub revision: i64,
    /// Whether it hangs on a report that is not approved (yet, or any more).
    pub unapproved: bool,
}

impl Attachment {
    /// All of what one must be allowed to do on its project in order to read it.
    #[must_use]
    pub const fn read_actions(&self) -> &'static [Action] {
        if self.unapproved {
            &[Action::ReadInternalFields, Action::ReadUnapprovedReports]
        } else {
            &[Action::ReadInternalFields]
        }
    }
}
