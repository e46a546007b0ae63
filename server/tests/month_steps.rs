//! The office's months through the API: opened, closed, reopened, and their reports approved in bulk.

use crate::office::Office;
use crate::site::{Answer, Site};
use axum::http::Method;
use domain::project::{ProjectCode, ProjectId};
use serde_json::{Value, json};

/// The demonstration has closed September 2025 and left October open.
const MONTHS: &str = "/api/v1/months";
const CODES: [&str; 3] = ["CJ-001", "CJ-002", "CJ-003"];

fn id(site: &Site, code: &str) -> ProjectId {
    let code: ProjectCode = code.parse().expect("code");
    site.state.context.read_model.portfolio().entry(&code).expect("a project").project.id
}

async fn office() -> Office {
    let site = Site::demo().await;
    let [first, second, third] = CODES.map(|code| id(&site, code));
    let people: [(&str, &[&str], Vec<ProjectId>); 4] = [
        ("manager1", &["manager"], vec![first, second]),
        ("both", &["manager", "reviewer"], vec![third]),
        ("reviewer", &["reviewer"], vec![]),
        ("viewer", &["viewer"], vec![]),
    ];
    Office::with(site, &people).await
}

impl Office {
    async fn month_step(&self, name: &str, step: &str, key: Option<&str>, body: &Value) -> Answer {
        let headers: Vec<_> = key.map(|key| ("idempotency-key", key)).into_iter().collect();
        self.ask(name, Method::POST, &format!("{MONTHS}/{step}"), &headers, body).await
    }

    async fn months(&self, name: &str, address: &str) -> Answer {
        self.ask(name, Method::GET, &format!("{MONTHS}{address}"), &[], &Value::Null).await
    }

    /// Hands a report of October in.
    async fn hand_in(&self, name: &str, code: &str) {
        let address = format!("/api/v1/projects/{code}/reports/2025-10");
        let body = json!({ "investment_completed_this_month": 1_000_000, "note": "正常推进" });
        let put = self.ask(name, Method::PUT, &address, &[("if-none-match", "*")], &body).await;
        assert_eq!(put.status, 201, "{}", put.text());
        let tag = [("if-match", "\"1\"")];
        let sent = self.ask(name, Method::POST, &format!("{address}/submit"), &tag, &Value::Null).await;
        assert_eq!(sent.status, 200, "{}", sent.text());
    }
}

#[tokio::test]
async fn a_month_is_closed_the_next_opened_and_one_reopened() {
    let office = office().await;
    let known = office.months("", "").await.json();
    assert_eq!(known["items"][0], json!({ "month": "2025-10", "closed": false, "due_on": "2025-11-05" }));
    assert_eq!(known["items"].as_array().map(Vec::len), Some(10));

    // As on the page: what is outstanding must be known of.
    let left = office.months("reviewer", "/2025-10").await.json()["outstanding"].clone();
    assert!(left["not_handed_in"].as_u64().is_some_and(|left| left > 0), "{left}");
    assert_eq!(office.months("viewer", "/2025-10").await.json()["outstanding"], Value::Null);
    for body in [Value::Null, json!({ "confirmed": false })] {
        let problem = office.month_step("reviewer", "2025-10/close", None, &body).await;
        let problem = problem.is_problem(422, "invalid-fields");
        assert_eq!(problem["errors"][0]["field"], "confirmed");
        assert!(problem["detail"].as_str().expect("why").contains("未报"), "{problem}");
    }
    let english = office.month_step("reviewer", "2025-10/close?lang=en", None, &Value::Null).await.json();
    assert!(english["detail"].as_str().expect("why").contains("have not reported"), "{english}");
    let confirmed = json!({ "confirmed": true });
    let closed = office.month_step("reviewer", "2025-10/close", Some("close-1"), &confirmed).await;
    assert_eq!(closed.json(), json!({ "month": "2025-10", "closed": true, "due_on": "2025-11-05" }));
    // The portfolio has followed at once.
    let list = office.ask("", Method::GET, "/api/v1/projects?limit=1", &[], &Value::Null).await.json();
    assert_eq!((&list["as_of"], &list["provisional"]), (&json!("2025-10"), &json!(false)));

    let opened = office.month_step("reviewer", "2025-11/open", Some("open-1"), &Value::Null).await;
    assert_eq!(opened.json(), json!({ "month": "2025-11", "closed": false, "due_on": "2025-12-05" }));
    let reason = json!({ "reason": "漏报更正" });
    let reopened = office.month_step("reviewer", "2025-10/reopen", Some("reopen-1"), &reason).await;
    assert_eq!(reopened.json()["reopened_reason"], "漏报更正");
    assert_eq!(office.months("", "/2025-10").await.json()["reopened_reason"], Value::Null);

    // Sent again, each is answered as at first, whatever has happened since; another's key is another.
    let again = office.month_step("reviewer", "2025-10/close", Some("close-1"), &confirmed).await;
    assert_eq!((again.status.as_u16(), again.text()), (200, closed.text()));
    let again = office.month_step("reviewer", "2025-11/open", Some("open-1"), &Value::Null).await;
    assert_eq!((again.status.as_u16(), again.text()), (200, opened.text()));
    let other = office.month_step("reviewer", "2025-10/reopen", Some("close-1"), &reason).await;
    other.is_problem(422, "key-reused");
    let theirs = office.month_step("both", "2025-11/open", Some("open-1"), &Value::Null).await;
    theirs.is_problem(409, "conflict");
    assert!(!office.months("viewer", "/2025-10").await.json()["closed"].as_bool().expect("a word"));
    let state = &office.site.state;
    let report = store::verify::verify(&state.context.store, &state.district).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}

