//! Pages: content policy, the cache of rendered pages, compression, not found.

use crate::site::{Answer, Site};
use axum::http::Method;
use flate2::read::GzDecoder;
use std::io::Read as _;

/// The nonce the policy names.
#[track_caller]
fn nonce(page: &Answer) -> String {
    let policy = page.header("content-security-policy");
    let (_, rest) = policy.split_once("script-src 'nonce-").expect("a nonce in the policy");
    rest.split_once('\'').expect("its end").0.to_owned()
}

/// Every script and style carries the nonce, and there is no other one.
#[track_caller]
fn carries_its_nonce(page: &Answer, text: &str) {
    let nonce = nonce(page);
    assert_eq!(nonce.len(), 22);
    let scripts = text.matches("<script").count();
    assert!(scripts > 0);
    assert!(text.matches(&format!("nonce=\"{nonce}\"")).count() >= scripts);
    assert_eq!(
        text.matches("nonce=\"").count(),
        text.matches(&nonce).count()
            - text
                .matches("crossorigin=\"")
                .filter(|_| text.contains(&format!("crossorigin=\"{nonce}")))
                .count()
    );
}

#[tokio::test]
async fn every_answer_has_a_nonce_of_its_own_from_memory_too() {
    let site = Site::demo().await;
    for address in ["/", "/projects", "/map", "/projects/CJ-001", "/investment", "/no-such-page"] {
        let mut seen = Vec::new();
        for _ in 0..3 {
            let page = site.page(address).await;
            carries_its_nonce(&page, &page.text());
            seen.push((nonce(&page), page.text()));
        }
        assert!(seen[0].0 != seen[1].0 && seen[1].0 != seen[2].0, "{address}");
        assert_eq!(seen[0].1.replace(&seen[0].0, ""), seen[1].1.replace(&seen[1].0, ""), "{address}");
        assert_eq!(seen[1].1.replace(&seen[1].0, ""), seen[2].1.replace(&seen[2].0, ""), "{address}");
    }
    let metrics = site.get("/metrics").await.text();
    assert!(metrics.contains("guatu_page_cache_hits_total 10"), "five pages, twice each: {metrics}");
}

#[tokio::test]
async fn the_policy_is_the_strict_one() {
    let site = Site::demo().await;
    let page = site.page("/projects").await;
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "'strict-dynamic' 'wasm-unsafe-eval'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{part}");
    }
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains("ws:")
    );
    assert!(!page.text().contains(" style=\""), "style attributes are refused by the policy");
}

#[tokio::test]
async fn a_compressed_page_is_the_same_page() {
    let site = Site::demo().await;
    let mut lengths = Vec::new();
    for (asked, sent) in [("gzip", "gzip"), ("gzip", "gzip"), ("gzip, br", "br"), ("gzip, br", "br")] {
        let headers = [("accept", "text/html"), ("accept-encoding", asked)];
        let page = site.get_with("/projects?limit=282", &headers).await;
        assert_eq!((page.status.as_u16(), page.header("content-encoding")), (200, sent));
        assert_eq!(page.header("content-length"), page.body.len().to_string());
        let mut text = Vec::new();
        match sent {
            "br" => brotli::BrotliDecompress(&mut &page.body[..], &mut text).expect("brotli"),
            _ => drop(GzDecoder::new(&page.body[..]).read_to_end(&mut text).expect("gzip")),
        }
        carries_its_nonce(&page, &String::from_utf8(text).expect("utf-8"));
        lengths.push(page.body.len());
    }
    assert!(lengths[2] * 5 < lengths[0] * 4, "brotli is a fifth smaller than gzip: {lengths:?}");
}

#[tokio::test]
async fn pages_are_never_304_and_never_stored() {
    let site = Site::demo().await;
    let first = site.page("/projects").await;
    assert_eq!((first.header("etag"), first.header("cache-control")), ("", "private, no-cache"));
    let again = site
        .get_with(
            "/projects",
            &[("if-none-match", "*"), ("if-modified-since", "Wed, 15 Oct 2099 00:00:00 GMT")],
        )
        .await;
    assert_eq!(again.status, 200);
}

#[tokio::test]
async fn head_is_the_page_without_its_body() {
    let site = Site::demo().await;
    for _ in 0..2 {
        let head = site.send(Method::HEAD, "/projects", &[]).await;
        assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
        let get = site.page("/projects").await;
        assert_eq!(head.header("content-length"), get.body.len().to_string());
    }
}

#[tokio::test]
async fn new_data_is_seen_at_once() {
    let site = Site::demo().await;
    let (before, real) = (site.page("/").await.text(), site.state.head());
    let context = &site.state.context;
    store::purge::purge_illustrative(&context.store, &site.state.district, "system", context.clock.now())
        .await
        .expect("purge");
    context.read_model.refresh().await.expect("refresh");
    assert!(site.state.head() > real);
    let after = site.page("/").await.text();
    assert!(before.contains("data-illustrative") && !after.contains("data-illustrative"));
}

#[tokio::test]
async fn what_does_not_exist_is_404_and_helps_on() {
    let site = Site::demo().await;
    for address in ["/no-such-page", "/projects/CJ-999", "/projects/nonsense"] {
        let page = site.page(address).await;
        assert_eq!(page.status, 404, "{address}");
        assert!(page.text().contains("href=\"/projects\""), "{address}");
    }
}

#[tokio::test]
async fn a_filter_that_is_not_allowed_is_422() {
    let site = Site::demo().await;
    for address in
        ["/projects?light=blue", "/projects?colour=red", "/projects?as_of=1999-01", "/investment?by=colour"]
    {
        assert_eq!(site.page(address).await.status, 422, "{address}");
    }
}

#[tokio::test]
async fn leaders_are_not_for_everybody_here_either() {
    let site = Site::demo().await;
    for address in ["/projects?leader=none", "/projects?by=leader", "/investment?by=leader"] {
        let page = site.page(address).await;
        assert!([403, 422].contains(&page.status.as_u16()), "{address}: {}", page.status);
    }
}

#[tokio::test]
async fn what_server_functions_answer_is_compressed_and_not_kept() {
    let site = Site::demo().await;
    let answer = site.get_with("/api/get_overview?query=", &[("accept-encoding", "br")]).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-encoding")),
        (200, "br"),
        "{:?}",
        answer.headers
    );
    assert_eq!(answer.header("cache-control"), "no-store");
}
