//! `GET /api/v1/rollup`.

use crate::site::Site;
use serde_json::{Value, json};

fn sum(groups: &Value, of: impl Fn(&Value) -> Option<i64>) -> i64 {
    groups.as_array().expect("groups").iter().filter_map(of).sum()
}

#[tokio::test]
async fn the_published_figures_hold() {
    let site = Site::demo().await;
    let by_category = site.get("/api/v1/rollup?by=category").await.json();
    assert_eq!(
        (&by_category["as_of"], &by_category["time_proportional_bp"]),
        (&"2025-09".into(), &7500.into())
    );
    let construction = &by_category["groups"][0];
    assert_eq!((&construction["key"], &construction["count"]), (&"construction".into(), &267.into()));
    assert_eq!(construction["total_planned_investment"], json!({"sum": 136_000_000_000_i64, "known": 234}));
    assert_eq!(construction["label"], json!({"zh": "城建项目", "en": "Urban construction"}));
    let key = site.get("/api/v1/rollup?programme=key_2025").await.json();
    assert_eq!(key["total"]["count"], 116);
    assert_eq!(key["total"]["annual_planned_investment"], json!({"sum": 26_000_000_000_i64, "known": 116}));
    assert_eq!(key["groups"], json!([]));
    let culture = site.get("/api/v1/rollup?category=culture_tourism&source=illustrative").await.json();
    assert_eq!(culture["total"]["total_planned_investment"], json!({"sum": null, "known": 0}));
    assert_eq!(culture["total"]["investment_completion_rate_bp"], Value::Null);
}

#[tokio::test]
async fn groups_add_up_to_the_total_in_every_dimension_but_programme() {
    let site = Site::demo().await;
    for by in ["sector", "category", "subdistrict", "stage", "light", "source", "owner", "sector,subdistrict"]
    {
        let rollup = site.get(&format!("/api/v1/rollup?by={by}")).await.json();
        let (groups, total) = (&rollup["groups"], &rollup["total"]);
        assert_eq!(sum(groups, |group| group["count"].as_i64()), 282, "{by}");
        for measure in ["total_planned_investment", "annual_planned_investment", "investment_completed_ytd"] {
            assert_eq!(
                sum(groups, |group| group[measure]["sum"].as_i64()),
                total[measure]["sum"],
                "{by} {measure}"
            );
        }
        for light in ["green", "yellow", "red", "grey"] {
            assert_eq!(
                sum(groups, |group| group["lights"][light].as_i64()),
                total["lights"][light],
                "{by} {light}"
            );
        }
    }
    let by_programme = site.get("/api/v1/rollup?by=programme").await.json();
    assert!(sum(&by_programme["groups"], |group| group["count"].as_i64()) > 282);
    assert_eq!(by_programme["total"]["count"], 282);
}

#[tokio::test]
async fn two_dimensions_have_two_keys_and_unknown_is_null() {
    let site = Site::demo().await;
    let rollup = site.get("/api/v1/rollup?by=category,subdistrict").await.json();
    let groups = rollup["groups"].as_array().expect("groups");
    assert!(groups.iter().all(|group| group["key"].as_array().is_some_and(|key| key.len() == 2)));
    assert!(groups.iter().any(|group| group["key"] == json!(["culture_tourism", null])));
}

#[tokio::test]
async fn unknown_dimensions_are_422() {
    let site = Site::demo().await;
    for query in ["by=colour", "by=sector,sector", "by=sector,stage,light", "limit=5"] {
        site.get(&format!("/api/v1/rollup?{query}")).await.is_problem(422, "invalid-parameter");
    }
}
