//! Who sees which field of a record, on every face: pages, API, tables, maps, sums.

use crate::person::{Person, form_of, projects, typed};
use crate::site::Site;

/// What one reader sees of a record, on every face.
async fn seen(person: Option<&Person<'_>>, site: &Site, address: &str, html: bool) -> String {
    let answer = match (person, html) {
        (Some(person), true) => person.page(address).await,
        (Some(person), false) => person.get(address).await,
        (None, true) => site.page(address).await,
        (None, false) => site.get(address).await,
    };
    assert_eq!(answer.status, 200, "{address}: {}", answer.text());
    answer.text()
}

#[tokio::test]
async fn every_role_sees_of_every_field_what_it_may_on_every_face() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let (leader, liaison) =
        (project.assigned_leader.clone().expect("leader"), project.project_liaison.clone().expect("liaison"));
    let reviewer = Person::named(&site, "reviewer").await;
    let own = Person::manager(&site, &project, true).await;
    let foreign = Person::manager(&site, &project, false).await;
    let edit = format!("/projects/{}/edit", project.code);
    let page = reviewer.page(&edit).await.text();
    let fields =
        typed(form_of(&page), &[("assigned_leader", "示例领导新"), ("responsible_unit", "示例局新")]);
    assert_eq!(reviewer.post_form(&edit, &fields).await.status, 303);
    let found = store::project::dossier(&site.state.context.store, &site.state.district, &project.code).await;
    let dossier = found.expect("reads").expect("is there");
    let note = dossier.reports.iter().filter_map(|report| report.note.clone()).next().expect("a note");
    let cases = [
        ("visitor", false, false, false),
        ("viewer", false, true, false),
        ("manager", false, true, false),
        ("manager", true, true, true),
        ("reviewer", false, true, true),
        ("leader", false, true, true),
        ("auditor", false, true, true),
        ("security", false, false, false),
        ("admin", false, false, false),
    ];
    let code = &project.code;
    for (role, is_own, internal, names) in cases {
        let case = format!("{role}, own {is_own}");
        let made;
        let person = match role {
            "visitor" => None,
            "reviewer" => Some(&reviewer),
            "manager" if is_own => Some(&own),
            "manager" => Some(&foreign),
            _ => {
                made = Person::named(&site, role).await;
                Some(&made)
            }
        };
        let record = seen(person, &site, &format!("/projects/{code}?lang=zh-CN"), true).await;
        assert_eq!(record.contains("示例领导新"), names, "{case}: the record's page");
        assert_eq!(record.contains(&liaison), names, "{case}: the record's page");
        assert!(!record.contains(&leader) || names, "{case}: history");
        assert_eq!(record.contains(&note), internal, "{case}: words of reports");
        assert_eq!(record.contains("→ 示例局新"), internal, "{case}: values in the history");
        let api = seen(person, &site, &format!("/api/v1/projects/{code}"), false).await;
        assert_eq!(api.contains("示例领导新") && api.contains(&liaison), names, "{case}: API");
        assert_eq!(api.contains(&note), internal, "{case}: API");
        assert!(api.contains("示例局新"), "{case}: what is public");
        let list = seen(person, &site, "/api/v1/projects?limit=500", false).await;
        assert_eq!(list.contains("示例领导新"), names, "{case}: list");
        let table = seen(person, &site, "/api/v1/projects.csv", false).await;
        assert_eq!(table.contains("示例领导新"), names, "{case}: table");
        let map = seen(person, &site, "/api/v1/projects.geojson", false).await;
        assert!(!map.contains("示例领导"), "{case}: map");
        // Whoever reads only its own projects' names would learn others' from a sum.
        let all_names = names && role != "manager";
        for address in [
            "/api/v1/rollup?by=leader",
            "/api/v1/projects?leader=none",
            "/projects?by=leader",
            "/investment?by=leader",
        ] {
            let answer = match person {
                Some(person) => person.page(address).await,
                None => site.page(address).await,
            };
            assert_eq!(answer.status.as_u16(), if all_names { 200 } else { 403 }, "{case}: {address}");
        }
    }
}
