//! What an installed application needs of the server: its manifest, its service worker, its shells.

use crate::person::{Person, projects};
use crate::site::Site;
use domain::offline::Pack;
use domain::portfolio::Query;
use domain::portfolio_map::Ground;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The manifest's own text and the folder it refers to.
fn assets() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../frontend/assets"))
}

#[tokio::test]
async fn the_service_worker_is_asked_for_each_time_and_reaches_only_us() {
    let site = Site::empty().await;
    fs::write(site.directory.path().join("site/sw.js"), "self").expect("file");
    let worker = site.get("/sw.js").await;
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(worker.header("cache-control"), "public, no-cache");
    let policy = worker.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; connect-src 'self';"), "{policy}");
    assert!(!policy.contains("script-src"), "it loads no other script: {policy}");
}

#[tokio::test]
async fn without_a_web_build_there_is_no_worker_and_never_a_page_in_its_place() {
    let site = Site::empty().await;
    for address in ["/sw.js", "/manifest.webmanifest", "/icons/icon-192.png"] {
        site.get(address).await.is_problem(404, "not-found");
    }
}

#[tokio::test]
async fn every_page_names_the_manifest_and_may_start_the_worker() {
    let site = Site::demo().await;
    for address in ["/", "/projects", "/projects/CJ-001", "/map", "/sign-in", "/offline"] {
        let page = site.page(address).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("worker-src 'self'; manifest-src 'self'"), "{address}: {policy}");
        let text = page.text();
        for part in
            ["href=\"/manifest.webmanifest\"", "href=\"/icons/apple-touch-icon.png\"", "name=\"theme-color\""]
        {
            assert!(text.contains(part), "{address}: {part}");
        }
        assert!(text.contains("href=\"/offline\""), "{address} leads to what is on the device");
    }
}

#[tokio::test]
async fn the_manifest_is_typed_and_names_icons_that_are_there() {
    let site = Site::empty().await;
    let text = fs::read_to_string(assets().join("manifest.webmanifest")).expect("manifest");
    fs::write(site.directory.path().join("site/manifest.webmanifest"), &text).expect("file");
    let answer = site.get("/manifest.webmanifest").await;
    assert_eq!(answer.header("content-type"), "application/manifest+json");
    let manifest: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&Value::from("/"), &Value::from("/")));
    let icons = manifest["icons"].as_array().expect("icons");
    let sizes: Vec<_> = icons.iter().filter_map(|icon| icon["sizes"].as_str()).collect();
    assert!(sizes.contains(&"192x192") && sizes.contains(&"512x512"));
    assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
    for icon in icons {
        let source = icon["src"].as_str().expect("address");
        let bytes = fs::read(assets().join(source.trim_start_matches('/'))).expect(source);
        let Some(size) = icon["sizes"].as_str().and_then(|size| size.split_once('x')) else { continue };
        // A PNG says its width and height in bytes 16 to 24.
        let width = u32::from_be_bytes(bytes[16..20].try_into().expect("four bytes"));
        assert_eq!(width.to_string(), size.0, "{source}");
    }
    for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
        let address = shortcut["url"].as_str().expect("address");
        assert_eq!(site.page(address).await.status, 200, "{address}");
    }
}

#[tokio::test]
async fn the_shell_is_the_same_whoever_asks_and_without_figures() {
    let site = Site::demo().await;
    let shell = site.page("/offline?lang=zh-CN").await;
    assert_eq!(shell.status, 200);
    let text = shell.text();
    assert!(text.contains("离线资料") && !text.contains("CJ-001") && !text.contains("data-account"));
    let closed =
        Site::demo().await.with(|state| state.access.read_access = domain::access::ReadAccess::SignedIn);
    assert_eq!(closed.page("/offline?lang=en").await.status, 200, "the worker asks without cookies");
}

const PACK: &str = "/api/v1/offline-pack";

fn read(answer: &crate::site::Answer) -> Pack {
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("a pack")
}

#[tokio::test]
async fn a_copy_answers_as_the_server_does() {
    let site = Site::demo().await;
    let answer = site.get(PACK).await;
    let pack = read(&answer);
    assert_eq!((pack.records.len(), pack.made.everything), (282, 282));
    assert_eq!(
        (pack.made.format, &pack.made.account, pack.made.question.as_str()),
        (Pack::FORMAT, &None, "")
    );
    assert!(answer.body.len() < 3_000_000, "{} bytes", answer.body.len());
    let (copy, whole) = (pack.portfolio(), site.state.context.read_model.portfolio());
    for pairs in [
        vec![],
        vec![("light", "red")],
        vec![("q", "百崎")],
        vec![("subdistrict", "350503007"), ("as_of", "2025-08")],
    ] {
        let query = Query::parse(pairs).expect("query");
        assert_eq!(copy.query(&query), whole.query(&query), "{query:?}");
    }
    assert!(pack.records.iter().any(|record| !record.milestones.is_empty()), "milestones have their names");
    assert!(pack.ground.district.starts_with('M') && !pack.ground.neighbours.is_empty());
    assert_eq!(pack.ground, Ground::of(&site.state.context.outlines));
}

