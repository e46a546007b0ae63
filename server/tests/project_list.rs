//! `GET /api/v1/projects`.

use crate::site::Site;
use serde_json::Value;
use std::collections::HashSet;

#[tokio::test]
async fn gives_all_282_with_the_fields_the_contract_names() {
    let site = Site::demo().await;
    let answer = site.get("/api/v1/projects?limit=500").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    let list = answer.json();
    assert_eq!(list["total"], 282);
    assert_eq!(list["next_cursor"], Value::Null);
    assert_eq!((&list["as_of"], &list["provisional"]), (&"2025-09".into(), &false.into()));
    let items = list["items"].as_array().expect("items");
    assert_eq!(items.len(), 282);
    let first = items[0].as_object().expect("item");
    for field in [
        "code",
        "name",
        "category",
        "sector",
        "subdistrict",
        "stage",
        "light",
        "light_reason",
        "source",
        "total_planned_investment",
        "annual_planned_investment",
        "investment_completed_ytd",
        "investment_completed_cumulative",
        "investment_completion_rate_bp",
        "progress_gap_bp",
        "revision",
    ] {
        assert!(first.contains_key(field), "{field}");
    }
    assert!(first["name"]["zh"].is_string() && first["light_reason"]["en"].is_string());
    let construction: i64 = items
        .iter()
        .filter(|item| item["category"] == "construction")
        .filter_map(|item| item["total_planned_investment"].as_i64())
        .sum();
    assert_eq!(construction, 136_000_000_000);
    let text = answer.text();
    assert!(!text.contains("assigned_leader") && !text.contains("liaison"));
}

#[tokio::test]
async fn cursors_visit_each_project_once() {
    let site = Site::demo().await;
    let mut seen = HashSet::new();
    let mut cursor = String::new();
    for _ in 0..10 {
        let list = site.get(&format!("/api/v1/projects?limit=50&sort=-light&cursor={cursor}")).await.json();
        for item in list["items"].as_array().expect("items") {
            assert!(seen.insert(item["code"].to_string()));
        }
        match list["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => break,
        }
    }
    assert_eq!(seen.len(), 282);
    let other = site.get(&format!("/api/v1/projects?sort=name&cursor={cursor}")).await;
    assert_eq!(other.is_problem(422, "invalid-parameter")["parameter"], "cursor");
}

#[tokio::test]
async fn filters_combine_and_take_chinese_names() {
    let site = Site::demo().await;
    let total =
        async |query: &str| site.get(&format!("/api/v1/projects?{query}")).await.json()["total"].clone();
    let donghai = total("subdistrict=350503007").await;
    assert_eq!(total("subdistrict=%E4%B8%9C%E6%B5%B7").await, donghai);
    assert_eq!(total("programme=key_2025").await, 116);
    assert_eq!(total("source=report,report_count&lang=en").await, 42);
    assert_eq!(total("category=culture_tourism&source=illustrative").await, 11);
    let known =
        total("subdistrict=350503001,350503002,350503003,350503004,350503005,350503006,350503007,350503008")
            .await;
    let none = total("subdistrict=none").await;
    assert_eq!(known.as_i64().expect("n") + none.as_i64().expect("n"), 282);
}

#[tokio::test]
async fn what_is_not_allowed_is_422_with_what_is() {
    let site = Site::demo().await;
    for (query, parameter, allowed) in [
        ("colour=red", "colour", "category"),
        ("light=blue", "light", "yellow"),
        ("limit=0", "limit", "1..500"),
        ("limit=501", "limit", "1..500"),
        ("sort=-colour", "sort", "progress_gap_bp"),
        ("as_of=2026-01", "as_of", "2025-01..2025-10"),
        ("as_of=soon", "as_of", "YYYY-MM"),
        ("by=sector", "by", "sector"),
        ("owner=%E6%97%A0%E6%AD%A4%E5%8D%95%E4%BD%8D", "owner", "none"),
        ("lang=fr", "lang", "zh-CN"),
        ("theme=blue", "theme", "dark"),
    ] {
        let problem =
            site.get(&format!("/api/v1/projects?{query}")).await.is_problem(422, "invalid-parameter");
        assert_eq!(problem["parameter"], parameter, "{query}");
        let list = problem["allowed"].as_array().expect("allowed");
        assert!(list.contains(&allowed.into()), "{query}: {list:?}");
    }
}

#[tokio::test]
async fn leaders_are_for_those_who_may_see_them() {
    let site = Site::demo().await;
    site.get("/api/v1/projects?leader=%E5%BC%A0%E4%B8%89").await.is_problem(403, "forbidden");
    site.get("/api/v1/rollup?by=leader").await.is_problem(403, "forbidden");
    site.get("/api/v1/projects.csv?leader=none").await.is_problem(403, "forbidden");
    site.get("/api/v1/projects.geojson?leader=none").await.is_problem(403, "forbidden");
}

#[tokio::test]
async fn an_open_month_is_provisional() {
    let site = Site::demo().await;
    let list = site.get("/api/v1/projects?as_of=2025-10&limit=1").await.json();
    assert_eq!((&list["as_of"], &list["provisional"]), (&"2025-10".into(), &true.into()));
}

#[tokio::test]
async fn an_unchanged_list_is_304() {
    let site = Site::demo().await;
    let first = site.get("/api/v1/projects").await;
    let etag = first.header("etag").to_owned();
    let again = site.get_with("/api/v1/projects", &[("if-none-match", &etag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len(), again.header("etag")), (304, 0, &*etag));
    let other = site.get_with("/api/v1/projects?limit=1", &[("if-none-match", &etag)]).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn an_empty_portfolio_has_no_projects() {
    let site = Site::empty().await;
    let list = site.get("/api/v1/projects").await.json();
    assert_eq!((&list["total"], list["items"].as_array().map(Vec::len)), (&0.into(), Some(0)));
    assert_eq!(list["provisional"], true, "no month was ever closed");
}
