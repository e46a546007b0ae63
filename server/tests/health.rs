//! `/healthz`, `/readyz`, `/metrics`.

use crate::site::Site;

#[tokio::test]
async fn alive_ready_and_counted() {
    let site = Site::demo().await;
    assert_eq!(site.get("/healthz").await.text(), "ok\n");
    assert_eq!(site.get("/readyz").await.text(), "ok\n");
    site.get("/api/v1/projects/CJ-001").await;
    let metrics = site.get("/metrics").await.text();
    assert!(metrics.contains("guatu_projects 282"), "{metrics}");
    assert!(metrics.contains("route=\"/api/v1/projects/{code}\""), "patterns, not addresses: {metrics}");
    assert!(!metrics.contains("CJ-001"));
}

#[tokio::test]
async fn a_closed_database_is_not_ready() {
    let site = Site::empty().await;
    site.state.context.store.close().await;
    assert_eq!(site.get("/healthz").await.status, 200);
    site.get("/readyz").await.is_problem(503, "unavailable");
}

#[tokio::test]
async fn figures_do_not_leave_through_a_proxy() {
    let site = Site::empty().await;
    let answer = site.get_with("/metrics", &[("x-forwarded-for", "203.0.113.9")]).await;
    assert_eq!(answer.status, 404);
}
