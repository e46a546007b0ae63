//! `/map`: its question, its content policy, its library, and who may see what.

use crate::site::Site;
use std::fs;

/// Of the demonstration's 282 records: 229 placeholders and 19 real ones have a place.
const PLACED: usize = 248;

fn count(text: &str, mark: &str) -> usize {
    text.matches(mark).count()
}

#[tokio::test]
async fn the_map_shows_every_project_and_says_which_have_no_place() {
    let site = Site::demo().await;
    let page = site.page("/map").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    let (map, elsewhere) = text.split_once("id=\"without-place\"").expect("a section of its own");
    assert_eq!(count(map, "class=\"map-row\""), PLACED);
    assert_eq!(count(elsewhere, "class=\"map-row\""), 282 - PLACED);
    assert!(elsewhere.contains("（34 个）"), "with their count");
    assert!(text.contains("示意图 内部使用") && text.contains("含示例 229 个"));
    assert_eq!(count(map, "map-approximate"), 19, "hand estimates are told as such");
    let english = site.page("/map?lang=en").await.text();
    assert!(english.contains("Sketch map, for internal use") && english.contains("place estimated"));
}

#[tokio::test]
async fn its_question_is_the_lists() {
    let site = Site::demo().await;
    for question in ["light=red", "sector=water&as_of=2025-06", "q=%E7%99%BE%E5%B4%8E", "subdistrict=none"] {
        let (list, map) =
            (site.page(&format!("/projects?{question}")).await, site.page(&format!("/map?{question}")).await);
        assert_eq!((list.status.as_u16(), map.status.as_u16()), (200, 200), "{question}");
        let (list, map) = (list.text(), map.text());
        assert_eq!(count(&list, "class=\"row-link\""), count(&map, "class=\"row-link\""), "{question}");
        let question = question.replace('&', "&amp;");
        assert!(list.contains(&format!("href=\"/map?{question}\"")), "from list to map: {question}");
        assert!(map.contains(&format!("href=\"/projects?{question}\"")), "from map to list: {question}");
    }
}

#[tokio::test]
async fn a_question_that_is_not_allowed_is_422_and_names_are_403() {
    let site = Site::demo().await;
    for address in
        ["/map?light=blue", "/map?color=red", "/map?as_of=1999-01", "/map?colour=pink", "/map?by=a"]
    {
        let page = site.page(address).await;
        assert_eq!(page.status, 422, "{address}");
        assert!(page.text().contains("role=\"alert\""), "{address}");
    }
    for address in ["/map?leader=none", "/map?by=leader"] {
        assert_eq!(site.page(address).await.status, 403, "{address}");
    }
    let leader = site.sign_in("leader").await;
    assert_eq!(leader.page("/map?leader=none").await.status, 200);
    let form = site.page("/map?light=red&light=yellow&q=").await;
    assert_eq!((form.status.as_u16(), form.header("location")), (302, "/map?light=red,yellow"));
}

#[tokio::test]
async fn nothing_found_is_told_with_ways_on() {
    let site = Site::demo().await;
    let page = site.page("/map?light=red&q=nowhere").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    assert_eq!(count(&text, "class=\"map-row\""), 0);
    assert!(text.contains("没有符合全部筛选的项目") && text.contains("href=\"/map?light=red\""));
    let empty = Site::empty().await.page("/map").await;
    assert_eq!(empty.status, 200);
    assert!(empty.text().contains("还没有任何项目"));
}

#[tokio::test]
async fn names_of_persons_are_not_on_it() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let project = portfolio.entries().iter().find(|entry| entry.project.assigned_leader.is_some());
    let project = &project.expect("a leader").project;
    let name = project.assigned_leader.as_deref().expect("a leader");
    for page in [site.page("/map").await, site.sign_in("viewer").await.page("/map").await] {
        let text = page.text();
        assert!(text.contains(project.code.as_str()) && !text.contains(name));
    }
}

