//! A place is typed into the form of a record and sent to the API: in the system it was read off in.

use crate::person::{Person, form_of, projects, stored, typed};
use crate::site::Site;
use domain::place::{Geometry, PlaceBasis};
use domain::project::Project;
use serde_json::json;

/// Quanzhou's place in Fengze in GCJ-02 and WGS84, as gcoord publishes the pair (see `domain::place::tests`).
const GCJ02: [f64; 2] = [118.675_678_7, 24.874_136_3];
const WGS84: [f64; 2] = [118.671_136_5, 24.877_048_7];

/// Within a metre: the published pair differs from everybody's formula by 0.65 m.
fn is_there(geometry: &Geometry) -> bool {
    let Geometry::Point(position) = geometry else { return false };
    (0..2).all(|axis| (position[axis] - WGS84[axis]).abs() < 1e-5)
}

#[tokio::test]
async fn a_place_typed_in_gcj02_lands_where_it_should_and_is_taken_back() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let manager = Person::manager(&site, &project, true).await;
    let address = format!("/projects/{}/edit", project.code);
    let fields = form_of(&manager.page(&address).await.text());
    let place = [
        ("shape", "point"),
        ("coordinate_system", "gcj02"),
        ("coordinates", "24.8741363N 118.6756787E"),
        ("place_basis", "exact"),
    ];
    let saved = manager.post_form(&address, &typed(fields, &place)).await;
    assert_eq!(
        saved.header("location"),
        format!("/projects/{}?done=saved", project.code),
        "{}",
        saved.text()
    );
    let after = stored(&site, &project.code).await.place.expect("a place");
    assert!(is_there(&after.geometry) && after.basis == PlaceBasis::Exact, "{after:?}");
    let record = manager.page(saved.header("location")).await.text();
    assert!(record.contains("位置"), "the change is named");
    let undone = manager.post_form(&address, &form_of(&record)).await;
    assert_eq!(undone.header("location"), format!("/projects/{}?done=undone", project.code));
    let restored = stored(&site, &project.code).await;
    assert_eq!(restored, Project { revision: project.revision + 2, ..project });
}

#[tokio::test]
async fn bad_coordinates_are_told_at_the_field_and_stay() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let reviewer = Person::named(&site, "reviewer").await;
    let address = format!("/projects/{}/edit", project.code);
    let wrong =
        [("shape", "area"), ("coordinates", "118.60, 24.91\n泉州市府"), ("coordinate_system", "bd09")];
    let fields = typed(form_of(&reviewer.page(&address).await.text()), &wrong);
    let answer = reviewer.post_form(&address, &fields).await;
    let page = answer.text();
    assert_eq!(answer.status, 422);
    assert!(page.contains("id=\"field-coordinates-error\"") && page.contains("第 2 行"), "{page}");
    assert!(page.contains("泉州市府") && page.contains("<option value=\"bd09\" selected"), "{page}");
    let far = typed(form_of(&page), &[("shape", "point"), ("coordinates", "121.47, 31.23")]);
    let answer = reviewer.post_form(&address, &far).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("不在本区及周边范围内"));
    assert_eq!(stored(&site, &project.code).await, project);
}

#[tokio::test]
async fn the_api_takes_any_shape_in_any_system() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let (code, reviewer) = (&project.code, Person::named(&site, "reviewer").await);
    let mut revision = project.revision;
    let ring = json!([[118.60, 24.90], [118.61, 24.90], [118.61, 24.91], [118.60, 24.90]]);
    let area = json!({ "type": "Polygon", "coordinates": [ring] });
    for (place, basis) in [
        (json!({ "geometry": area, "basis": "exact" }), "exact"),
        (
            json!({ "longitude": GCJ02[0], "latitude": GCJ02[1], "coordinate_system": "gcj02" }),
            "estimated_from_general_knowledge",
        ),
    ] {
        let tag = format!("\"{revision}\"");
        let done = reviewer.patch(code, Some(&tag), None, &json!({ "place": place })).await;
        assert_eq!(done.status, 200, "{}", done.text());
        revision += 1;
        assert_eq!(done.json()["place"]["basis"], basis);
        let kept = stored(&site, code).await.place.expect("a place").geometry;
        match kept {
            Geometry::Point(_) => assert!(is_there(&kept), "{kept:?}"),
            _ => assert_eq!(serde_json::to_value(kept).expect("json"), area),
        }
    }
    let tag = format!("\"{revision}\"");
    let crossed =
        json!([[118.60, 24.90], [118.61, 24.91], [118.61, 24.90], [118.60, 24.91], [118.60, 24.90]]);
    for wrong in [
        json!("here"),
        json!({ "longitude": 118.6 }),
        json!({ "longitude": 118.6, "latitude": 24.9, "height": 3 }),
        json!({ "geometry": { "type": "Polygon", "coordinates": [] } }),
        json!({ "geometry": { "type": "Circle", "coordinates": [118.6, 24.9] } }),
        json!({ "geometry": { "type": "Polygon", "coordinates": [crossed] } }),
        json!({ "longitude": 118.6, "latitude": 24.9, "coordinate_system": "mars" }),
        json!({ "longitude": 121.47, "latitude": 31.23 }),
    ] {
        let answer = reviewer.patch(code, Some(&tag), None, &json!({ "place": wrong })).await;
        let problem = answer.is_problem(422, "invalid-fields");
        assert_eq!(problem["errors"][0]["field"], "place", "{wrong}: {problem}");
    }
    let cleared = reviewer.patch(code, Some(&tag), None, &json!({ "place": null })).await;
    assert_eq!((cleared.status.as_u16(), &cleared.json()["place"]), (200, &json!(null)));
}

