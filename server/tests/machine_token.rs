//! Machines: `Authorization: Bearer …` on the API.

use crate::person::projects;
use crate::sign_in::written;
use crate::site::{Answer, Site};
use axum::http::Method;
use chrono::{DateTime, TimeDelta, Utc};
use domain::code_list::CodeList as _;
use serde_json::{Value, json};
use server::demo::people;
use store::account;
use store::account::machine_token::{self, NewMachineToken};
use store::journal::JournalFilter;
use uuid::Uuid;

pub async fn token(
    site: &Site,
    name: &str,
    scopes: &str,
    expires_at: Option<DateTime<Utc>>,
) -> (Uuid, String) {
    let context = &site.state.context;
    let new = NewMachineToken {
        name: "同步".to_owned(),
        account: written(site, name).await.account,
        scopes: scopes.parse().expect("scopes"),
        expires_at,
    };
    let now = context.clock.now();
    let issued = machine_token::issue(&context.store, &site.state.district, "security", now, &new).await;
    let (id, token) = issued.expect("issued");
    (id, token.as_str().to_owned())
}

async fn ask(
    site: &Site,
    token: &str,
    method: Method,
    address: &str,
    headers: &[(&str, &str)],
    body: &Value,
) -> Answer {
    let bearer = format!("Bearer {token}");
    let mut all = vec![("authorization", bearer.as_str())];
    all.extend_from_slice(headers);
    let body = if body.is_null() { String::new() } else { body.to_string() };
    site.send_body(method, address, &all, body).await
}

fn manager(site: &Site, project: domain::project::ProjectId) -> String {
    let portfolio = site.state.context.read_model.portfolio();
    let all = people(portfolio.entries());
    let is_one = |name: &str| name.starts_with("manager");
    all.into_iter()
        .find(|person| is_one(&person.name) && person.projects.contains(&project))
        .expect("a manager")
        .name
}

#[tokio::test]
async fn a_token_reads_and_writes_what_its_account_may_as_far_as_its_scopes_reach() {
    let site = Site::demo().await;
    let (project, other) = projects(&site).await;
    let name = manager(&site, project.id);
    let (_, all) = token(&site, &name, "projects:read,projects:write,reports:write", None).await;
    let (_, reads) = token(&site, &name, "projects:read", None).await;
    let (_, reports) = token(&site, &name, "reports:write", None).await;
    let record = format!("/api/v1/projects/{}", project.code);
    let got = ask(&site, &all, Method::GET, &record, &[], &Value::Null).await;
    assert_eq!(got.status, 200, "{}", got.text());
    let tag = got.header("etag").to_owned();
    assert_eq!(got.header("set-cookie"), "", "no cookie");

    // A record, with whatever cookie and origin stand beside the token.
    let kind = "application/merge-patch+json";
    let beside = [
        ("content-type", kind),
        ("if-match", tag.as_str()),
        ("cookie", "guatu_session=old"),
        ("origin", "https://elsewhere.example"),
    ];
    let body = json!({ "scope": { "zh": "改建道路 2 公里", "en": "2 km of road" } });
    let refused = ask(&site, &reads, Method::PATCH, &record, &beside, &body).await;
    refused.is_problem(403, "forbidden");
    assert!(refused.header("www-authenticate").contains("insufficient_scope"));
    ask(&site, &reports, Method::PATCH, &record, &beside, &body).await.is_problem(403, "forbidden");
    let done = ask(&site, &all, Method::PATCH, &record, &beside, &body).await;
    assert_eq!(done.status, 200, "{}", done.text());
    let theirs = format!("/api/v1/projects/{}", other.code);
    let tag = ask(&site, &all, Method::GET, &theirs, &[], &Value::Null).await.header("etag").to_owned();
    let headers = [("content-type", kind), ("if-match", tag.as_str())];
    ask(&site, &all, Method::PATCH, &theirs, &headers, &body).await.is_problem(403, "forbidden");

    // The month's report, drafted and handed in.
    let open = site.state.context.read_model.portfolio().calendar().open;
    let report = format!("/api/v1/projects/{}/reports/{open}", project.code);
    let content = json!({ "investment_completed_this_month": 1_000_000, "note": "正常推进" });
    let json = "application/json";
    let first = [("content-type", json), ("if-none-match", "*")];
    ask(&site, &reads, Method::PUT, &report, &first, &content).await.is_problem(403, "forbidden");
    let put = ask(&site, &reports, Method::PUT, &report, &first, &content).await;
    assert!(put.status.is_success() || put.status == 412, "{} {}", put.status, put.text());
    ask(&site, &reports, Method::GET, &report, &[], &Value::Null).await.is_problem(403, "forbidden");
    let submit = format!("{report}/submit");
    let tag = put.header("etag").to_owned();
    let seen = [("content-type", json), ("if-match", tag.as_str())];
    ask(&site, &reads, Method::POST, &submit, &seen, &json!({})).await.is_problem(403, "forbidden");
    let submitted = ask(&site, &reports, Method::POST, &submit, &seen, &json!({})).await;
    assert_ne!(submitted.status, 401);
    assert_ne!(submitted.status, 403, "{}", submitted.text());
    // Roles do not come with scopes.
    let approve = format!("{report}/approve");
    ask(&site, &reports, Method::POST, &approve, &seen, &json!({})).await.is_problem(403, "forbidden");
}