#[tokio::test]
async fn its_document_has_a_policy_of_its_own_so_links_to_it_load_one() {
    let site = Site::demo().await;
    for address in ["/map", "/map?light=red", "/projects", "/"] {
        let page = site.page(address).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("worker-src 'self';"), "{address}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{address}");
        let text = page.text();
        for link in text.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()) {
            let leads_here = link.contains("href=\"/map\"") || link.contains("href=\"/map?");
            assert!(
                !leads_here || link.contains("external") || address.starts_with("/map"),
                "{address}: {link}"
            );
        }
    }
}

#[tokio::test]
async fn its_library_is_named_on_its_page_alone_and_kept_for_ever() {
    let site = Site::demo().await;
    let folder = site.directory.path().join("site/map");
    fs::create_dir_all(&folder).expect("folder");
    let worker = "maplibre-gl-worker.nAQpm9ggruc_f3ESXHG6oA.js";
    let list = format!(
        "script: s.6P2AXqAr40f8k2sjWUaccg.js\nworker: {worker}\nstyle: c.dOlMz9mPyKEocgFu9mVRCw.css\n\
         page: p.6P2AXqAr40f8k2sjWUaccg.css\nwall: w.6P2AXqAr40f8k2sjWUaccg.css\n\
         desk: d.6P2AXqAr40f8k2sjWUaccg.css\noffline: o.6P2AXqAr40f8k2sjWUaccg.css\n"
    );
    fs::write(folder.join("files.txt"), list).expect("file");
    fs::write(folder.join(worker), "worker").expect("file");
    // The list of hashes written anew is what makes the names be read again.
    fs::write(site.directory.path().join("site.hashes.txt"), "js: a\nwasm: b\ncss: c\n").expect("file");
    let page = site.page("/map").await.text();
    assert!(page.contains(&format!("/map/{worker}")) && page.contains("/map/s.6P2AXqAr40f8k2sjWUaccg.js"));
    assert!(page.contains("<link rel=\"stylesheet\" href=\"/map/p.6P2AXqAr40f8k2sjWUaccg.css\""));
    let list = site.page("/projects").await.text();
    assert!(!list.contains(worker) && !list.contains("/map/p.") && !page.contains("/map/w."));
    assert!(!list.contains("/map/d.") && site.page("/sign-in").await.text().contains("/map/d."));
    assert!(site.sign_in("viewer").await.page("/projects").await.text().contains("/map/d."));
    let wall = site.page("/wall").await.text();
    assert!(!wall.contains(worker) && wall.contains("/map/p.") && wall.contains("/map/w."));
    let file = site.get(&format!("/map/{worker}")).await;
    assert_eq!(file.header("content-type"), "text/javascript; charset=utf-8");
    assert!(file.header("cache-control").ends_with("immutable"));
    assert!(
        file.header("content-security-policy").contains("connect-src 'self'"),
        "a worker has its script's policy"
    );
}

#[tokio::test]
async fn a_page_without_the_library_shows_the_sketch_alone() {
    let page = Site::demo().await.page("/map").await.text();
    assert!(page.contains("class=\"map-svg\"") && !page.contains("guatuMap"));
}

#[tokio::test]
async fn outlines_are_geojson_that_is_asked_for_once() {
    let site = Site::empty().await;
    let answer = site.get("/api/v1/outlines.geojson").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/geo+json"));
    let outlines = answer.json();
    let features = outlines["features"].as_array().expect("features");
    let kinds = |kind: &str| features.iter().filter(|one| one["properties"]["kind"] == kind).count();
    assert_eq!((kinds("district"), kinds("neighbour"), kinds("subdistrict")), (1, 7, 8));
    assert!(
        features
            .iter()
            .all(|one| one["properties"]["kind"] != "subdistrict" || one["geometry"]["type"] == "Point")
    );
    let etag = answer.header("etag").to_owned();
    assert_eq!(site.get_with("/api/v1/outlines.geojson", &[("if-none-match", &etag)]).await.status, 304);
}
