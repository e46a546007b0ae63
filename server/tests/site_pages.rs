//! The pages for a telephone on site: what they show to whom, what their forms do without JavaScript.

use crate::file::sample::photo;
use crate::site::{Session, Site};
use axum::http::Method;
use server::demo::people;

/// A project with an open issue and a manager.
async fn managed(site: &Site) -> (String, Session<'_>) {
    let portfolio = site.state.context.read_model.portfolio();
    let people = people(portfolio.entries());
    let entry = portfolio.entries().iter().find_map(|entry| {
        let manager = people.iter().find(|person| person.projects.contains(&entry.project.id))?;
        Some((entry.project.code.to_string(), manager.name.clone()))
    });
    let (code, manager) = entry.expect("a managed project");
    (code, site.sign_in(&manager).await)
}

/// What a hidden field of a page has.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("a field");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn whoever_reads_the_record_reads_it_on_a_telephone_and_does_what_they_may() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    let address = format!("/p/{code}");
    let visitor = site.page(&address).await;
    assert_eq!(visitor.status, 200);
    let page = visitor.text();
    assert!(page.contains(&code) && page.contains("href=\"/sign-in?next=%2Fp%2F"), "the way to sign in");
    assert!(!page.contains("name=\"finding\"") && !page.contains("/issues/"), "and nothing internal");
    let page = manager.page(&address).await.text();
    assert!(page.contains("name=\"finding\"") && page.contains("capture=\"environment\""));
    for link in [format!("/issues/new?project={code}"), "#check".to_owned(), "#field-photos".to_owned()] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link}");
    }
    let auditor = site.sign_in("auditor").await.page(&address).await.text();
    assert!(!auditor.contains("name=\"finding\""), "who may not check has no form");
    let unknown = site.page("/p/CJ-0001").await;
    assert!(unknown.status == 404 && unknown.text().contains("href=\"/p/CJ-001\""), "codes like it");
}

#[tokio::test]
async fn a_check_is_recorded_by_a_plain_form_and_shown_to_who_reads_internal_fields() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    let address = format!("/p/{code}");
    let page = manager.page(&address).await.text();
    let (id, at) = (hidden(&page, "id"), hidden(&page, "checked_at"));
    let fields = |finding, note| {
        [
            ("form", "check"),
            ("id", id.as_str()),
            ("checked_at", at.as_str()),
            ("finding", finding),
            ("note", note),
        ]
    };
    let wrong = manager.post_form(&address, &fields("problem", "")).await;
    assert!(wrong.status == 422 && wrong.text().contains("请写明发现了什么问题。"), "{}", wrong.status);
    let again = hidden(&wrong.text(), "id");
    assert_eq!(again, id, "it stays the same check");
    for _ in 0..2 {
        let done = manager.post_form(&address, &fields("problem", "围挡倒了一段")).await;
        assert_eq!(
            (done.status.as_u16(), done.header("location")),
            (303, &*format!("{address}?done=checked"))
        );
    }
    let record = format!("/projects/{code}");
    for (page, times) in [
        (manager.page(&address).await, 1),
        (site.sign_in("viewer").await.page(&record).await, 1),
        (site.page(&record).await, 0),
        (site.page(&address).await, 0),
    ] {
        assert_eq!(page.text().matches("<p lang=\"zh-CN\" class=\"typed-text\">围挡倒了一段").count(), times);
    }
}

#[tokio::test]
async fn photos_come_with_the_form_and_one_that_is_not_taken_brings_it_back() {
    let site = Site::demo().await;
    let (code, manager) = managed(&site).await;
    let address = format!("/p/{code}");
    let page = manager.page(&address).await.text();
    let (id, at) = (hidden(&page, "id"), hidden(&page, "checked_at"));
    let sent = async |file: &[u8]| {
        let mut body = Vec::new();
        for (name, text) in [("form", "check"), ("id", &id), ("checked_at", &at), ("finding", "normal")] {
            body.extend(
                format!("--B\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").bytes(),
            );
        }
        body.extend(b"--B\r\ncontent-disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\n\r\n");
        body.extend(file);
        body.extend(b"\r\n--B--\r\n");
        let headers = [
            ("cookie", manager.cookie.as_str()),
            ("content-type", "multipart/form-data; boundary=B"),
            ("accept", "text/html"),
            ("sec-fetch-site", "same-origin"),
        ];
        site.send_body(Method::POST, &address, &headers, body).await
    };
    let refused = sent(b"MZ renamed").await;
    assert!(refused.status == 422 && refused.text().contains("未保存"), "{}", refused.status);
    assert_eq!(sent(&photo()).await.status, 303);
    assert!(manager.page(&address).await.text().contains("/thumbnail\""));
    let list = manager.get(&format!("/api/v1/projects/{code}/site-checks")).await.json();
    assert_eq!(list["items"].as_array().expect("items").len(), 1, "one check");
}

#[tokio::test]
async fn a_code_that_is_typed_or_scanned_leads_to_its_page() {
    let site = Site::demo().await;
    for typed in ["cj-001", "http%3A%2F%2Fguatu.example%2Fp%2FCJ-001"] {
        let led = site.page(&format!("/scan?code={typed}")).await;
        assert_eq!((led.status.as_u16(), led.header("location")), (302, "/p/CJ-001"), "{typed}");
    }
    let empty = site.page("/scan").await;
    assert!(empty.status == 200 && empty.text().contains("name=\"code\""));
    let unknown = site.page("/scan?code=CJ-0001").await;
    assert_eq!(unknown.status, 404);
    assert!(unknown.text().contains("href=\"/p/CJ-001\"") && unknown.text().contains("value=\"CJ-0001\""));
}

#[tokio::test]
async fn only_pages_for_on_site_may_ask_for_camera_and_position() {
    let site = Site::demo().await;
    for (address, may) in [("/p/CJ-001", true), ("/scan", true), ("/projects/CJ-001", false), ("/", false)] {
        let answer = site.page(address).await;
        let policy = answer.header("permissions-policy");
        for device in ["camera", "geolocation"] {
            assert_eq!(policy.contains(&format!("{device}=(self)")), may, "{address}: {policy}");
            assert_eq!(policy.contains(&format!("{device}=()")), !may, "{address}: {policy}");
        }
        assert!(policy.contains("microphone=()"));
    }
    let record = site.page("/projects/CJ-001").await.text();
    assert!(record.contains("href=\"/p/CJ-001\" rel=\"external\""), "as a document of its own");
}