#[tokio::test]
async fn a_page_of_its_own_changes_the_place_and_nothing_else_without_javascript() {
    let site = Site::demo().await;
    let (project, other) = projects(&site).await;
    let manager = Person::manager(&site, &project, true).await;
    let address = format!("/projects/{}/place", project.code);
    let edit = manager.page(&format!("/projects/{}/edit", project.code)).await.text();
    let link = edit.split("<a ").find(|link| link.contains(&format!("href=\"{address}\""))).expect("a link");
    assert!(link.contains("rel=\"external\""), "only a document of its own may start workers: {link}");
    let page = manager.page(&address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.header("content-security-policy").contains("worker-src 'self'"));
    let fields = form_of(&page.text());
    assert!(!fields.iter().any(|(name, _)| name == "name_zh" || name == "base.name_zh"), "{fields:?}");
    let area = [
        ("shape", "area"),
        ("coordinates", "118.60, 24.90\r\n118.61, 24.90\r\n118.61, 24.91"),
        ("coordinate_system", "wgs84"),
    ];
    let saved = manager.post_form(&address, &typed(fields.clone(), &area)).await;
    assert_eq!(
        saved.header("location"),
        format!("/projects/{}?done=saved", project.code),
        "{}",
        saved.text()
    );
    let after = stored(&site, &project.code).await;
    let ring = vec![[118.60, 24.90], [118.61, 24.90], [118.61, 24.91], [118.60, 24.90]];
    assert_eq!(after.place.as_ref().map(|place| &place.geometry), Some(&Geometry::Polygon(vec![ring])));
    assert_eq!(Project { place: project.place.clone(), revision: project.revision, ..after }, project);

    let flat = [("shape", "area"), ("coordinates", "118.60, 24.90\n118.61, 24.90"), ("key", "other")];
    let wrong =
        manager.post_form(&address, &typed(form_of(&manager.page(&address).await.text()), &flat)).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("id=\"field-coordinates-error\""));
    assert!(
        wrong.header("content-security-policy").contains("worker-src 'self'"),
        "drawn again after a mistake"
    );
    let foreign = format!("/projects/{}/place", other.code);
    assert_eq!(manager.page(&foreign).await.status, 403);
    assert_eq!(manager.post_form(&foreign, &fields).await.status, 403);
    assert_eq!(site.page(&address).await.status, 401);
}

#[tokio::test]
async fn two_who_change_a_place_choose_between_them() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let (reviewer, manager) =
        (Person::named(&site, "reviewer").await, Person::manager(&site, &project, true).await);
    let address = format!("/projects/{}/place", project.code);
    let mine = form_of(&manager.page(&address).await.text());
    let theirs = form_of(&reviewer.page(&address).await.text());
    let there = [("shape", "point"), ("coordinates", "118.61, 24.91")];
    assert_eq!(reviewer.post_form(&address, &typed(theirs, &there)).await.status, 303);
    let here = [("shape", "line"), ("coordinates", "118.60, 24.90\n118.60, 24.92")];
    let clash = manager.post_form(&address, &typed(mine, &here)).await;
    let page = clash.text();
    assert_eq!(clash.status, 409);
    assert!(page.contains("name=\"choose.place\"") && page.contains("118.61, 24.91（点"), "{page}");
    let chosen = typed(form_of(&page), &[("choose.place", "mine")]);
    assert_eq!(manager.post_form(&address, &chosen).await.status, 303);
    let after = stored(&site, &project.code).await.place.expect("a place");
    assert_eq!(after.geometry, Geometry::LineString(vec![[118.60, 24.90], [118.60, 24.92]]));
}
