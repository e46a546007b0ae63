//! Headers on every answer.

use crate::site::Site;

#[tokio::test]
async fn every_answer_has_them() {
    let site = Site::demo().await;
    std::fs::write(site.directory.path().join("site/pkg/guatu.css"), "body{}").expect("file");
    for address in [
        "/",
        "/projects?light=blue",
        "/no-such-page",
        "/api/v1/projects",
        "/api/v1/nothing",
        "/pkg/guatu.css",
        "/pkg/none.js",
        "/healthz",
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{address}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{address}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{address}");
        assert!(answer.header("permissions-policy").contains("geolocation=()"), "{address}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
        assert_eq!((answer.header("server"), answer.header("x-powered-by")), ("", ""), "{address}");
        assert_eq!(answer.header("strict-transport-security"), "", "plain HTTP: {address}");
        assert_eq!(answer.header("x-request-id").len(), 10);
    }
}

#[tokio::test]
async fn hashed_files_are_spared_what_only_documents_heed() {
    let site = Site::demo().await;
    let name = "guatu.L0UjumrRbPjmNtHkP3MQLg.css";
    std::fs::write(site.directory.path().join("site/pkg").join(name), "body{}").expect("file");
    let answer = site.get(&format!("/pkg/{name}")).await;
    assert!(answer.header("cache-control").ends_with("immutable"));
    for spared in
        ["permissions-policy", "referrer-policy", "cross-origin-opener-policy", "content-security-policy"]
    {
        assert_eq!(answer.header(spared), "", "{spared}");
    }
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
}

#[tokio::test]
async fn behind_tls_browsers_are_told_to_stay_there() {
    let site = Site::empty().await.with(|state| state.behind_tls = true);
    let page = site.get("/?lang=en").await;
    assert_eq!(page.header("strict-transport-security"), "max-age=31536000");
    assert!(page.header("set-cookie").ends_with("; Secure"));
}
