//! Site checks and photos as telephones send them, also twice.

use crate::file::sample::{photo, pixel_bomb};
use crate::site::{Answer, Session, Site};
use axum::http::Method;
use server::demo::people;

const CHECK: &str = "0199c0de-0000-7000-8000-000000000001";
const PHOTO: &str = "0199c0de-0000-7000-8000-00000000000a";
const BODY: &str = r#"{ "id": "0199c0de-0000-7000-8000-000000000001", "finding": "normal", "note": "",
    "checked_at": "2025-10-09T08:30:00Z", "longitude": 118.6, "latitude": 24.9, "accuracy": 11.5 }"#;

/// A project with a place, and its manager.
async fn managed(site: &Site) -> (String, Session<'_>) {
    let portfolio = site.state.context.read_model.portfolio();
    let people = people(portfolio.entries());
    let placed = portfolio.entries().iter().find_map(|entry| {
        let project = &entry.project;
        let manager = people.iter().find(|person| person.projects.contains(&project.id))?;
        project.place.as_ref().map(|_| (project.code.to_string(), manager.name.clone()))
    });
    let (code, manager) = placed.expect("a managed project");
    (code, site.sign_in(&manager).await)
}

async fn posted(session: &Session<'_>, code: &str, key: Option<&str>, body: &str) -> Answer {
    let address = format!("/api/v1/projects/{code}/site-checks");
    let mut headers = vec![
        ("cookie", &*session.cookie),
        ("content-type", "application/json"),
        ("sec-fetch-site", "same-origin"),
    ];
    headers.extend(key.map(|key| ("idempotency-key", key)));
    session.site.send_body(Method::POST, &address, &headers, body.to_owned()).await
}

async fn put(session: &Session<'_>, code: &str, query: &str, kind: &str, bytes: Vec<u8>) -> Answer {
    let address = format!("/api/v1/projects/{code}/photos/{PHOTO}?{query}");
    let headers = [("cookie", &*session.cookie), ("content-type", kind), ("sec-fetch-site", "same-origin")];
    session.site.send_body(Method::PUT, &address, &headers, bytes).await
}

#[tokio::test]
async fn a_check_is_recorded_once_and_read_by_whoever_reads_internal_fields() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    let first = posted(&manager, &code, Some("k"), BODY).await;
    assert_eq!(first.status, 201, "{}", first.text());
    let told = first.json();
    assert_eq!((&told["finding"], &told["position"]["accuracy"]), (&"normal".into(), &12.into()));
    assert!(told["distance"].is_u64() && told["note"].is_null(), "{told}");
    assert_eq!(posted(&manager, &code, Some("k"), BODY).await.json(), told, "the first answer again");
    posted(&manager, &code, Some("k"), &BODY.replace("11.5", "12.5")).await.is_problem(422, "key-reused");
    posted(&manager, &code, Some("other"), &BODY.replace("11.5", "12.5")).await.is_problem(422, "key-reused");
    posted(&manager, &code, None, BODY).await.is_problem(400, "key-required");
    let list = format!("/api/v1/projects/{code}/site-checks");
    let viewer = site.sign_in("viewer").await;
    assert_eq!(viewer.get(&list).await.json()["items"].as_array().expect("items"), &[told]);
    assert_eq!(site.get(&list).await.status, 401);
    assert_eq!(site.sign_in("admin").await.get(&list).await.status, 403);
    let record = site.get(&format!("/api/v1/projects/{code}")).await.text();
    assert!(!record.contains(CHECK) && !record.contains("118.6,24.9]"), "nothing of it is public");
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_check_is_told_at_its_field() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    let body = r#"{ "id": "7", "finding": "good", "latitude": 91 }"#;
    let problem = posted(&manager, &code, Some("k"), body).await.is_problem(422, "invalid-fields");
    let fields: Vec<_> = problem["errors"].as_array().expect("errors").iter().map(|e| &e["field"]).collect();
    assert_eq!(fields, ["id", "finding", "longitude", "latitude", "accuracy"]);
    posted(&manager, &code, Some("k"), r#"{ "colour": 1 }"#).await.is_problem(422, "invalid-body");
    posted(&manager, "CJ-999", Some("k"), BODY).await.is_problem(404, "not-found");
}

