//! Photos and documents that hang on a project, a report, a plan, a milestone or an issue.

mod entity;
mod file_name;
mod media_type;
mod subject;

pub use entity::{Attachment, AttachmentId};
pub use file_name::shown_file_name;
pub use media_type::{AttachmentKind, MediaType};
pub use subject::{AttachmentSubject, SubjectKind};

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: usize = 20 << 20;
/// The most files one form brings.
pub const MOST_FILES: usize = 10;
/// The most pixels a picture has, in millions: a phone's finest photo.
pub const MOST_MEGAPIXELS: u64 = 50;
/// The most files that hang on one thing.
pub const MOST_OF_SUBJECT: usize = 50;