#[tokio::test]
async fn a_step_that_cannot_be_is_told_why() {
    let office = office().await;
    for address in ["2025-13/close", "2030-01/close", "2030-01/reopen", "2030-01/approve", "x/open"] {
        office.month_step("reviewer", address, None, &Value::Null).await.is_problem(404, "not-found");
    }
    office.months("", "/2030-01").await.is_problem(404, "not-found");
    let open = office.month_step("reviewer", "2025-11/open", None, &Value::Null).await;
    let open = open.is_problem(409, "conflict");
    assert_eq!(open["errors"][0]["field"], "month");
    for (step, body) in [
        ("2025-09/reopen", json!({})),
        ("2025-09/reopen", Value::Null),
        ("2025-09/reopen", json!({ "reason": "  " })),
        ("2025-09/reopen", json!({ "reason": "长".repeat(501) })),
    ] {
        let problem =
            office.month_step("reviewer", step, None, &body).await.is_problem(422, "invalid-fields");
        assert_eq!(problem["errors"][0]["field"], "reason");
    }
    let early = json!({ "due_on": "2025-02-30" });
    let problem = office.month_step("reviewer", "2025-11/open", None, &early).await;
    assert_eq!(problem.is_problem(422, "invalid-fields")["errors"][0]["field"], "due_on");
    for body in [json!({ "confirmed": "yes" }), json!({ "sure": true }), json!([])] {
        office.month_step("reviewer", "2025-10/close", None, &body).await.is_problem(422, "invalid-body");
    }
    let headers = [("idempotency-key", "")];
    let address = format!("{MONTHS}/2025-10/close");
    let sent = office.ask("reviewer", Method::POST, &address, &headers, &json!({ "confirmed": true })).await;
    sent.is_problem(422, "invalid-parameter");
    // Rights come first, in either language.
    for step in ["2025-11/open", "2025-10/close", "2025-09/reopen", "2025-10/approve", "2030-01/close"] {
        let nobody = office.month_step("", step, None, &Value::Null).await;
        nobody.is_problem(401, "not-signed-in");
        for name in ["viewer", "manager1"] {
            let refused = office.month_step(name, &format!("{step}?lang=en"), None, &Value::Null).await;
            let english = refused.is_problem(403, "forbidden")["detail"].as_str().expect("why").to_owned();
            assert!(english.contains("Roles that may: Reviewer"), "{english}");
            let chinese =
                office.month_step(name, step, None, &Value::Null).await.is_problem(403, "forbidden");
            assert!(chinese["detail"].as_str().expect("why").contains("区项目办"), "{chinese}");
        }
    }
    assert_eq!(office.months("", "/2025-10").await.json()["closed"], false, "nothing has happened");
}

