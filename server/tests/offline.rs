//! What an installed application needs of the server: its manifest, its service worker, its shells.

use crate::site::Site;
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
