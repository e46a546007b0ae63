//! Plates, read with a PDF library as a reader's program would.

use crate::printed::Printed;
use crate::site::Site;
use domain::access::ReadAccess;

#[tokio::test]
async fn a_projects_plate_has_code_name_unit_district_and_its_short_address() {
    let site = Site::demo().await;
    for (size, sides) in [("a4", [210, 297]), ("a6", [105, 148])] {
        let answer = site.get(&format!("/projects/CJ-001/plate.pdf?size={size}")).await;
        let file = format!("guatu-plate-CJ-001-{size}.pdf");
        assert!(answer.header("content-disposition").contains(&file));
        let plate = Printed::of(&answer);
        assert_eq!(plate.sizes(), [sides], "{size}");
        let text: String = plate.text.chars().filter(|c| !c.is_whitespace()).collect();
        let portfolio = site.state.context.read_model.portfolio();
        let project = &portfolio.entry(&"CJ-001".parse().expect("a code")).expect("there").project;
        let name: String = project.name.zh.chars().filter(|c| !c.is_whitespace()).collect();
        for words in ["丰泽区", "CJ-001", &name, "http://guatu.example/p/CJ-001"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert_eq!(text.contains("责任单位"), project.responsible_unit.is_some());
        assert!(project.responsible_unit.as_ref().is_none_or(|unit| text.contains(unit.as_str())));
        assert_eq!(plate.count(b"Subtype", b"Image"), 0, "no pictures of pixels");
    }
    let english = Printed::of(&site.get("/projects/CJ-001/plate.pdf?lang=en").await);
    assert!(english.text.contains("Scan to see"), "{}", english.text);
    let behind_tls = site.with(|state| state.behind_tls = true);
    let plate = Printed::of(&behind_tls.get("/projects/CJ-001/plate.pdf").await);
    assert!(plate.text.contains("https://guatu.example/p/CJ-001"), "{}", plate.text);
}

#[tokio::test]
async fn a_list_has_a_plate_of_every_project_one_a_page_or_four() {
    let site = Site::demo().await;
    let list = site.get("/api/v1/projects?light=red&limit=500").await.json();
    let found = list["items"].as_array().expect("items").len();
    assert!(found > 4, "{found}");
    for (size, on_a_page) in [("a4", 1), ("a6", 4)] {
        let plates = Printed::of(&site.get(&format!("/plates.pdf?size={size}&light=red")).await);
        assert_eq!(plates.codes().len(), found, "{size}");
        assert!(plates.codes().values().all(|times| *times == 1), "{:?}", plates.codes());
        assert_eq!(plates.pages(), found.div_ceil(on_a_page));
        assert!(plates.sizes().iter().all(|sides| *sides == [210, 297] || *sides == [210, 296]));
    }
}

#[tokio::test]
async fn what_cannot_be_printed_is_told() {
    let site = Site::demo().await;
    let problem = site.get("/plates.pdf?size=a5").await.is_problem(422, "invalid-parameter");
    assert_eq!(problem["allowed"].to_string(), r#"["a4","a6"]"#);
    for address in ["/plates.pdf?limit=10", "/plates.pdf?light=blue", "/projects/CJ-001/plate.pdf?light=red"]
    {
        assert_eq!(site.get(address).await.status, 422, "{address}");
    }
    site.get("/projects/CJ-999/plate.pdf").await.is_problem(404, "not-found");
    site.get("/plates.pdf?q=nowhere").await.is_problem(404, "not-found");
    assert_eq!(site.get("/plates.pdf?leader=x").await.status, 403);
    let closed = Site::demo().await.with(|state| state.access.read_access = ReadAccess::SignedIn);
    let answer = closed.page("/projects/CJ-001/plate.pdf").await;
    assert!(answer.header("location").starts_with("/sign-in"), "{}", answer.status);
}

#[tokio::test]
async fn it_is_printed_once_and_record_and_list_lead_to_it() {
    let site = Site::demo().await;
    let address = "/projects/CJ-001/plate.pdf?size=a6";
    let first = site.get(address).await;
    let etag = first.header("etag").to_owned();
    assert_eq!(site.get_with(address, &[("if-none-match", &etag)]).await.status, 304);
    assert_eq!(site.get(address).await.body, first.body);
    let record = site.page("/projects/CJ-001").await.text();
    let list = site.page("/projects?light=red").await.text();
    for size in ["a4", "a6"] {
        let link = format!("href=\"/projects/CJ-001/plate.pdf?size={size}\"");
        assert!(record.contains(&link), "{link}");
        let link = format!("href=\"/plates.pdf?size={size}&amp;light=red\"");
        assert!(list.contains(&link), "{link}");
    }
}
