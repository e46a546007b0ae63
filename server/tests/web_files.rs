//! Style sheet, script, WASM, icons.

use crate::site::Site;
use axum::http::Method;
use std::fs;

const HASHED: &str = "guatu.Jx0n7p5bYk1Qm2L3s4T5uV.js";

fn fill(site: &Site) {
    let folder = site.directory.path().join("site");
    let write = |name: &str, content: &str| fs::write(folder.join(name), content).expect("file");
    write(&format!("pkg/{HASHED}"), "plain");
    write(&format!("pkg/{HASHED}.br"), "brotli");
    write(&format!("pkg/{HASHED}.gz"), "gzip");
    write("icon.svg", "<svg/>");
    fs::write(site.directory.path().join("secret.txt"), "secret").expect("file");
}

#[tokio::test]
async fn hashed_names_are_kept_for_ever_and_others_asked_for_again() {
    let site = Site::empty().await;
    fill(&site);
    let hashed = site.get(&format!("/pkg/{HASHED}")).await;
    assert_eq!(hashed.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(hashed.header("content-type"), "text/javascript; charset=utf-8");
    let icon = site.get("/icon.svg").await;
    assert_eq!(
        (icon.header("cache-control"), icon.header("content-type")),
        ("public, no-cache", "image/svg+xml")
    );
    let etag = icon.header("etag").to_owned();
    let again = site.get_with("/icon.svg", &[("if-none-match", &etag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}

#[tokio::test]
async fn the_smallest_form_the_client_takes() {
    let site = Site::empty().await;
    fill(&site);
    let address = format!("/pkg/{HASHED}");
    for (accepted, text, coding) in
        [("gzip, deflate, br", "brotli", "br"), ("gzip", "gzip", "gzip"), ("identity", "plain", "")]
    {
        let answer = site.get_with(&address, &[("accept-encoding", accepted)]).await;
        assert_eq!((answer.text().as_str(), answer.header("content-encoding")), (text, coding));
        assert_eq!(answer.header("vary"), "accept-encoding");
    }
    let head = site.send(Method::HEAD, &address, &[]).await;
    assert_eq!((head.status.as_u16(), head.body.len(), head.header("content-length")), (200, 0, "5"));
}

#[tokio::test]
async fn a_missing_file_is_404_and_never_a_page() {
    let site = Site::empty().await;
    fill(&site);
    for address in
        ["/pkg/guatu.AAAAAAAAAAAAAAAAAAAAAA.wasm", "/favicon.ico", "/pkg/", "/pkg/x", "/icon.svg.br"]
    {
        let answer = site.get(address).await;
        answer.is_problem(404, "not-found");
    }
}

#[tokio::test]
async fn nothing_outside_the_folder() {
    let site = Site::empty().await;
    fill(&site);
    for address in
        ["/pkg/../../secret.txt", "/../secret.txt", "/pkg/%2e%2e/%2e%2e/secret.txt", "//secret.txt"]
    {
        let answer = site.get(address).await;
        assert_eq!(answer.status, 404, "{address}");
        assert!(!answer.text().contains("secret\n") && answer.text() != "secret");
    }
}

#[tokio::test]
async fn pages_refer_to_the_names_in_force() {
    let site = Site::empty().await;
    let hashes = site.directory.path().join("site.hashes.txt");
    assert!(site.page("/").await.text().contains("/pkg/guatu.css"));
    fs::write(
        hashes,
        "js: Jx0n7p5bYk1Qm2L3s4T5uV\nwasm: WWWWWWWWWWWWWWWWWWWWWW\ncss: CCCCCCCCCCCCCCCCCCCCCC\n",
    )
    .expect("file");
    let page = site.page("/").await.text();
    assert!(
        page.contains(&format!("/pkg/{HASHED}")) && page.contains("/pkg/guatu.CCCCCCCCCCCCCCCCCCCCCC.css")
    );
}
