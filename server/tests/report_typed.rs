//! Reports as a device sends them that filled them in without a network: twice is once, what others wrote since is
//! told, and nobody's work goes out in another's name.

use crate::office::Office;
use crate::site::{Answer, Site};
use axum::http::Method;
use domain::project::{ProjectCode, ProjectId};
use serde_json::{Value, json};

const REPORT: &str = "/api/v1/projects/CJ-001/reports/2025-10";
const KEY: &str = "01938f5e-0000-7000-8000-000000000001";

fn id(site: &Site, code: &str) -> ProjectId {
    let code: ProjectCode = code.parse().expect("code");
    site.state.context.read_model.portfolio().entry(&code).expect("a project").project.id
}

async fn office() -> Office {
    let site = Site::demo().await;
    let own = id(&site, "CJ-001");
    let people: [(&str, &[&str], Vec<ProjectId>); 3] = [
        ("manager1", &["manager"], vec![own]),
        ("manager2", &["manager"], vec![own]),
        ("viewer", &["viewer"], vec![]),
    ];
    Office::with(site, &people).await
}

fn form(amount: &str) -> Value {
    json!([
        ["amount", amount],
        ["amount_unit", "wan"],
        ["progress", "15"],
        ["note", "主体施工"],
        ["explain.progress_back", "按合同节点集中计量"],
        ["explain.progress_apart", "按合同节点集中计量"],
        ["explain.above_plan", "按合同节点集中计量"],
        ["new_issue.title", "管线迁改"],
        ["new_issue.severity", "ordinary"],
    ])
}

impl Office {
    async fn submit_typed(&self, name: &str, key: &str, seen: (&str, &str), amount: &str) -> Answer {
        let headers = [("idempotency-key", key), seen];
        let body = json!({ "form": form(amount) });
        self.ask(name, Method::POST, &format!("{REPORT}/typed/submit"), &headers, &body).await
    }

    async fn keep_typed(&self, name: &str, amount: &str, heard: i64) -> Answer {
        let body = json!({ "form": [["amount", amount], ["seen_revision", ""]], "heard": heard });
        self.ask(name, Method::PUT, &format!("{REPORT}/typed"), &[], &body).await
    }

    async fn journal_rows(&self) -> i64 {
        self.site.state.head()
    }
}

const FIRST: (&str, &str) = ("if-none-match", "*");

#[tokio::test]
async fn what_is_sent_twice_is_done_once_and_every_answer_names_its_key() {
    let office = office().await;
    let first = office.submit_typed("manager1", KEY, FIRST, "50").await;
    assert!(first.status.is_success(), "{}", first.text());
    assert_eq!(first.header("idempotency-key"), KEY);
    assert_eq!((&first.json()["state"], &first.json()["revision"]), (&json!("submitted"), &json!(1)));
    let rows = office.journal_rows().await;
    // The answer was lost, and it is sent again.
    let again = office.submit_typed("manager1", KEY, FIRST, "50").await;
    assert_eq!((again.status, again.json()), (first.status, first.json()));
    assert_eq!(office.journal_rows().await, rows, "nothing is written twice, the issue neither");
    // Under another key it is another request.
    let other = office.submit_typed("manager1", &KEY.replace('1', "2"), FIRST, "50").await;
    let told = other.is_problem(412, "stale");
    assert_eq!((&told["current"]["revision"], &told["current"]["state"]), (&json!(1), &json!("submitted")));
    assert_eq!(other.header("idempotency-key"), KEY.replace('1', "2"));
}

#[tokio::test]
async fn what_is_wrong_is_told_under_the_forms_own_names() {
    let office = office().await;
    let wrong = office.submit_typed("manager1", KEY, FIRST, "many").await.is_problem(422, "invalid-fields");
    assert_eq!(wrong["errors"][0]["field"], "amount");
    office.submit_typed("viewer", KEY, FIRST, "50").await.is_problem(403, "forbidden");
    office.submit_typed("", KEY, FIRST, "50").await.is_problem(401, "not-signed-in");
    let address = format!("{REPORT}/typed/submit");
    let bare = office.ask("manager1", Method::POST, &address, &[], &json!({ "form": form("50") })).await;
    bare.is_problem(428, "revision-required");
}

#[tokio::test]
async fn a_form_kept_since_is_not_written_over() {
    let office = office().await;
    let kept = office.keep_typed("manager1", "10", 0).await;
    assert_eq!(kept.status, 200, "{}", kept.text());
    let heard = kept.json()["heard"].as_i64().expect("when");
    assert_eq!(office.keep_typed("manager1", "10", 0).await.status, 200, "the same again");
    let stale = office.keep_typed("manager1", "11", heard - 5).await.is_problem(412, "stale");
    assert_eq!((&stale["current"]["form"][0][1], &stale["current"]["heard"]), (&json!("10"), &json!(heard)));
    assert_eq!(office.keep_typed("manager1", "11", heard).await.status, 200);
    assert_eq!(office.keep_typed("manager2", "12", 0).await.status, 200, "another's own");
    office.keep_typed("viewer", "1", 0).await.is_problem(403, "forbidden");
}

#[tokio::test]
async fn nobodys_work_goes_out_in_anothers_name() {
    let office = office().await;
    let body = json!({ "form": form("50") });
    let address = format!("{REPORT}/typed/submit");
    let manager1 = office.acting("manager1").account.expect("an account").to_string();
    let headers = [("idempotency-key", KEY), FIRST, ("guatu-account", manager1.as_str())];
    let other = office.ask("manager2", Method::POST, &address, &headers, &body).await;
    other.is_problem(401, "another-account");
    assert!(office.ask("manager1", Method::POST, &address, &headers, &body).await.status.is_success());
}
