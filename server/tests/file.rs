//! Photos and documents: what is taken, what becomes of it, who gets it. Past 250 lines because every kind of
//! file that is refused is made here.

use crate::site::{Answer, Site};
use app::door::attachment::{Kept, PostedFile};
use app::door::{Done, Door, Opened, Post};
use app::visitor::Visitor;
use axum::body::Body;
use axum::http::{Method, Request};
use axum::{Extension, Router};
use bytes::Bytes;
use domain::access::{Action, ReadAccess};
use domain::attachment::{Attachment, AttachmentId, AttachmentSubject};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::ProjectId;
use domain::status_report::{ReportState, StatusReport};
use domain::unit::Yuan;
use http_body_util::BodyExt as _;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use server::file::{self, Keeper};
use server::{layer, page};
use std::io::{Cursor, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::account::{AccountWrite, NewAccount, assign_projects, create, find};
use tower::ServiceExt as _;
use zip::write::SimpleFileOptions;

const CODE: &str = "CJ-001";
const MONTH: &str = "2025-10";

fn subject() -> AttachmentSubject {
    AttachmentSubject::StatusReport(MONTH.parse().expect("month"))
}

/// A form that wants a note and takes files.
const DOOR: Door = Door { path: "/projects/{code}", open };

fn open(post: Post) -> Opened {
    Box::pin(async move {
        let code = post.path.get("code").parse().expect("code");
        let project = post.context.read_model.portfolio().entry(&code).expect("project").project.id;
        let mut errors = post.keep_files("files", project, subject()).await?.errors;
        if post.fields.filled("note").is_none() {
            errors.add("note", Bilingual::same("a note is wanted"));
        }
        // As every write asks.
        post.visitor.check_on(Action::WriteReportDraft, project)?;
        errors.or(Some(Done::to("/projects/CJ-001?done=saved"))).map_err(Into::into)
    })
}

fn project(site: &Site, code: &str) -> ProjectId {
    let portfolio = site.state.context.read_model.portfolio();
    portfolio.entry(&code.parse().expect("code")).expect("project").project.id
}

/// Somebody with these roles, who reports on the first project.
async fn person(site: &Site, name: &str, roles: &str) -> Visitor {
    let (store, district, now) =
        (&site.state.context.store, &site.state.district, site.state.context.clock.now());
    let new = NewAccount {
        name: name.parse().expect("name"),
        display_name: name.to_owned(),
        roles: roles.parse().expect("roles"),
        password_hash: None,
        must_change_password: false,
        expires_on: None,
    };
    let account = create(store, district, "admin", now, &new).await.expect("creates");
    let on =
        AccountWrite { district, account: account.id, seen_revision: account.revision, actor: "admin", now };
    let projects = if roles == "manager" { vec![project(site, CODE)] } else { Vec::new() };
    assign_projects(store, &on, &projects).await.expect("assigns");
    let account = find(store, district, account.id).await.expect("reads").expect("is there");
    Visitor::signed_in(account, projects)
}

/// The door and the files, as asked by somebody.
fn router(site: &Site, visitor: &Visitor) -> Router {
    let routes = layer::limited(page::doors(vec![DOOR]).merge(file::routes()));
    layer::around(routes.with_state(site.state.clone()), &site.state).layer(Extension(visitor.clone()))
}

async fn ask(site: &Site, visitor: &Visitor, request: Request<Body>) -> Answer {
    let response = router(site, visitor).oneshot(request).await.expect("infallible");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("body").to_bytes();
    Answer { status: parts.status, headers: parts.headers, body }
}

async fn get(site: &Site, visitor: &Visitor, address: &str) -> Answer {
    ask(site, visitor, Request::get(address).body(Body::empty()).expect("request")).await
}

/// A form as a browser sends it.
fn form(note: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body =
        format!("--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n{note}\r\n").into_bytes();
    for (name, bytes) in files {
        let head = "Content-Disposition: form-data; name=\"files\"; filename=";
        body.extend(format!("--B\r\n{head}\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--B--\r\n");
    body
}

fn posted(body: Vec<u8>) -> Request<Body> {
    Request::post("/projects/CJ-001")
        .header("content-type", "multipart/form-data; boundary=B")
        .header("content-length", body.len())
        .body(Body::from(body))
        .expect("request")
}

async fn there(site: &Site) -> Vec<Attachment> {
    let (store, district) = (&site.state.context.store, &site.state.district);
    store::attachment::of_subject(store, district, project(site, CODE), subject()).await.expect("reads")
}

/// Keeps one file directly.
async fn keep(site: &Site, visitor: &Visitor, name: &str, bytes: impl Into<Bytes>) -> Kept {
    let file = PostedFile { field: "files".to_owned(), name: name.to_owned(), content: Ok(bytes.into()) };
    let context = site.state.context.clone();
    let post = Post {
        keeper: Arc::new(Keeper { context: context.clone(), storage: site.state.files.clone() }),
        context,
        visitor: visitor.clone(),
        path: Fields::default(),
        query: String::new(),
        fields: Fields::default(),
        files: vec![file],
        address: None,
    };
    post.keep_files("files", project(site, CODE), subject()).await.expect("looks")
}

/// A photo taken with the telephone on its side: red above blue once it is upright.
fn sideways() -> Vec<u8> {
    let picture = RgbImage::from_fn(64, 32, |x, _| if x < 32 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) });
    let jpeg = encoded(picture, ImageFormat::Jpeg);
    // One entry: 0x0112, orientation, 6: to be turned a quarter clockwise.
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 24.9 118.6");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}

fn photo() -> Vec<u8> {
    encoded(RgbImage::from_pixel(40, 30, Rgb([9, 99, 199])), ImageFormat::Jpeg)
}

/// A document of parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("part");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("archive").into_inner()
}

fn part_list(main: &str) -> String {
    format!("<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/></Types>")
}

/// A document of the time before 2007 with one stream.
fn compound_file(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("file");
    file.create_stream(stream).expect("stream").write_all(b"x").expect("bytes");
    file.into_inner().into_inner()
}

/// A picture of 100 megapixels in a few bytes.
fn pixel_bomb() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        png.extend(u32::try_from(data.len()).expect("short").to_be_bytes());
        let content = [kind.as_slice(), data].concat();
        png.extend_from_slice(&content);
        png.extend(crc32fast::hash(&content).to_be_bytes());
    };
    let side = 10_000_u32.to_be_bytes();
    chunk(b"IHDR", &[&side[..], &side[..], &[8, 2, 0, 0, 0]].concat());
    chunk(b"IDAT", &[0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]);
    chunk(b"IEND", &[]);
    png
}