#[tokio::test]
async fn a_photo_is_kept_once_without_what_its_original_said() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    let query = format!(
        "subject=site_check:{CHECK}&caption=%E5%A1%94%E5%90%8A&taken_at=2025-10-09T16:30:00%2B08:00&longitude=118.6&latitude=24.9&accuracy=8"
    );
    put(&manager, &code, &query, "image/jpeg", photo()).await.is_problem(409, "conflict");
    assert_eq!(posted(&manager, &code, Some("k"), BODY).await.status, 201);
    let first = put(&manager, &code, &query, "image/jpeg", photo()).await;
    assert_eq!(first.status, 201, "{}", first.text());
    let told = first.json();
    assert_eq!((&told["id"], &told["caption"]), (&PHOTO.into(), &"塔吊".into()));
    assert_eq!(told["file_name"], format!("{code} 2025-10-09 1630.jpg"));
    assert!(!first.text().contains("118.6"));
    assert_eq!(put(&manager, &code, &query, "image/jpeg", photo()).await.json(), told);
    let other = [photo(), b"x".to_vec()].concat();
    put(&manager, &code, &query, "image/jpeg", other).await.is_problem(422, "key-reused");
    let file = site.sign_in("viewer").await.get(&format!("/files/{PHOTO}")).await;
    assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "image/jpeg"));
    assert_eq!(site.get(&format!("/files/{PHOTO}")).await.status, 401);
    let (store, district) = (&site.state.context.store, &site.state.district);
    assert!(store::verify::verify(store, district).await.expect("looks").is_sound());
}

#[tokio::test]
async fn a_photo_that_is_not_taken_is_told_why() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    let report = "subject=report:2025-10";
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0".to_vec();
    for (query, kind, bytes, status, problem) in [
        (report, "image/jpeg", b"MZ\x90\0 renamed".to_vec(), 415, "unsupported-media-type"),
        (report, "image/heic", heic, 415, "unsupported-media-type"),
        (report, "application/pdf", b"%PDF-1.7".to_vec(), 415, "unsupported-media-type"),
        (report, "image/jpeg", b"%PDF-1.7".to_vec(), 415, "unsupported-media-type"),
        (report, "image/jpeg", vec![0xff; 60 << 20], 413, "too-large"),
        (report, "image/png", pixel_bomb(), 422, "file-refused"),
        (report, "image/jpeg", photo()[..40].to_vec(), 422, "file-refused"),
        (report, "image/jpeg", Vec::new(), 422, "file-refused"),
        ("subject=project:", "image/jpeg", photo(), 422, "invalid-fields"),
        ("subject=report:2025-10&latitude=x", "image/jpeg", photo(), 422, "invalid-fields"),
    ] {
        let told = put(&manager, &code, query, kind, bytes).await.is_problem(status, problem);
        assert!(!told["detail"].as_str().unwrap_or_default().is_empty(), "{query} {kind}: {told}");
    }
}

#[tokio::test]
async fn photos_are_taken_of_whoever_may_write_what_they_hang_on() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    assert_eq!(posted(&manager, &code, Some("k"), BODY).await.status, 201);
    let check = format!("subject=site_check:{CHECK}");
    for (name, report_status, check_status) in
        [("viewer", 403, 403), ("reviewer", 403, 201), ("leader", 403, 422), ("auditor", 403, 403)]
    {
        let session = site.sign_in(name).await;
        let sent =
            async |query: &str| put(&session, &code, query, "image/jpeg", photo()).await.status.as_u16();
        assert_eq!(sent("subject=report:2025-10").await, report_status, "{name}");
        // The leader sends under an id that is the reviewer's by then.
        assert_eq!(sent(&check).await, check_status, "{name}");
    }
    let nobody = Session { site: &site, cookie: String::new() };
    assert_eq!(put(&nobody, &code, &check, "image/jpeg", photo()).await.status, 401);
    assert_eq!(put(&nobody, &code, "", "text/plain", Vec::new()).await.status, 401);
}
