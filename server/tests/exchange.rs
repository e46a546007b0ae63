//! `projects.csv`, `projects.geojson` and the API's description.

use crate::site::Site;
use axum::http::Method;
use serde_json::Value;

#[tokio::test]
async fn the_table_has_the_columns_of_the_list_and_always_says_where_records_come_from() {
    let site = Site::demo().await;
    let rows = site.get("/api/v1/projects.csv?light=red&cols=code,light").await.text();
    assert_eq!(rows.trim_start_matches('\u{feff}').lines().next(), Some("编号,亮灯,数据来源"));
    let refused = site.get("/api/v1/projects.csv?cols=code,beauty").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("light_reason"));
}

#[tokio::test]
async fn the_table_has_every_row_in_the_languages_words() {
    let site = Site::demo().await;
    let answer =
        site.get("/api/v1/projects.csv?category=construction&sort=-total_planned_investment&limit=10").await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"guatu-projects-2025-09.csv\"");
    let text = answer.text();
    let rows = text.strip_prefix('\u{feff}').expect("byte-order mark");
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let header = reader.headers().expect("header").clone();
    assert_eq!(header.get(0), Some("编号"));
    let column = |name: &str| header.iter().position(|cell| cell == name).expect("column");
    let records: Vec<_> = reader.records().map(|record| record.expect("record")).collect();
    assert_eq!(records.len(), 267);
    let amounts: Vec<i64> =
        records.iter().filter_map(|record| record[column("计划总投资(元)")].parse().ok()).collect();
    assert_eq!((amounts.len(), amounts.iter().sum::<i64>()), (234, 136_000_000_000));
    assert!(amounts.is_sorted_by(|a, b| a >= b), "in the order asked for");
    let examples = records.iter().filter(|record| record[column("数据来源")].contains("示例")).count();
    assert_eq!(examples, 229);
    let english = site.get("/api/v1/projects.csv?lang=en&source=report").await.text();
    assert!(english.starts_with("\u{feff}Code,Name,source,"), "{english}");
    assert!(!english.contains("示例"));
}

#[tokio::test]
async fn the_map_has_those_with_a_place_and_counts_the_others() {
    let site = Site::demo().await;
    let answer = site.get("/api/v1/projects.geojson").await;
    assert_eq!(answer.header("content-type"), "application/geo+json");
    let collection = answer.json();
    assert_eq!((&collection["type"], &collection["total"]), (&"FeatureCollection".into(), &282.into()));
    let features = collection["features"].as_array().expect("features");
    assert_eq!(features.len() as u64 + collection["without_place"].as_u64().expect("n"), 282);
    for feature in features {
        let properties = &feature["properties"];
        assert_eq!(feature["id"], properties["code"]);
        let illustrative = properties["source"] == "illustrative";
        assert_eq!(properties["illustrative"], illustrative);
        assert_eq!(properties["approximate"], !illustrative, "real ones are estimates by hand");
        let first = first_position(&feature["geometry"]["coordinates"]);
        assert!(
            (118.0..119.5).contains(&first[0]) && (24.5..25.5).contains(&first[1]),
            "longitude first: {first:?}"
        );
    }
    let real = site.get("/api/v1/projects.geojson?source=report").await.json();
    assert_eq!(real["features"].as_array().map(Vec::len), Some(19), "19 of the 29 have an estimate");
}

#[tokio::test]
async fn marks_are_what_a_map_draws_and_nothing_else() {
    let site = Site::demo().await;
    let answer = site.get("/api/v1/marks.geojson?colour=stage&seen=9").await;
    assert_eq!(answer.header("content-type"), "application/geo+json");
    let marks = answer.json();
    let features = marks["features"].as_array().expect("features");
    assert_eq!(features.len(), 248, "as many as have a place");
    let known = ["approximate", "class", "code", "icon", "known", "size", "total"];
    let properties = features[0]["properties"].as_object().expect("properties");
    assert!(properties.keys().all(|name| known.contains(&name.as_str())), "{properties:?}");
    let shapes = site.get("/api/v1/marks.geojson?shapes=true").await.json();
    let shapes = shapes["features"].as_array().expect("features");
    assert!(!shapes.is_empty() && shapes.iter().all(|shape| shape["geometry"]["type"] != "Point"));
    site.get("/api/v1/marks.geojson?colour=beauty").await.is_problem(422, "invalid-parameter");
    site.get("/api/v1/marks.geojson?leader=none").await.is_problem(403, "forbidden");
}

fn first_position(coordinates: &Value) -> Vec<f64> {
    match &coordinates[0] {
        Value::Array(_) => first_position(&coordinates[0]),
        _ => coordinates.as_array().expect("position").iter().filter_map(Value::as_f64).collect(),
    }
}

#[tokio::test]
async fn the_description_is_openapi_3_1_and_names_every_resource() {
    let site = Site::empty().await;
    let document = site.get("/api/v1/openapi.json").await.json();
    assert!(document["openapi"].as_str().expect("version").starts_with("3.1"));
    for path in [
        "projects",
        "projects/{code}",
        "rollup",
        "projects.csv",
        "projects.geojson",
        "outlines.geojson",
        "offline-pack",
    ] {
        assert!(document["paths"][format!("/api/v1/{path}")]["get"].is_object(), "{path}");
    }
    for (path, method) in [("projects/{code}", "patch"), ("projects/{code}/undo", "post")] {
        assert!(document["paths"][format!("/api/v1/{path}")][method].is_object(), "{method} {path}");
    }
    let sector = &document["components"]["schemas"]["ProjectItemBody"]["properties"]["sector"];
    assert_eq!(sector["enum"].as_array().map(Vec::len), Some(10), "{sector}");
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let site = Site::demo().await;
    for address in ["/api/v1/projects", "/api/v1/projects.csv", "/api/v1/projects/CJ-001", "/healthz"] {
        let (get, head) = (site.get(address).await, site.send(Method::HEAD, address, &[]).await);
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{address}");
        assert_eq!(head.header("etag"), get.header("etag"));
    }
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_take_it() {
    let site = Site::demo().await;
    let plain = site.get("/api/v1/projects?limit=500").await;
    for coding in ["br", "gzip"] {
        let answer = site.get_with("/api/v1/projects?limit=500", &[("accept-encoding", coding)]).await;
        assert_eq!(answer.header("content-encoding"), coding);
        assert!(answer.body.len() * 4 < plain.body.len());
    }
}