#[tokio::test]
async fn a_photo_is_drawn_anew_upright_and_without_what_it_tells() {
    let site = Site::demo().await;
    let manager = person(&site, "manager1", "manager").await;
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
    let manager = person(&site, "manager1", "manager").await;
    let wide = encoded(image::RgbaImage::new(3_000, 600), ImageFormat::Png);
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
    let manager = person(&site, "manager1", "manager").await;
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
    let manager = person(&site, "manager1", "manager").await;
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

#[tokio::test]
async fn a_form_that_is_refused_keeps_its_files_and_sending_it_again_does_not_double_them() {
    let site = Site::demo().await;
    let manager = person(&site, "manager1", "manager").await;
    for (note, status) in [("", 422), ("", 422), ("ok", 303)] {
        let answer = ask(&site, &manager, posted(form(note, &[("a.jpg", &photo())]))).await;
        assert_eq!(answer.status.as_u16(), status);
        assert_eq!(there(&site).await.len(), 1);
    }
    // The same form without files.
    let plain = Request::post("/projects/CJ-001").header("content-type", "application/x-www-form-urlencoded");
    let id = there(&site).await[0].id;
    let plain = plain.body(Body::from(format!("note=x&files_remove={id}"))).expect("request");
    assert_eq!(ask(&site, &manager, plain).await.status.as_u16(), 303);
    assert_eq!(there(&site).await, Vec::new());
    get(&site, &manager, &format!("/files/{id}")).await.is_problem(404, "not-found");
}

#[tokio::test]
async fn a_file_that_is_too_large_does_not_take_the_others_with_it() {
    let site = Site::demo().await;
    let manager = person(&site, "manager1", "manager").await;
    let large = vec![0xff; 60 << 20];
    let answer = ask(&site, &manager, posted(form("ok", &[("film.jpg", &large), ("a.jpg", &photo())]))).await;
    assert_eq!((answer.status.as_u16(), there(&site).await.len()), (422, 1));
    let colours: Vec<_> = (0..12_u8)
        .map(|n| encoded(RgbImage::from_pixel(8, 8, Rgb([n * 20, 0, 0])), ImageFormat::Jpeg))
        .collect();
    let many: Vec<_> = colours.iter().map(|bytes| ("b.jpg", bytes.as_slice())).collect();
    let answer = ask(&site, &manager, posted(form("ok", &many))).await;
    assert_eq!((answer.status.as_u16(), there(&site).await.len()), (422, 11));
}

#[tokio::test]
async fn what_is_beyond_measure_is_refused_before_it_is_read() {
    let site = Site::demo().await;
    let manager = person(&site, "manager1", "manager").await;
    let read = Arc::new(AtomicU64::new(0));
    let sends = |length: usize| {
        let read = Arc::clone(&read);
        let body = Body::from_stream(futures_util::stream::repeat_with(move || {
            read.fetch_add(1, Ordering::Relaxed);
            Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1024]))
        }));
        let request = Request::builder().method(Method::POST).uri("/projects/CJ-001");
        let request = request.header("content-type", "multipart/form-data; boundary=B");
        request.header("content-length", length).body(body).expect("request")
    };
    ask(&site, &manager, sends(300 << 20)).await.is_problem(413, "too-large");
    let nobody = Visitor::anonymous(ReadAccess::Open);
    ask(&site, &nobody, sends(300 << 20)).await.is_problem(413, "too-large");
    assert_eq!(read.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn when_the_session_has_ended_no_file_is_taken_and_each_is_told_after_the_next_sign_in() {
    let site = Site::demo().await;
    let manager = person(&site, "manager1", "manager").await;
    let nobody = Visitor::anonymous(ReadAccess::Open);
    let large = vec![0xff; 3 << 20];
    let sent = ask(&site, &nobody, posted(form("ok", &[("a.jpg", &large), ("b.jpg", &photo())]))).await;
    assert_eq!((sent.status.as_u16(), there(&site).await.len()), (401, 0));
    // What the sign-in page sends on.
    let on = Request::post("/projects/CJ-001").header("content-type", "application/x-www-form-urlencoded");
    let on = on.body(Body::from("note=ok&files_lost=a.jpg&files_lost=b.jpg")).expect("request");
    assert_eq!(ask(&site, &manager, on).await.status.as_u16(), 422);
}

#[tokio::test]
async fn only_who_may_read_it_gets_a_file() {
    let site = Site::demo().await;
    let manager = person(&site, "manager1", "manager").await;
    let viewer = person(&site, "viewer1", "viewer").await;
    let office = person(&site, "office1", "reviewer").await;
    let nobody = Visitor::anonymous(ReadAccess::Open);
    let refused = ask(&site, &office, posted(form("ok", &[("a.jpg", &photo())]))).await;
    assert_eq!((refused.status.as_u16(), there(&site).await.len()), (403, 0));
    keep(&site, &manager, "a.jpg", photo()).await;
    let address = format!("/files/{}", there(&site).await[0].id);
    let status = async |visitor| get(&site, visitor, &address).await.status.as_u16();
    // A draft's photo: its manager's, the office's, nobody else's.
    assert_eq!((status(&manager).await, status(&office).await), (200, 200));
    assert_eq!((status(&viewer).await, status(&nobody).await), (403, 401));
    let missing = format!("/files/{}", AttachmentId(uuid::Uuid::from_u128(1)));
    get(&site, &office, &missing).await.is_problem(404, "not-found");
    get(&site, &office, "/files/x").await.is_problem(404, "not-found");
    get(&site, &nobody, &missing).await.is_problem(401, "not-signed-in");
    let approved = StatusReport {
        month: MONTH.parse().expect("month"),
        state: ReportState::Approved,
        investment_completed_this_month: Yuan(1),
        physical_progress: None,
        note: None,
        problems: None,
        next_steps: None,
        return_reason: None,
        submitted_at: None,
        revision: 1,
    };
    let save = store::status_report::SaveReport {
        district: site.state.district.clone(),
        project: project(&site, CODE),
        report: approved,
        seen_revision: None,
        idempotency_key: "k".to_owned(),
        actor: "office1".to_owned(),
        now: site.state.context.clock.now(),
    };
    store::status_report::save(&site.state.context.store, save).await.expect("saves");
    assert_eq!((status(&viewer).await, status(&nobody).await), (200, 401));
}

#[tokio::test]
async fn what_is_stored_is_on_the_disk_under_random_names_and_proved() {
    let mut site = Site::demo().await;
    let folder = site.directory.path().join("files");
    site.state.files = file::FileStorage::local(&folder).expect("folder");
    let manager = person(&site, "manager1", "manager").await;
    let kept = keep(&site, &manager, "秘密.jpg", photo()).await.attachments;
    keep(&site, &manager, "秘密.jpg", photo()).await;
    let (store, district) = (&site.state.context.store, &site.state.district);
    let objects = store::attachment::objects(store, district).await.expect("reads");
    let on_disk = || {
        let folders = std::fs::read_dir(&folder).expect("folder").map(|entry| entry.expect("entry").path());
        folders.flat_map(|path| std::fs::read_dir(path).expect("folder")).count()
    };
    assert_eq!((objects.len(), on_disk()), (1, 2), "the second time left nothing behind");
    assert!(!objects[0].object_key.contains("秘密"));
    assert_eq!(site.state.files.damaged(objects.clone()).await, []);
    let (id, key) = (kept[0].id, objects[0].object_key.clone());
    std::fs::write(folder.join(&key), b"else").expect("writes");
    let found = site.state.files.damaged(objects.clone()).await;
    assert_eq!(found, [file::Damage::Changed { id, key: key.clone() }]);
    site.state.files.discard([key]).await;
    let found = site.state.files.damaged(objects).await;
    assert!(matches!(&found[..], [file::Damage::Missing { .. }]), "{found:?}");
    assert_eq!(get(&site, &manager, &format!("/files/{id}")).await.status.as_u16(), 500);
}
