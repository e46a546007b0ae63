//! Refusals are problem details, and say nothing of the inside.

use crate::site::Site;
use axum::http::Method;

#[tokio::test]
async fn unknown_resources_and_wrong_methods() {
    let site = Site::demo().await;
    let problem = site.get("/api/v1/nothing").await.is_problem(404, "not-found");
    assert_eq!(problem["instance"], "/api/v1/nothing");
    site.get("/api/nothing").await.is_problem(404, "not-found");
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::TRACE] {
        let answer = site.send(method, "/api/v1/projects", &[]).await;
        answer.is_problem(405, "method-not-allowed");
        assert!(answer.header("allow").contains("GET"));
    }
}

#[tokio::test]
async fn an_internal_error_gives_a_reference_and_no_more() {
    let site = Site::demo().await;
    site.state.context.store.close().await;
    let answer = site.get("/api/v1/projects/CJ-001").await;
    let problem = answer.is_problem(500, "internal");
    let reference = problem["reference"].as_str().expect("reference");
    assert_eq!((reference.len(), reference), (10, answer.header("x-request-id")));
    assert!(!answer.text().contains("store") && !answer.text().contains("pool"));
    // Lists are in memory: they go on.
    assert_eq!(site.get("/api/v1/projects").await.status, 200);
}
