//! The leader's overview: what everybody sees, what is there for one reader, and what can be asked.

use crate::person::Person;
use crate::site::Site;

/// The part of a page from an id to the next section.
fn part<'a>(page: &'a str, id: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("<section id=\"{id}\""))?;
    rest.split("</section>").next()
}

#[tokio::test]
async fn everybody_sees_who_is_behind_and_what_comes_next() {
    let site = Site::demo().await;
    let page = site.page("/?lang=zh-CN").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for id in ["curve", "lights", "ranking", "closers", "due"] {
        assert!(part(&text, id).is_some(), "{id}");
    }
    let ranking = part(&text, "ranking").expect("a ranking");
    for row in ["subdistrict=350503001&amp;sort=progress_gap_bp", "/?rank=owner#ranking", "东海"] {
        assert!(ranking.contains(row), "{row}: {ranking}");
    }
    assert!(
        part(&text, "curve").expect("a curve").contains("<polygon"),
        "the demonstration goes on to December"
    );
    assert!(part(&text, "lights").expect("lights").contains("/projects?light=red&amp;as_of=2025-01"));
    // Which projects have overdue issues, and whose they are, is for nobody in particular here.
    assert!(part(&text, "overdue").is_none() && part(&text, "own").is_none());
    assert!(!text.contains("href=\"#overdue\""));
}

#[tokio::test]
async fn what_is_ranked_stands_in_the_address() {
    let site = Site::demo().await;
    for (by, link) in
        [("sector", "sector=education"), ("owner", "owner="), ("subdistrict", "subdistrict=none")]
    {
        let page = site.page(&format!("/?rank={by}&as_of=2025-06")).await;
        let text = page.text();
        assert_eq!(page.status, 200, "{by}");
        let ranking = part(&text, "ranking").expect("a ranking");
        assert!(ranking.contains(link) && ranking.contains("as_of=2025-06"), "{by}: {ranking}");
        // Another month keeps it, if it is not the usual one.
        assert_eq!(text.contains(&format!("name=\"rank\" value=\"{by}\"")), by != "subdistrict", "{by}");
    }
    for wrong in ["/?rank=leader", "/?rank=colour", "/?sector=water", "/?as_of=1999-01"] {
        assert_eq!(site.page(wrong).await.status, 422, "{wrong}");
    }
}

#[tokio::test]
async fn overdue_issues_are_for_who_may_read_issues() {
    let site = Site::demo().await;
    for (name, may) in [
        ("viewer", true),
        ("manager1", true),
        ("leader", true),
        ("auditor", true),
        ("admin", false),
        ("security", false),
    ] {
        let text = Person::named(&site, name).await.page("/?lang=zh-CN").await.text();
        assert_eq!(part(&text, "overdue").is_some(), may, "{name}");
        assert_eq!(text.contains("href=\"#overdue\""), may, "{name}");
        if may {
            assert!(part(&text, "overdue").expect("issues").contains("/issues?state=overdue"), "{name}");
        }
    }
}

#[tokio::test]
async fn ones_own_projects_are_those_one_reports_on_or_leads() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let own = async |name: &str| {
        let text = Person::named(&site, name).await.page("/?lang=zh-CN").await.text();
        part(&text, "own").map(str::to_owned)
    };
    let people = server::demo::people(portfolio.entries());
    let manager = people.iter().find(|person| person.name == "manager1").expect("a manager");
    let shown = own("manager1").await.expect("projects");
    assert!(
        shown.contains(&format!("{} 个", manager.projects.len())) && shown.contains("href=\"/reports\""),
        "{shown}"
    );
    assert!(!shown.contains("leader="), "{shown}");
    let led = portfolio.entries().iter();
    let led: Vec<_> =
        led.filter(|entry| entry.project.assigned_leader.as_deref() == Some("示例领导A")).collect();
    let shown = own("leader").await.expect("projects");
    assert!(!led.is_empty() && shown.contains(&format!("{} 个", led.len())), "{shown}");
    for entry in led {
        assert!(shown.contains(&format!("/projects/{}\"", entry.project.code)), "{}", entry.project.code);
    }
    assert!(shown.contains("/projects?leader=") && !shown.contains("href=\"/reports\""), "{shown}");
    for name in ["viewer", "reviewer", "auditor"] {
        assert!(own(name).await.is_none(), "{name}");
    }
}

#[tokio::test]
async fn the_months_can_be_walked_without_javascript() {
    let site = Site::demo().await;
    for (address, before, after) in [
        ("/", "/?as_of=2025-08", None),
        (
            "/?as_of=2025-03&rank=sector",
            "/?rank=sector&amp;as_of=2025-02",
            Some("/?rank=sector&amp;as_of=2025-04"),
        ),
        (
            "/investment?as_of=2025-03&by=stage",
            "/investment?by=stage&amp;as_of=2025-02",
            Some("/investment?by=stage&amp;as_of=2025-04"),
        ),
        (
            "/map?as_of=2025-03&light=red",
            "/map?light=red&amp;as_of=2025-02",
            Some("/map?light=red&amp;as_of=2025-04"),
        ),
    ] {
        let text = site.page(address).await.text();
        assert!(text.contains("type=\"range\"") && text.contains("aria-valuetext=\"2025年"), "{address}");
        assert!(text.contains(&format!("href=\"{before}\"")), "{address}: no {before}");
        if let Some(after) = after {
            assert!(text.contains(&format!("href=\"{after}\"")), "{address}: no {after}");
        }
    }
    // An empty database has no months to walk.
    let empty = Site::empty().await.page("/").await.text();
    let (before, _) = empty.split_once("month-slider").expect("a slider");
    let tag = before.rsplit('<').next().unwrap_or_default();
    assert!(tag.contains(" hidden"), "{tag}");
}
