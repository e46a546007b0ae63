//! `GET /api/v1/projects/{code}`.

use crate::site::Site;
use domain::portfolio::Entry;
use serde_json::Value;

#[tokio::test]
async fn a_key_project_has_everything_and_adds_up() {
    let site = Site::demo().await;
    let list =
        site.get("/api/v1/projects?programme=key_2025&stage=under_construction&limit=500").await.json();
    let item = list["items"]
        .as_array()
        .expect("items")
        .iter()
        .find(|item| item["investment_completed_ytd"].as_i64().is_some_and(|yuan| yuan > 0))
        .expect("one with reports");
    let code = item["code"].as_str().expect("code");
    let record = site.get(&format!("/api/v1/projects/{code}")).await.json();
    for field in item.as_object().expect("item").keys() {
        assert_eq!(record[field], item[field], "{field}");
    }
    let reports = record["reports"].as_array().expect("reports");
    let approved: i64 =
        reports.iter().filter_map(|report| report["investment_completed_this_month"].as_i64()).sum();
    assert_eq!(record["investment_completed_ytd"], approved);
    assert!(reports.iter().all(|report| report["month"].as_str().expect("month") <= "2025-09"));
    assert_eq!(record["illustrative"], true);
    assert!(record["plan_versions"][0]["annual_planned_investment"]["2025"].is_i64());
    assert!(!record["milestones"].as_array().expect("milestones").is_empty());
    let text = record.to_string();
    assert!(!text.contains("leader") && !text.contains("liaison"));
}

#[tokio::test]
async fn an_earlier_month_shows_it_as_it_was() {
    let site = Site::demo().await;
    let list = site.get("/api/v1/projects?programme=key_2025&light=green&limit=1").await.json();
    let code = list["items"][0]["code"].as_str().expect("code").to_owned();
    let record = site.get(&format!("/api/v1/projects/{code}?as_of=2025-03")).await.json();
    assert_eq!(record["as_of"], "2025-03");
    let later = |day: &Value| day.as_str().is_some_and(|day| day > "2025-03-31");
    assert!(record["reports"].as_array().expect("reports").iter().all(|report| !later(&report["month"])));
    assert!(record["milestones"].as_array().expect("milestones").iter().all(|one| !later(&one["actual"])));
    assert!(record["issues"].as_array().expect("issues").iter().all(|one| !later(&one["raised"])));
}

#[tokio::test]
async fn a_closed_month_keeps_the_dates_of_milestones_it_was_reported_with() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let waits = |entry: &&Entry| entry.milestones.iter().any(|one| one.actual.is_none());
    let code = portfolio.entries().iter().find(waits).expect("a project").project.code.clone();
    let dossier = site.state.dossier(&code).await.expect("reads").expect("is there");
    let milestone = dossier.milestones.iter().find(|one| one.actual.is_none()).expect("a milestone");
    let (id, revision) = (milestone.id.to_string(), milestone.revision.to_string());
    let (planned, later) = (milestone.planned.to_string(), "2027-08-31");
    let reviewer = site.sign_in("reviewer").await;
    let fields = [
        ("form", "replan"),
        ("id", id.as_str()),
        ("revision", revision.as_str()),
        ("planned", later),
        ("reason", "征迁滞后"),
        ("authority", "区政府常务会议"),
    ];
    let replanned = reviewer.post_form(&format!("/projects/{code}/milestones"), &fields).await;
    assert_eq!(replanned.status, 303, "{}", replanned.text());
    for (month, expected) in [("2025-09", planned.as_str()), ("2025-10", later)] {
        let record = site.get(&format!("/api/v1/projects/{code}?as_of={month}")).await.json();
        let milestones = record["milestones"].as_array().expect("milestones");
        let told = milestones.iter().find(|one| one["id"] == id.as_str()).expect("the milestone");
        assert_eq!(told["planned"], expected, "{month}");
        let page = site.page(&format!("/projects/{code}?as_of={month}")).await.text().replace("<!>", "");
        let cell = |day: &str| page.contains(&format!("<td class=\"amount\">{day}</td>"));
        assert!(cell(expected), "{month}");
        assert_eq!(cell(later), month == "2025-10", "{month}");
    }
}

#[tokio::test]
async fn a_real_project_carries_nothing_invented() {
    let site = Site::demo().await;
    let list = site.get("/api/v1/projects?source=report,report_count&limit=500").await.json();
    for item in list["items"].as_array().expect("items") {
        let code = item["code"].as_str().expect("code");
        let record = site.get(&format!("/api/v1/projects/{code}")).await.json();
        assert_eq!(record["illustrative"], false);
        for list in ["reports", "milestones", "issues"] {
            assert_eq!(record[list], Value::Array(Vec::new()), "{code} {list}");
        }
        assert_eq!(record["annual_planned_investment"], Value::Null);
    }
}

#[tokio::test]
async fn its_tag_is_revision_journal_and_month() {
    let site = Site::demo().await;
    let first = site.get("/api/v1/projects/CJ-001").await;
    let revision = first.json()["revision"].clone();
    let head = site.state.head();
    assert_eq!(first.header("etag"), format!("\"{revision}.{head}.2025-09\""));
    let etag = first.header("etag").to_owned();
    let again = site.get_with("/api/v1/projects/CJ-001", &[("if-none-match", &etag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    let earlier = site.get_with("/api/v1/projects/CJ-001?as_of=2025-08", &[("if-none-match", &etag)]).await;
    assert_eq!(earlier.status, 200);
}

#[tokio::test]
async fn unknown_codes_are_404_and_unknown_words_422() {
    let site = Site::demo().await;
    for code in ["CJ-999", "nonsense", "%E9%A1%B9%E7%9B%AE"] {
        site.get(&format!("/api/v1/projects/{code}")).await.is_problem(404, "not-found");
    }
    let problem = site.get("/api/v1/projects/CJ-001?sector=water").await.is_problem(422, "invalid-parameter");
    assert_eq!(problem["allowed"], serde_json::json!(["as_of"]));
    site.get("/api/v1/projects/CJ-001?as_of=1999-01").await.is_problem(422, "invalid-parameter");
}
