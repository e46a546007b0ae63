//! Writes that another site makes a browser send.

use crate::site::Site;
use axum::http::Method;

#[tokio::test]
async fn cross_site_writes_are_refused_everywhere() {
    let site = Site::demo().await;
    for address in ["/", "/projects", "/api/v1/projects", "/api/anything"] {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            for header in [
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://elsewhere.example"),
                ("cookie", "sid=1"),
            ] {
                let answer = site.send(method.clone(), address, &[header]).await;
                assert_eq!(answer.status, 403, "{method} {address} {header:?}");
            }
        }
    }
    let ours = site.send(Method::POST, "/api/v1/projects", &[("origin", "http://guatu.example")]).await;
    assert_eq!(ours.status, 405, "ours, and not writable yet");
    let read = site.get_with("/api/v1/projects", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(read.status, 200, "reading is no write");
}