#[tokio::test]
async fn a_token_that_is_no_good_is_refused_and_not_guessed() {
    let site = Site::demo().await;
    let context = &site.state.context;
    let get = async |token: &str| ask(&site, token, Method::GET, "/api/v1/projects", &[], &Value::Null).await;
    let (revoked_id, revoked) = token(&site, "viewer", "projects:read", None).await;
    let (_, expired) =
        token(&site, "viewer", "projects:read", Some(context.clock.now() + TimeDelta::hours(1))).await;
    let (_, shut) = token(&site, "leader", "projects:read", None).await;
    for token in [&revoked, &expired, &shut] {
        assert_eq!(get(token).await.status, 200);
    }
    let now = context.clock.now();
    machine_token::revoke(&context.store, &site.state.district, "security", now, revoked_id)
        .await
        .expect("revoked");
    account::disable(&context.store, &written(&site, "leader").await).await.expect("disabled");
    site.wait(TimeDelta::hours(2));
    for token in [&revoked, &expired, &shut] {
        let refused = get(token).await;
        refused.is_problem(401, "bad-token");
        assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"guatu\", error=\"invalid_token\"");
        assert!(!refused.text().contains(token.as_str()));
    }
    // Public or not: who shows a bad token is told so.
    for guess in 0..30 {
        get(&format!("guatu_{guess:064}")).await;
    }
    let refused = get("guatu_x").await;
    refused.is_problem(429, "too-many-attempts");
    assert!(!refused.header("retry-after").is_empty());
    let (_, good) = token(&site, "viewer", "projects:read", None).await;
    assert_eq!(get(&good).await.status, 200, "a good one never waits");
    let journal =
        store::journal::after(&context.store, &site.state.district, 0, 100_000).await.expect("reads");
    let failed = journal.iter().filter(|row| row.action == "session.sign_in_failed").count();
    assert!((3..=12).contains(&failed), "{failed} rows");
}

#[tokio::test]
async fn what_a_tokens_scopes_do_not_reach_is_in_the_journal_once_a_minute() {
    let site = Site::demo().await;
    let context = &site.state.context;
    let (_, reads) = token(&site, "reviewer", "projects:read", None).await;
    let (_, reports) = token(&site, "reviewer", "reports:write", None).await;
    let close = "/api/v1/months/2025-10/close";
    let confirmed = json!({ "confirmed": true });
    let kind = [("content-type", "application/json")];
    for _ in 0..3 {
        let refused = ask(&site, &reads, Method::POST, close, &kind, &confirmed).await;
        let problem = refused.is_problem(403, "forbidden");
        assert!(problem["detail"].as_str().expect("why").contains("权限范围"), "{problem}");
        assert!(refused.header("www-authenticate").contains("scope=\"reports:write\""));
    }
    let english = format!("{close}?lang=en");
    let english = ask(&site, &reads, Method::POST, &english, &kind, &confirmed).await.json();
    assert!(english["detail"].as_str().expect("why").contains("scopes do not reach"), "{english}");
    ask(&site, &reports, Method::GET, "/api/v1/months", &[], &Value::Null).await.is_problem(403, "forbidden");
    let entered = async || {
        let asked = JournalFilter { action: Some("access.refused".to_owned()), ..JournalFilter::default() };
        let rows = store::journal::search(&context.store, &site.state.district, &asked, 100).await;
        let rows = rows.expect("reads");
        rows.into_iter().rev().map(|row| (row.actor, row.subject_id)).collect::<Vec<_>>()
    };
    let both = [("reviewer", "POST /api/v1/months/{month}/close"), ("reviewer", "GET /api/v1/months")];
    let both = both.map(|(who, asked)| (who.to_owned(), asked.to_owned()));
    assert_eq!(entered().await, both);
    site.wait(TimeDelta::minutes(1));
    ask(&site, &reads, Method::POST, close, &kind, &confirmed).await.is_problem(403, "forbidden");
    assert_eq!(entered().await.len(), 3);
    // With the scope it is the account's right that counts.
    let closed = ask(&site, &reports, Method::POST, close, &kind, &confirmed).await;
    assert_eq!(closed.status, 200, "{}", closed.text());
}

#[tokio::test]
async fn a_token_is_for_the_api_only() {
    let site = Site::demo().await;
    let (_, token) = token(&site, "viewer", "projects:read,projects:write", None).await;
    let bearer = format!("bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("accept", "text/html")];
    assert!(!site.get_with("/projects", &headers).await.text().contains("data-roles"));
    assert_eq!(site.get_with("/account", &headers).await.status, 401);
    assert_eq!(site.get_with("/api/v1/projects", &headers).await.status, 200, "the scheme in any case");
    let cross = [("authorization", bearer.as_str()), ("origin", "https://elsewhere.example")];
    let answer = site.send(Method::POST, "/account", &cross).await;
    assert_eq!(answer.status, 403, "elsewhere the origin counts");
    assert!(domain::admin::TokenScope::ALL.iter().all(|scope| scope.code().contains(':')));
}
