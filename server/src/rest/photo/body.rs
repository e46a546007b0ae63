//! What the API gives of a photo that was kept.

use domain::attachment::Attachment;
use domain::code_list::CodeList as _;
use serde::Serialize;
use utoipa::ToSchema;

/// A photo as it is kept: drawn anew as JPEG, upright, without what its original said of time and place.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "Photo")]
pub struct PhotoBody {
    /// The id it was sent under.
    id: String,
    /// The office's code of the project.
    code: String,
    /// What it hangs on: `status_report`, `site_check`, `issue`.
    subject_kind: &'static str,
    /// Which of them: a month or an id.
    subject_id: String,
    file_name: String,
    media_type: &'static str,
    /// Bytes.
    size: i64,
    #[schema(required)]
    width: Option<u32>,
    #[schema(required)]
    height: Option<u32>,
    /// Of the bytes that are kept, in hexadecimal: the journal names the same.
    sha256: String,
    #[schema(required)]
    caption: Option<String>,
}

impl PhotoBody {
    pub fn new(code: &str, photo: &Attachment) -> Self {
        Self {
            id: photo.id.to_string(),
            code: code.to_owned(),
            subject_kind: photo.subject.kind().code(),
            subject_id: photo.subject.id(),
            file_name: photo.file_name.clone(),
            media_type: photo.media_type.code(),
            size: photo.size,
            width: photo.pixels.map(|(width, _)| width),
            height: photo.pixels.map(|(_, height)| height),
            sha256: photo.sha256.clone(),
            caption: photo.caption.clone(),
        }
    }
}
