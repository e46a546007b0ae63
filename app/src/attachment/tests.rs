//! How files are told.

use super::*;
use domain::attachment::MediaType;
use domain::label::Language;

#[test]
fn sizes_are_told_for_people() {
    assert_eq!(size_text(1), "1 KB");
    assert_eq!(size_text(640 * 1024), "640 KB");
    assert_eq!(size_text(1024 * 1024), "1.0 MB");
    assert_eq!(size_text(1_300_000), "1.2 MB");
    assert_eq!(size_text(20 << 20), "20.0 MB");
}

#[test]
fn only_pictures_have_a_small_picture() {
    let view = |media_type, pixels| AttachmentView {
        id: "7".to_owned(),
        name: "a".to_owned(),
        media_type,
        size: 2048,
        pixels,
        caption: None,
        added_by: "m".to_owned(),
        added_at: String::new(),
    };
    let photo = view(MediaType::Jpeg, Some((640, 480)));
    assert_eq!(photo.thumbnail().as_deref(), Some("/files/7/thumbnail"));
    assert_eq!(photo.detail(Language::En), "640 × 480 · 2 KB");
    let paper = view(MediaType::Docx, None);
    assert_eq!((paper.thumbnail(), paper.detail(Language::ZhCn)), (None, "Word 文档 · 2 KB".to_owned()));
    assert_eq!(stored_files(&[photo, paper], Language::En).len(), 2);
}
