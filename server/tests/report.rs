//! Reports through the API: who may, under which conditions, and what is answered.
//! Past 250 lines because every status the contract names is provoked here.

use crate::office::Office;
use crate::site::{Answer, Site};
use axum::http::Method;
use domain::project::{ProjectCode, ProjectId};
use serde_json::{Value, json};

const REPORT: &str = "/api/v1/projects/CJ-001/reports/2025-10";

fn id(site: &Site, code: &str) -> ProjectId {
    let code: ProjectCode = code.parse().expect("code");
    site.state.context.read_model.portfolio().entry(&code).expect("a project").project.id
}

/// CJ-001 has no report of October yet, and nobody has reported on it before.
async fn office() -> Office {
    let site = Site::demo().await;
    let (own, other) = (id(&site, "CJ-001"), id(&site, "CJ-002"));
    let people: [(&str, &[&str], Vec<ProjectId>); 5] = [
        ("manager1", &["manager"], vec![own]),
        ("manager2", &["manager"], vec![other]),
        ("both", &["manager", "reviewer"], vec![own]),
        ("reviewer", &["reviewer"], vec![]),
        ("viewer", &["viewer"], vec![]),
    ];
    let office = Office::with(site, &people).await;
    office.get("viewer", REPORT).await.is_problem(404, "not-found");
    office
}

impl Office {
    async fn get(&self, name: &str, address: &str) -> Answer {
        self.ask(name, Method::GET, address, &[], &Value::Null).await
    }

    async fn put(&self, name: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        self.ask(name, Method::PUT, REPORT, headers, body).await
    }

    async fn step(&self, name: &str, step: &str, tag: &str, body: &Value) -> Answer {
        self.ask(name, Method::POST, &format!("{REPORT}/{step}"), &[("if-match", tag)], body).await
    }
}

fn draft(yuan: i64) -> Value {
    json!({ "investment_completed_this_month": yuan, "physical_progress_bp": 1500, "problems": "管线迁改" })
}

const FIRST: &[(&str, &str)] = &[("if-none-match", "*")];

#[tokio::test]
async fn a_report_goes_its_course() {
    let office = office().await;
    let written = office.put("manager1", FIRST, &draft(5_000_000)).await;
    assert_eq!(written.status, 201, "{}", written.text());
    let expected = json!({ "code": "CJ-001", "month": "2025-10", "state": "draft", "revision": 1 });
    assert_eq!(written.json(), expected);
    let tag = written.header("etag").to_owned();
    assert!(tag.starts_with("\"1.") && tag.ends_with(".2025-10\""), "{tag}");
    let again = office.put("manager1", &[("if-match", &tag)], &draft(6_000_000)).await;
    assert_eq!(again.status, 200);
    let submitted = office.step("manager1", "submit", again.header("etag"), &Value::Null).await;
    assert_eq!((submitted.status.as_u16(), &submitted.json()["state"]), (200, &json!("submitted")));
    let back = office.step("manager1", "withdraw", submitted.header("etag"), &Value::Null).await;
    assert_eq!(back.json()["state"], "draft");
    let submitted = office.step("manager1", "submit", "\"4\"", &Value::Null).await;
    let returned =
        office.step("reviewer", "return", submitted.header("etag"), &json!({ "reason": "数字不符" })).await;
    assert_eq!(returned.json()["state"], "returned");
    let report = office.get("manager1", REPORT).await;
    assert_eq!(report.json()["internal"]["return_reason"], "数字不符");
    let submitted = office.step("manager1", "submit", report.header("etag"), &Value::Null).await;
    let approved = office.step("reviewer", "approve", submitted.header("etag"), &Value::Null).await;
    assert_eq!(
        approved.json(),
        json!({ "code": "CJ-001", "month": "2025-10", "state": "approved", "revision": 8 })
    );
    // It counts, and is public; what is internal is not.
    let (public, inside) = (office.get("", REPORT).await.json(), office.get("viewer", REPORT).await.json());
    assert_eq!(
        (&public["investment_completed_this_month"], &public["internal"]),
        (&json!(6_000_000), &Value::Null)
    );
    assert_eq!(inside["internal"]["problems"], "管线迁改");
    assert_eq!(inside["internal"]["submitted_by"], "manager1");
    assert!(
        store::verify::verify(&office.site.state.context.store, &office.site.state.district)
            .await
            .expect("looks")
            .is_sound()
    );
}

