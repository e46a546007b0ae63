//! How files are told.

use super::*;
use crate::locale::of_language;
use crate::posting::Again;
use crate::ui::{FileField, PostForm};
use domain::attachment::MediaType;
use domain::form::FieldErrors;
use domain::label::{Bilingual, Language};
use leptos::prelude::*;

fn photo() -> AttachmentView {
    AttachmentView {
        id: "7".to_owned(),
        name: "<b>.jpg".to_owned(),
        media_type: MediaType::Jpeg,
        size: 2048,
        pixels: Some((640, 480)),
        caption: None,
        added_by: "m".to_owned(),
        added_at: "2025-10-08 09:02".to_owned(),
    }
}

fn paper() -> AttachmentView {
    let (id, name) = ("8".to_owned(), "a.docx".to_owned());
    AttachmentView { id, name, media_type: MediaType::Docx, pixels: None, ..photo() }
}

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
    let (photo, paper) = (photo(), paper());
    assert_eq!(photo.thumbnail().as_deref(), Some("/files/7/thumbnail"));
    assert_eq!(photo.detail(Language::En), "640 × 480 · 2 KB");
    assert_eq!((paper.thumbnail(), paper.detail(Language::ZhCn)), (None, "Word 文档 · 2 KB".to_owned()));
    assert_eq!(stored_files(&[photo, paper], Language::En).len(), 2);
}

fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_context(of_language(Language::ZhCn));
        view().into_view().to_html()
    })
}

#[test]
fn the_list_shows_photos_small_and_everything_by_name_without_markup_of_its_own() {
    let list = html(|| view! { <AttachmentList attachments=vec![photo(), paper()] /> });
    assert!(list.contains("src=\"/files/7/thumbnail\"") && list.contains("href=\"/files/8\""), "{list}");
    assert!(list.contains("下载“&lt;b&gt;.jpg”") && !list.contains("<b>"), "{list}");
    assert!(list.contains("m 添加于 2025-10-08 09:02") && !list.contains("style="), "{list}");
    assert!(html(|| view! { <AttachmentList attachments=Vec::new() /> }).contains("暂无附件"));
}

#[test]
fn the_field_lists_what_is_kept_and_says_what_was_not_taken() {
    let mut errors = FieldErrors::default();
    errors.add("files", Bilingual::same("“film.jpg” too large"));
    errors.add("files", Bilingual::same("“b.exe” not taken"));
    let fields = [("form", "report")].into_iter().collect();
    let again = Some(Again { fields, errors, ..Again::default() });
    let form = html(|| {
        let stored = stored_files(&[photo(), paper()], Language::ZhCn);
        view! {
            <PostForm name="report" label="月报" again multipart=true>
                <FileField name="files" label="照片" stored />
            </PostForm>
        }
    });
    assert!(form.contains("enctype=\"multipart/form-data\"") && form.contains("method=\"post\""), "{form}");
    assert!(
        form.contains("type=\"file\"") && form.contains("multiple") && !form.contains("capture"),
        "{form}"
    );
    assert_eq!(form.matches("name=\"files_remove\"").count(), 2);
    assert!(form.contains("value=\"8\"") && form.contains("移除“a.docx”"), "{form}");
    // Each of them, not the first alone: in the list above and at the field.
    assert_eq!((form.matches("film.jpg").count(), form.matches("b.exe").count()), (2, 2), "{form}");
    assert!(form.contains("aria-invalid=\"true\""));
}