#[tokio::test]
async fn what_is_there_already_is_not_sent_again() {
    let site = Site::demo().await;
    let first = site.get(PACK).await;
    let etag = first.header("etag").to_owned();
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let again = site.get_with(PACK, &[("if-none-match", &etag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    let part = site.get_with(&format!("{PACK}?light=red"), &[("if-none-match", &etag)]).await;
    assert_eq!(part.status, 200, "another part is another copy");
    let reviewer = Person::named(&site, "reviewer").await;
    assert_ne!(reviewer.get(PACK).await.header("etag"), etag, "somebody else's is another copy");
}

#[tokio::test]
async fn a_part_is_what_was_asked_for() {
    let site = Site::demo().await;
    let red = read(&site.get(&format!("{PACK}?light=red")).await);
    assert_eq!((red.records.len(), red.made.question.as_str()), (15, "light=red"));
    let (project, _) = projects(&site).await;
    let manager = Person::manager(&site, &project, true).await;
    let own = read(&manager.get(&format!("{PACK}?own=1")).await);
    assert_eq!(own.made.question, "own=1");
    assert!(own.records.iter().any(|record| record.entry.project.code == project.code));
    assert!(own.records.len() < 282);
    site.get(&format!("{PACK}?own=1")).await.is_problem(401, "not-signed-in");
    for wrong in ["own=yes", "light=blue", "limit=5", "sort=name", "colour=stage"] {
        assert_eq!(site.get(&format!("{PACK}?{wrong}")).await.status, 422, "{wrong}");
    }
    assert_eq!(
        site.get(&format!("{PACK}?leader=none")).await.status,
        403,
        "leaders are not asked for by everybody"
    );
}

#[tokio::test]
async fn nobody_takes_along_what_they_may_not_read() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let leader = project.assigned_leader.clone().expect("leader");
    let found = store::project::dossier(&site.state.context.store, &site.state.district, &project.code).await;
    let dossier = found.expect("reads").expect("is there");
    let public = site.get(PACK).await;
    assert!(!public.text().contains(&leader), "names of persons");
    let pack = read(&public);
    assert!(pack.records.iter().all(|record| record.words.is_none()), "words of reports");
    let unapproved = pack.records.iter().flat_map(|record| record.entry.reports.iter());
    assert!(
        unapproved
            .filter(|report| report.state != domain::status_report::ReportState::Approved)
            .all(|report| report.amount.0 == 0)
    );
    let viewer = read(&Person::named(&site, "viewer").await.get(PACK).await);
    assert!(viewer.records.iter().all(|record| record.entry.project.assigned_leader.is_none()));
    let month = viewer.made.as_of.month;
    let note =
        dossier.reports.iter().find(|report| report.month == month).and_then(|report| report.note.clone());
    let record =
        viewer.records.iter().find(|record| record.entry.project.code == project.code).expect("record");
    assert_eq!(record.words.as_ref().and_then(|words| words.note.clone()), note);
    let own = read(&Person::manager(&site, &project, true).await.get(PACK).await);
    let names = own.records.iter().filter(|record| record.entry.project.assigned_leader.is_some());
    assert!(names.map(|record| &record.entry.project.code).any(|code| *code == project.code));
    let closed = site.with(|state| state.access.read_access = domain::access::ReadAccess::SignedIn);
    closed.get(PACK).await.is_problem(401, "not-signed-in");
}

#[tokio::test]
async fn every_offline_page_is_the_same_shell_but_for_its_address() {
    let site = Site::demo().await;
    let nonce_of =
        |text: &str| text.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    let body = |text: String| {
        let nonce = nonce_of(&text).expect("nonce");
        let main = text.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("main");
        main.replace(&nonce, "")
    };
    let first = body(site.page("/offline?lang=zh-CN").await.text());
    for address in
        ["/offline/projects", "/offline/projects/CJ-001", "/offline/map", "/offline/projects?light=red"]
    {
        let page = site.get_with(address, &[("accept", "text/html"), ("cookie", "guatu_lang=zh-CN")]).await;
        assert_eq!(page.status, 200, "{address}");
        assert_eq!(body(page.text()), first, "{address}");
    }
    assert_eq!(site.page("/offline/nothing").await.status, 404);
}
