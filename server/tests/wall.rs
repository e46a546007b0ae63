//! `/wall`: what hangs in the meeting room, as it comes without JavaScript, and who may see what.

use crate::site::Site;

fn count(text: &str, mark: &str) -> usize {
    text.matches(mark).count()
}

#[tokio::test]
async fn every_scene_stands_on_the_page_and_the_document_asks_to_be_loaded_again() {
    let site = Site::demo().await;
    let page = site.page("/wall").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    // Fifteen reds, six on a screen.
    assert_eq!(count(&text, "class=\"wall-slide\""), 5);
    assert_eq!(count(&text, "data-current=\"\""), 1, "one is shown first");
    assert_eq!(count(&text, "class=\"wall-number\""), 6);
    assert_eq!(count(&text, "class=\"wall-red\""), 15);
    assert_eq!(count(&text, "class=\"map-svg\""), 1);
    assert!(text.contains("示意图 内部使用") && text.contains("含示例 240 个"));
    assert!(text.contains("<noscript><meta http-equiv=\"refresh\""));
    assert!(!site.page("/").await.text().contains("http-equiv=\"refresh\""), "no other page");
}

#[tokio::test]
async fn its_figures_and_reds_are_those_of_the_rest() {
    let site = Site::demo().await;
    let text = site.page("/wall?lang=en").await.text();
    assert!(text.contains("Six numbers") && text.contains("Red projects and why (3/3)"));
    let total = site.get("/api/v1/rollup?by=light").await.json()["total"].clone();
    let rate = total["investment_completion_rate_bp"].as_i64().expect("a rate");
    assert!(text.contains(&format!("{}.{}%", rate / 100, (rate % 100 + 5) / 10)), "{rate}");
    let reds = site.get("/api/v1/projects?light=red&limit=500&sort=progress_gap_bp").await.json();
    let reds = reds["items"].as_array().expect("items").clone();
    let at = |code: &str| text.find(&format!(">{code}<")).unwrap_or_else(|| panic!("{code} is missing"));
    let places: Vec<_> = reds.iter().map(|item| at(item["code"].as_str().expect("code"))).collect();
    assert!(places.is_sorted(), "furthest behind first");
    for item in &reds {
        let reason = item["light_reason"]["en"].as_str().expect("a reason");
        assert!(text.contains(&reason.replace('&', "&amp;")), "{reason}");
    }
    let overview = site.page("/").await.text();
    let overdue = text
        .split("Overdue issues")
        .nth(1)
        .and_then(|rest| rest.split("wall-figure").nth(1)?.split(['>', '<']).nth(1).map(str::to_owned));
    assert!(
        overdue.is_some_and(|overdue| overview.contains(&format!(">{overdue}<"))),
        "as the overview says"
    );
}

#[tokio::test]
async fn scenes_filters_and_seconds_are_the_addresss_to_set() {
    let site = Site::demo().await;
    let text = site.page("/wall?scenes=reds,numbers&sector=water&seconds=30").await.text();
    assert!(!text.contains("class=\"map-svg\""));
    let numbers = text.find("wall-numbers").expect("numbers");
    assert!(text.find("class=\"wall-red\"").expect("a red") < numbers, "in the order asked for");
    assert!(text.contains("行业：水务管网"), "says what is left out");
    let water = site.get("/api/v1/projects?sector=water&light=red&limit=500").await.json();
    assert_eq!(count(&text, "class=\"wall-red\""), water["items"].as_array().expect("items").len());
    let calm = site.page("/wall?scenes=reds&light=green").await.text();
    assert!(calm.contains("没有红灯项目") && count(&calm, "class=\"wall-slide\"") == 1);
    for address in ["/wall?scenes=video", "/wall?seconds=0", "/wall?light=pink", "/wall?as_of=1999-01"] {
        let page = site.page(address).await;
        assert_eq!(page.status, 422, "{address}");
        assert!(page.text().contains("role=\"alert\""), "{address}");
    }
    assert_eq!(site.page("/wall?leader=none").await.status, 403);
}

#[tokio::test]
async fn names_of_persons_are_not_on_it() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let mut names: Vec<_> =
        portfolio.entries().iter().filter_map(|entry| entry.project.assigned_leader.clone()).collect();
    // Who is signed in stands at the top of every page.
    names.retain(|name| name != "示例领导A");
    let leader = site.sign_in("leader").await;
    let text = leader.page("/wall").await.text();
    assert!(!names.is_empty() && names.iter().all(|name| !text.contains(name)));
}

#[tokio::test]
async fn the_map_leads_to_it_with_its_filters() {
    let page = Site::demo().await.page("/map?light=red").await.text();
    assert!(page.contains("href=\"/wall?light=red\""));
}