#[tokio::test]
async fn who_may_not_is_told_why() {
    let office = office().await;
    let nobody = office.put("", FIRST, &draft(1)).await;
    nobody.is_problem(401, "not-signed-in");
    assert_eq!(nobody.header("www-authenticate"), "Bearer");
    for name in ["viewer", "reviewer", "manager2"] {
        let answer = office.put(name, FIRST, &draft(1)).await;
        assert!(!answer.is_problem(403, "forbidden")["detail"].as_str().expect("why").is_empty());
    }
    office.put("both", FIRST, &draft(5_000_000)).await;
    // A draft is its manager's and the office's.
    office.get("", REPORT).await.is_problem(401, "not-signed-in");
    for name in ["viewer", "manager2"] {
        office.get(name, REPORT).await.is_problem(403, "forbidden");
    }
    for name in ["manager1", "reviewer"] {
        assert_eq!(office.get(name, REPORT).await.status, 200);
    }
    office.step("both", "submit", "\"1\"", &Value::Null).await;
    // Nobody reviews what it handed in; a conflict shows nobody what they may not read.
    office.step("both", "approve", "\"2\"", &Value::Null).await.is_problem(403, "forbidden");
    office.step("manager1", "approve", "\"2\"", &Value::Null).await.is_problem(403, "forbidden");
    office.step("manager2", "submit", "\"1\"", &Value::Null).await.is_problem(403, "forbidden");
    for address in
        ["projects/CJ-999/reports/2025-10", "projects/CJ-001/reports/2025-13", "projects/x/reports/y"]
    {
        office.get("reviewer", &format!("/api/v1/{address}")).await.is_problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_write_names_the_revision_it_saw() {
    let office = office().await;
    office.put("manager1", &[], &draft(1)).await.is_problem(428, "revision-required");
    office.put("manager1", &[("if-match", "*")], &draft(1)).await.is_problem(428, "revision-required");
    let none = office.put("manager1", &[("if-match", "\"1\"")], &draft(1)).await.is_problem(412, "stale");
    assert_eq!(
        (&none["current"], &none["yours"]["investment_completed_this_month"]),
        (&Value::Null, &json!(1))
    );
    office.put("manager1", FIRST, &draft(5_000_000)).await;
    let stale = office.put("both", FIRST, &draft(7)).await.is_problem(412, "stale");
    assert_eq!(stale["current"]["investment_completed_this_month"], 5_000_000);
    assert_eq!((&stale["current"]["revision"], &stale["yours"]), (&json!(1), &with_everything(draft(7))));
    let unchanged = office.get("manager1", REPORT).await;
    let known = [("if-none-match", unchanged.header("etag"))];
    let known = office.ask("manager1", Method::GET, REPORT, &known, &Value::Null).await;
    assert_eq!(known.status, 304);
}

/// A draft as it is told back: what was left out is null.
fn with_everything(mut draft: Value) -> Value {
    for (name, value) in [("note", Value::Null), ("next_steps", Value::Null), ("explanations", json!({}))] {
        draft[name] = value;
    }
    draft
}

#[tokio::test]
async fn what_is_sent_again_is_done_once() {
    let office = office().await;
    let headers = [("if-none-match", "*"), ("idempotency-key", "0190-a")];
    let first = office.put("manager1", &headers, &draft(5_000_000)).await;
    let moved_on = office.put("manager1", &[("if-match", "\"1\"")], &draft(6_000_000)).await;
    assert_eq!(moved_on.status, 200);
    let second = office.put("manager1", &headers, &draft(5_000_000)).await;
    assert_eq!(
        (second.status, second.text(), second.header("etag")),
        (first.status, first.text(), first.header("etag"))
    );
    office.put("manager1", &headers, &draft(5_000_001)).await.is_problem(422, "key-reused");
    office.put("both", &headers, &draft(5_000_000)).await.is_problem(422, "key-reused");
    let address = format!("{REPORT}/submit");
    let submit = || {
        office.ask(
            "manager1",
            Method::POST,
            &address,
            &[("if-match", "\"2\""), ("idempotency-key", "0190-b")],
            &Value::Null,
        )
    };
    let (once, twice) = (submit().await, submit().await);
    assert_eq!((once.status.as_u16(), once.text()), (200, twice.text()));
    assert_eq!(office.get("manager1", REPORT).await.json()["revision"], 3);
    let long = "k".repeat(201);
    office
        .put("manager1", &[("if-match", "\"3\""), ("idempotency-key", &long)], &draft(1))
        .await
        .is_problem(422, "invalid-parameter");
}

#[tokio::test]
async fn mistakes_are_told_at_their_fields() {
    let office = office().await;
    for body in [
        json!({ "investment_completed_this_month": 1, "state": "approved" }),
        json!({ "investment_completed_this_month": 1.5 }),
        json!({ "investment_completed_this_month": "1" }),
        json!({}),
        json!([]),
    ] {
        office.put("manager1", FIRST, &body).await.is_problem(422, "invalid-body");
    }
    let wrong = json!({
        "investment_completed_this_month": 1_000_000_000_001_i64,
        "physical_progress_bp": 10_001,
        "note": "长".repeat(2_001),
        "explanations": { "progress_back": "长".repeat(501) },
    });
    let problem = office.put("manager1", FIRST, &wrong).await.is_problem(422, "invalid-fields");
    let fields: Vec<_> =
        problem["errors"].as_array().expect("errors").iter().map(|e| e["field"].clone()).collect();
    assert_eq!(
        fields,
        ["investment_completed_this_month", "physical_progress_bp", "note", "explanations.progress_back"]
    );
    let unknown = json!({ "investment_completed_this_month": 1, "explanations": { "moon": "x" } });
    let problem = office.put("manager1", FIRST, &unknown).await.is_problem(422, "invalid-fields");
    assert_eq!(problem["errors"][0]["field"], "explanations.moon");
    let text = office.ask("manager1", Method::PUT, REPORT, FIRST, &Value::Null).await;
    text.is_problem(415, "unsupported-media-type");
    // A figure that looks wrong is submitted only with an explanation, in the reader's language.
    let odd = json!({ "investment_completed_this_month": -100 });
    office.put("manager1", FIRST, &odd).await;
    let address = format!("{REPORT}/submit?lang=en");
    let refused =
        office.ask("manager1", Method::POST, &address, &[("if-match", "\"1\"")], &Value::Null).await;
    let problem = refused.is_problem(422, "invalid-fields");
    assert!(!problem["errors"].as_array().expect("errors").is_empty(), "{problem}");
    office
        .step("reviewer", "return", "\"1\"", &json!({ "reason": " " }))
        .await
        .is_problem(422, "invalid-fields");
}

#[tokio::test]
async fn steps_follow_each_other_and_a_closed_month_takes_none() {
    let office = office().await;
    office.step("manager1", "submit", "\"1\"", &Value::Null).await.is_problem(412, "stale");
    office.put("manager1", FIRST, &draft(5_000_000)).await;
    let problem = office.step("reviewer", "approve", "\"1\"", &Value::Null).await.is_problem(409, "conflict");
    assert_eq!(problem["errors"][0]["field"], "");
    let state = &office.site.state;
    let (store, now) = (&state.context.store, state.context.clock.now());
    let (reviewer, october) = (office.acting("reviewer"), "2025-10".parse().expect("month"));
    store::calendar::close_month(store, &state.district, &reviewer, now, october, true)
        .await
        .expect("closes");
    let closed = office.step("manager1", "submit", "\"1\"", &Value::Null).await.is_problem(409, "conflict");
    assert!(closed["detail"].as_str().expect("why").contains("已关账"), "{closed}");
}

#[tokio::test]
async fn the_description_names_every_step() {
    let document = Site::empty().await.get("/api/v1/openapi.json").await.json();
    let paths = &document["paths"];
    let report = "/api/v1/projects/{code}/reports/{month}";
    assert!(paths[report]["get"].is_object() && paths[report]["put"].is_object());
    for step in ["submit", "withdraw", "approve", "return"] {
        assert!(paths[format!("{report}/{step}")]["post"].is_object(), "{step}");
    }
    assert_eq!(document["components"]["schemas"]["ReportDraftBody"]["additionalProperties"], false);
}
