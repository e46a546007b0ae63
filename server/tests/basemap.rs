//! The map of others ours is laid on: who is let to reach what, what browsers are told, and the file of tiles in ranges.

use crate::site::Site;
use axum::http::Method;
use server::portfolio_map::{Archive, Basemap, TileKind};
use std::fs;
use std::sync::Arc;

fn with(site: Site, basemap: Basemap) -> Site {
    site.with(|state| state.basemap = Arc::new(basemap))
}

fn directive<'a>(policy: &'a str, name: &str) -> &'a str {
    let found = policy.split(';').map(str::trim).find_map(|part| part.strip_prefix(name));
    found.expect("the directive").trim()
}

#[tokio::test]
async fn only_pages_with_a_map_reach_its_hosts_and_tell_them_where_they_stand() {
    let tianditu = Basemap::Tianditu { imagery: false, key: "k3y".to_owned() };
    let hosts: String = (0..8).map(|server| format!(" https://t{server}.tianditu.gov.cn")).collect();
    let site = with(Site::demo().await, tianditu);
    let map = site.page("/map").await;
    let policy = map.header("content-security-policy");
    assert_eq!(directive(policy, "connect-src"), format!("'self'{hosts}"));
    assert_eq!(directive(policy, "img-src"), format!("'self' data: blob:{hosts}"));
    assert_eq!(map.header("referrer-policy"), "strict-origin-when-cross-origin");
    assert!(map.text().contains("data-basemap=\"{") && map.text().contains("tk=k3y"));
    for other in ["/", "/projects", "/projects/CJ-001"] {
        let page = site.page(other).await;
        let policy = page.header("content-security-policy");
        assert_eq!(directive(policy, "connect-src"), "'self'", "{other}");
        assert!(!policy.contains("tianditu") && !page.text().contains("k3y"), "{other}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{other}");
    }
}

#[tokio::test]
async fn the_sketch_reaches_nobody() {
    let map = Site::demo().await.page("/map").await;
    assert_eq!(directive(map.header("content-security-policy"), "connect-src"), "'self'");
    assert_eq!(map.header("referrer-policy"), "same-origin");
    assert!(!map.text().contains("data-basemap"));
}

#[tokio::test]
async fn the_maps_worker_has_the_policy_of_its_page_under_an_address_of_its_own() {
    let site = Site::demo().await;
    let folder = site.directory.path().join("site/map");
    fs::create_dir_all(&folder).expect("folder");
    fs::write(
        folder.join("files.txt"),
        "script: s.js\nworker: w.js\nstyle: c.css\npage: p.css\nwall: w.css\ndesk: d.css\noffline: o.css\narchive: p.js\n",
    )
    .expect("file");
    fs::write(folder.join("w.js"), "worker").expect("file");
    fs::write(site.directory.path().join("site.hashes.txt"), "js: a\nwasm: b\ncss: c\n").expect("file");
    let style = Basemap::Style { url: "https://a.example.cn/s.json".to_owned(), hosts: Vec::new() };
    let site = with(site, style);
    let text = site.page("/map").await.text();
    let (_, rest) = text.split_once("/map/w.js").expect("the worker");
    let query: String = rest.chars().take_while(|c| *c != '"').collect();
    assert!(query.starts_with("?for="), "{query}");
    assert!(!text.contains("/map/p.js"), "nothing reads archives where there is none");
    let worker = site.get(&format!("/map/w.js{query}")).await;
    let policy = worker.header("content-security-policy");
    assert_eq!(directive(policy, "connect-src"), "'self' https://a.example.cn");
    let plain = site.get("/map/w.js").await;
    assert_eq!(directive(plain.header("content-security-policy"), "connect-src"), "'self'");
}

/// A file as the settings would have found it.
fn archive(site: &Site) -> Basemap {
    let path = site.directory.path().join("a.pmtiles");
    fs::write(&path, (0..=255).collect::<Vec<u8>>()).expect("file");
    Basemap::Pmtiles(Archive { path, kind: TileKind::Vector })
}

#[tokio::test]
async fn the_file_of_tiles_is_served_in_ranges() {
    const ADDRESS: &str = "/map/basemap.pmtiles";
    let site = Site::demo().await;
    site.get(ADDRESS).await.is_problem(404, "not-found");
    let archive = archive(&site);
    let site = with(site, archive);
    let part = site.get_with(ADDRESS, &[("range", "bytes=16-31")]).await;
    assert_eq!((part.status.as_u16(), part.header("content-range")), (206, "bytes 16-31/256"));
    assert_eq!(part.header("content-length"), "16");
    let last = site.get_with(ADDRESS, &[("range", "bytes=-4")]).await;
    assert_eq!((last.status.as_u16(), last.header("content-range")), (206, "bytes 252-255/256"));
    let beyond = site.get_with(ADDRESS, &[("range", "bytes=256-300")]).await;
    assert_eq!((beyond.status.as_u16(), beyond.header("content-range")), (416, "bytes */256"));
    let whole = site.get(ADDRESS).await;
    assert_eq!((whole.status.as_u16(), whole.header("accept-ranges")), (200, "bytes"));
    assert_eq!(whole.header("content-type"), "application/vnd.pmtiles");
    let head = site.send(Method::HEAD, ADDRESS, &[]).await;
    assert_eq!((head.status.as_u16(), head.header("content-length")), (200, "256"));
    let encoded = site.get_with(ADDRESS, &[("accept-encoding", "gzip, br"), ("range", "bytes=0-99")]).await;
    assert_eq!(encoded.header("content-encoding"), "", "ranges are of the file itself");
    let map = site.page("/map").await;
    assert_eq!(directive(map.header("content-security-policy"), "connect-src"), "'self'");
    assert!(map.text().contains("pmtiles://$origin/map/basemap.pmtiles"));
}

#[tokio::test]
async fn where_the_portfolio_is_for_those_signed_in_so_is_the_file() {
    let site = Site::demo().await;
    let archive = archive(&site);
    let site =
        with(site, archive).with(|state| state.access.read_access = domain::access::ReadAccess::SignedIn);
    assert_eq!(site.get("/map/basemap.pmtiles").await.status, 401);
    assert_eq!(site.sign_in("viewer").await.get("/map/basemap.pmtiles").await.status, 200);
}
