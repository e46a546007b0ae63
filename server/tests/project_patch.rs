//! `PATCH /api/v1/projects/{code}` and `POST …/undo`.

use crate::person::{Person, projects, stored};
use crate::site::Site;
use axum::http::Method;
use domain::project::{Project, ProjectCode};
use serde_json::{Value, json};

#[tokio::test]
async fn patch_names_what_it_saw_and_changes_what_it_names() {
    let site = Site::demo().await;
    let (project, other) = projects(&site).await;
    let (code, manager) = (&project.code, Person::manager(&site, &project, true).await);
    let first = manager.get(&format!("/api/v1/projects/{code}")).await;
    let tag = first.header("etag").to_owned();
    let body = json!({ "name": { "zh": "示例改名工程" }, "project_owner": null, "place": { "longitude": 118.6, "latitude": 24.9 } });
    manager.patch(code, None, None, &body).await.is_problem(428, "revision-required");
    manager.patch(code, Some("*"), None, &body).await.is_problem(428, "revision-required");
    let done = manager.patch(code, Some(&tag), Some("k1"), &body).await;
    assert_eq!(done.status, 200, "{}", done.text());
    let (record, new_tag) = (done.json(), done.header("etag").to_owned());
    assert_eq!(record["name"]["zh"], "示例改名工程");
    assert_eq!(record["name"]["en"], project.name.en.as_str());
    assert_eq!(
        (&record["project_owner"], &record["revision"]),
        (&Value::Null, &(project.revision + 1).into())
    );
    assert_eq!(record["place"]["geometry"]["coordinates"], json!([118.6, 24.9]));
    assert_ne!(tag, new_tag);
    let again = manager.patch(code, Some(&tag), Some("k1"), &body).await;
    assert_eq!((again.status.as_u16(), &again.json()["revision"]), (200, &record["revision"]));
    let another = json!({ "project_owner": "示例甲公司" });
    manager.patch(code, Some(&new_tag), Some("k1"), &another).await.is_problem(422, "key-reused");
    let stale = manager.patch(code, Some(&tag), None, &another).await.is_problem(412, "stale");
    assert_eq!((&stale["yours"], &stale["current"]["name"]["zh"]), (&another, &"示例改名工程".into()));

    let wrong = json!({ "sector": "bridges", "opening_balance": "1", "colour": 1, "stage": "suspended", "stage_effective_from": "2025-01-01" });
    let problem = manager.patch(code, Some(&new_tag), None, &wrong).await.is_problem(422, "invalid-fields");
    let fields: Vec<_> = problem["errors"].as_array().expect("errors").iter().map(|e| &e["field"]).collect();
    assert_eq!(fields, ["colour", "opening_balance"]);
    let enrolled = json!({ "enrolled_in_monthly_reporting": false });
    let problem =
        manager.patch(code, Some(&new_tag), None, &enrolled).await.is_problem(422, "invalid-fields");
    assert_eq!(problem["errors"][0]["field"], "enrolled_in_monthly_reporting");
    manager.patch(&other.code, Some("\"1\""), None, &another).await.is_problem(403, "forbidden");
    let nobody: ProjectCode = "CJ-999".parse().expect("code");
    manager.patch(&nobody, Some("\"1\""), None, &another).await.is_problem(404, "not-found");
    let anonymous = site.send(Method::PATCH, &format!("/api/v1/projects/{code}"), &[]).await;
    anonymous.is_problem(401, "not-signed-in");
    let plain = [("content-type", "text/plain"), ("if-match", new_tag.as_str())];
    let address = format!("/api/v1/projects/{code}");
    let answer = manager.send(Method::PATCH, &address, &plain, "{}".to_owned()).await;
    answer.is_problem(415, "unsupported-media-type");
    let broken = [("content-type", "application/json"), ("if-match", new_tag.as_str())];
    manager.send(Method::PATCH, &address, &broken, "{".to_owned()).await.is_problem(422, "invalid-body");

    let history = store::journal::history(&site.state.context.store, &site.state.district, project.id, 1);
    let seq = history.await.expect("reads")[0].seq;
    let undo = format!("/api/v1/projects/{code}/undo");
    let kind = [("content-type", "application/json")];
    let body = json!({ "seq": seq }).to_string();
    let undone = manager.send(Method::POST, &undo, &kind, body.clone()).await;
    assert_eq!(undone.status, 200, "{}", undone.text());
    assert_eq!(stored(&site, code).await, Project { revision: project.revision + 2, ..project.clone() });
    manager.send(Method::POST, &undo, &kind, body).await.is_problem(409, "conflict");
    let unknown = json!({ "seq": 1, "force": true }).to_string();
    manager.send(Method::POST, &undo, &kind, unknown).await.is_problem(422, "invalid-body");
}
