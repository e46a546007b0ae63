//! What is taken, and what becomes of it.

use super::office::{ask, form, get, keep, person, posted, there};
use super::sample::{archive, compound_file, encoded, part_list, photo, pixel_bomb, sideways};
use crate::site::Site;
use app::door::attachment::Kept;
use axum::body::Body;
use axum::http::Request;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use image::{ImageFormat, RgbaImage};

#[tokio::test]
async fn a_photo_is_drawn_anew_upright_and_without_what_it_tells() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let sent = ask(&site, &manager, posted(form("ok", &[("工地%22照片%22.HEIC.exe", &sideways())]))).await;
    assert_eq!((sent.status.as_u16(), sent.header("location")), (303, "/projects/CJ-001?done=saved"));
    let kept = there(&site).await;
    assert_eq!(
        (kept.len(), kept[0].file_name.as_str(), kept[0].pixels),
        (1, "工地_照片_.HEIC.jpg", Some((32, 64)))
    );
    let address = format!("/files/{}", kept[0].id);
    let whole = get(&site, &manager, &address).await;
    assert_eq!((whole.status.as_u16(), whole.header("content-type")), (200, "image/jpeg"));
    assert_eq!(whole.header("content-length"), kept[0].size.to_string());
    assert!(whole.header("content-disposition").starts_with("attachment; filename=\"____"));
    assert!(whole.header("content-disposition").contains("filename*=UTF-8''%E5%B7%A5"));
    assert_eq!(whole.header("x-content-type-options"), "nosniff");
    assert!(whole.header("content-security-policy").contains("sandbox"));
    assert!(whole.header("cache-control").starts_with("private"));
    let tells = |word: &[u8]| whole.body.windows(word.len()).any(|window| window == word);
    assert!(!tells(b"Exif") && !tells(b"GPS"));
    let drawn = image::load_from_memory(&whole.body).expect("picture").into_rgb8();
    let (above, below) = (drawn.get_pixel(16, 8), drawn.get_pixel(16, 56));
    assert!(above[0] > 150 && above[2] < 50 && below[0] < 50 && below[2] > 150, "{above:?} {below:?}");
    let again = Request::get(&address).header("if-none-match", whole.header("etag"));
    let again = ask(&site, &manager, again.body(Body::empty()).expect("request")).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    let small = get(&site, &manager, &format!("{address}/thumbnail")).await;
    assert_eq!((small.header("content-type"), small.header("content-disposition")), ("image/jpeg", "inline"));
}

#[tokio::test]
async fn large_pictures_become_as_large_as_a_screen_and_transparent_ones_white() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let wide = encoded(RgbaImage::new(3_000, 600), ImageFormat::Png);
    let kept = keep(&site, &manager, "图.png", wide).await.attachments;
    assert_eq!((kept[0].pixels, kept[0].file_name.as_str()), (Some((2_560, 512)), "图.jpg"));
    let whole = get(&site, &manager, &format!("/files/{}", kept[0].id)).await;
    let drawn = image::load_from_memory(&whole.body).expect("picture").into_rgb8();
    assert!(drawn.get_pixel(9, 9).0.iter().all(|colour| *colour > 250));
    let small = get(&site, &manager, &format!("/files/{}/thumbnail", kept[0].id)).await;
    let small = image::load_from_memory(&small.body).expect("picture");
    assert_eq!((small.width(), small.height()), (480, 96));
}

#[tokio::test]
async fn what_is_not_taken_is_named_with_its_reason() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let zeros = vec![0; 24 << 20];
    let (word, macros) =
        (part_list("wordprocessingml.document.main+xml"), part_list("macroEnabled.main+xml"));
    let bomb = archive(&[("[Content_Types].xml", word.as_bytes()), ("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    let mut broken = photo();
    broken.truncate(200);
    for (name, bytes, why) in [
        ("setup.jpg", b"MZ\x90\0\x03 a program".to_vec(), "nothing that is taken"),
        (
            "a.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec(),
            "nothing that is taken",
        ),
        ("a.pdf", b"<!doctype html><script>alert(1)</script>".to_vec(), "nothing that is taken"),
        ("a.txt", b"text".to_vec(), "nothing that is taken"),
        ("a.zip", archive(&[("a.txt", b"x")]), "nothing that is taken"),
        ("a.docx", bomb, "out of all proportion"),
        ("a.xlsm", archive(&[("[Content_Types].xml", macros.as_bytes())]), "has macros"),
        ("a.doc", compound_file("/EncryptedPackage"), "has a password"),
        ("a.msi", compound_file("/Property"), "nothing that is taken"),
        ("a.docx", b"PK\x03\x04 cut off".to_vec(), "damaged"),
        ("IMG_1.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "HEIC"),
        ("huge.png", pixel_bomb(), "megapixels"),
        ("cut.jpg", broken, "damaged"),
        ("nothing.jpg", Vec::new(), "empty"),
    ] {
        let Kept { attachments, errors: FieldErrors(errors) } = keep(&site, &manager, name, bytes).await;
        assert_eq!((attachments.len(), errors.len()), (0, 1), "{name}");
        let Bilingual { zh, en } = &errors[0].message;
        assert!(en.contains(name) && en.contains(why) && zh.contains(name), "{name}: {en}");
    }
    assert_eq!(there(&site).await, Vec::new());
}

#[tokio::test]
async fn documents_are_kept_as_they_are_under_the_ending_of_their_content() {
    let site = Site::demo().await;
    let manager = person(&site, "reporter1", "manager").await;
    let sheet = part_list("spreadsheetml.sheet.main+xml");
    let xlsx = archive(&[("[Content_Types].xml", sheet.as_bytes()), ("xl/workbook.xml", b"<x/>")]);
    for (name, shown, bytes) in [
        ("批复.pdf", "批复.pdf", b"%PDF-1.7\n...".to_vec()),
        ("月报.xls", "月报.xlsx", xlsx),
        ("纪要.wps", "纪要.doc", compound_file("/WordDocument")),
    ] {
        let kept = keep(&site, &manager, name, bytes.clone()).await.attachments;
        assert_eq!((kept[0].file_name.as_str(), kept[0].pixels), (shown, None));
        let whole = get(&site, &manager, &format!("/files/{}", kept[0].id)).await;
        assert_eq!(whole.body, bytes);
        let small = get(&site, &manager, &format!("/files/{}/thumbnail", kept[0].id)).await;
        small.is_problem(404, "not-found");
    }
}