#[tokio::test]
async fn reports_are_approved_in_bulk_and_each_has_its_answer() {
    let office = office().await;
    office.hand_in("manager1", "CJ-001").await;
    office.hand_in("manager1", "CJ-002").await;
    office.hand_in("both", "CJ-003").await;
    let all = |extra: Value| {
        let mut body = json!({ "projects": ["CJ-001", "CJ-002", "CJ-003", "CJ-001", "CJ-260"] });
        body["revisions"] = extra;
        body
    };
    let typo = json!({ "projects": ["CJ-001", "CJ-999"] });
    let problem = office.month_step("reviewer", "2025-10/approve", None, &typo).await;
    assert_eq!(problem.is_problem(422, "invalid-fields")["errors"][0]["field"], "projects");
    let body = all(json!({ "CJ-002": 1 }));
    let first = office.month_step("both", "2025-10/approve", Some("bulk-1"), &body).await;
    assert_eq!(first.status, 200, "{}", first.text());
    let told = first.json();
    assert_eq!(told["approved"], json!([{ "code": "CJ-001", "revision": 3 }]));
    let left: Vec<_> = told["left_out"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["code"].as_str().expect("code"), one["kind"].as_str().expect("kind")))
        .collect();
    assert_eq!(left[..2], [("CJ-002", "stale"), ("CJ-003", "refused")]);
    assert_eq!(told["left_out"][0]["current"], 2);
    let reason = &told["left_out"][1]["reason"];
    assert!(reason["zh"].as_str().is_some_and(|text| text.contains("本人提交")), "{reason}");
    assert!(reason["en"].as_str().is_some_and(|text| text.contains("yourself")), "{reason}");
    // It is seen at once.
    let record = office.ask("", Method::GET, "/api/v1/projects/CJ-001/reports/2025-10", &[], &Value::Null);
    assert_eq!(record.await.json()["state"], "approved");

    // Without names: all that waits.
    let rest = office.month_step("reviewer", "2025-10/approve", None, &Value::Null).await.json();
    let approved = rest["approved"].as_array().expect("a list");
    for code in ["CJ-002", "CJ-003"] {
        assert!(approved.iter().any(|one| one["code"] == code), "{rest}");
    }
    assert_eq!(rest["left_out"], json!([]));
    // Sent again: the first answer, although all are approved by now.
    let again = office.month_step("both", "2025-10/approve", Some("bulk-1"), &body).await;
    assert_eq!((again.status, again.text()), (first.status, first.text()));
    let other = all(json!({}));
    office.month_step("both", "2025-10/approve", Some("bulk-1"), &other).await.is_problem(422, "key-reused");
    let done = office.month_step("reviewer", "2025-10/approve", None, &all(json!({}))).await.json();
    assert_eq!(done["approved"], json!([]));
    assert_eq!(done["left_out"][0]["kind"], "conflict");
    office.month_step("reviewer", "2025-10/close", None, &json!({ "confirmed": true })).await;
    let late = office.month_step("reviewer", "2025-10/approve", None, &all(json!({}))).await.json();
    assert!(
        late["left_out"][0]["reason"]["zh"].as_str().is_some_and(|text| text.contains("已关账")),
        "{late}"
    );
}

#[tokio::test]
async fn the_description_names_the_months() {
    let document = Site::empty().await.get("/api/v1/openapi.json").await.json();
    for (path, method) in [("", "get"), ("/{month}", "get")]
        .into_iter()
        .chain(["open", "close", "reopen", "approve"].map(|step| (step, "post")))
    {
        let path =
            if method == "post" { format!("{MONTHS}/{{month}}/{path}") } else { format!("{MONTHS}{path}") };
        let operation = &document["paths"][&path][method];
        assert!(operation.is_object(), "{method} {path}");
        assert_eq!(operation["tags"], json!(["months"]));
    }
    assert_eq!(document["components"]["schemas"]["ApproveBody"]["additionalProperties"], false);
}
