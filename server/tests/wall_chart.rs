//! `/wall-chart.pdf`, read with a PDF library as a reader's program would.

use crate::printed::Printed as Chart;
use crate::site::Site;
use domain::access::ReadAccess;

#[tokio::test]
async fn every_project_stands_on_it_once_as_text_on_a_sheet_of_the_size_asked_for() {
    let site = Site::demo().await;
    let chart = Chart::of(&site.get("/wall-chart.pdf?size=a3").await);
    let codes = chart.codes();
    assert_eq!(codes.len(), 282);
    assert!(codes.values().all(|times| *times == 1), "{codes:?}");
    assert!(chart.pages() > 1 && chart.sizes().iter().all(|size| *size == [420, 297]));
    for words in
        ["丰泽区项目挂图", "2025年9月", "共 282 个项目，含示例 240 个", "示意图 内部使用", "数据版本"]
    {
        assert!(chart.text.contains(words), "{words}");
    }
    let heads = chart.text.matches("下一节点 ").count();
    assert!(heads >= chart.pages(), "the heads are repeated on every page: {heads}");
}

#[tokio::test]
async fn it_is_made_of_text_and_vectors_with_a_part_of_the_typeface_inside() {
    let site = Site::demo().await;
    let answer = site.get("/wall-chart.pdf?size=a1&light=red,yellow").await;
    let chart = Chart::of(&answer);
    assert_eq!(chart.count(b"Subtype", b"Image"), 0, "no pictures of pixels");
    assert_eq!(chart.count(b"Type", b"FontDescriptor"), 2, "two weights");
    let embedded = chart.document.objects.values().filter_map(|object| object.as_dict().ok());
    let embedded = embedded.filter(|dictionary| dictionary.has(b"FontFile2") || dictionary.has(b"FontFile3"));
    assert_eq!(embedded.count(), 2, "both inside");
    assert!(answer.body.len() < 1_000_000, "{} bytes: a part of the typeface", answer.body.len());
}

#[tokio::test]
async fn on_a_wall_a_district_fits_one_sheet() {
    let site = Site::demo().await;
    for (size, sides) in [("a0", [1189, 841]), ("a1", [841, 594])] {
        let chart = Chart::of(&site.get(&format!("/wall-chart.pdf?size={size}")).await);
        assert_eq!(chart.sizes(), [sides], "{size}");
        assert_eq!(chart.codes().len(), 282);
    }
}

#[tokio::test]
async fn its_question_is_the_lists_in_either_language() {
    let site = Site::demo().await;
    let question = "light=red&as_of=2025-06&sort=-total_planned_investment";
    let list = site.get(&format!("/api/v1/projects?{question}&limit=500")).await.json();
    let items = list["items"].as_array().expect("items");
    let chart = Chart::of(&site.get(&format!("/wall-chart.pdf?size=A3&lang=en&{question}")).await);
    assert!(!items.is_empty());
    assert_eq!(chart.codes().len(), items.len());
    assert!(chart.text.contains("Light: Red") && chart.text.contains("Jun 2025"), "{}", chart.text);
    let places =
        items.iter().map(|item| chart.text.find(item["code"].as_str().expect("code")).expect("on it"));
    assert!(places.is_sorted(), "in the list's order");
    // The same names on any sheet, as the reader's language has them.
    let name = items[0]["name"]["en"].as_str().expect("a name");
    assert!(chart.text.contains(name.split_whitespace().next().expect("a word")), "{name}");
    let nothing = Chart::of(&site.get("/wall-chart.pdf?size=a3&q=nowhere").await);
    assert!(nothing.codes().is_empty() && nothing.text.contains("共 0 个项目"));
}

#[tokio::test]
async fn what_is_typed_is_text_and_never_markup() {
    let site = Site::demo().await;
    let typed = "%23panic%28%29%20%24x%24%20%2Abold%2A%20%22%5D";
    let chart = Chart::of(&site.get(&format!("/wall-chart.pdf?size=a3&q={typed}")).await);
    let text: String = chart.text.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(text.contains("“#panic()$x$*bold*\"]”"), "{}", chart.text);
}

#[tokio::test]
async fn a_question_that_is_not_allowed_is_told_with_what_is() {
    let site = Site::demo().await;
    let problem = site.get("/wall-chart.pdf?size=a2").await.is_problem(422, "invalid-parameter");
    assert_eq!(
        (&problem["parameter"], problem["allowed"].to_string()),
        (&"size".into(), r#"["a0","a1","a3"]"#.into())
    );
    for address in ["light=blue", "limit=10", "by=sector", "colour=stage", "as_of=1999-01"] {
        let answer = site.get(&format!("/wall-chart.pdf?{address}")).await;
        assert_eq!(answer.status, 422, "{address}");
    }
    let page = site.page("/wall-chart.pdf?size=a2").await;
    assert!(page.header("content-type").starts_with("text/html"), "people get a page");
}

#[tokio::test]
async fn leaders_are_asked_for_by_who_may_and_never_printed() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let leaders = || portfolio.entries().iter().filter_map(|entry| entry.project.assigned_leader.as_deref());
    let leader = leaders().next().expect("a leader");
    let address = format!(
        "/wall-chart.pdf?size=a3&leader={}",
        form_urlencoded::byte_serialize(leader.as_bytes()).collect::<String>()
    );
    assert_eq!(site.get(&address).await.status, 403);
    let session = site.sign_in("leader").await;
    let chart = Chart::of(&session.get(&address).await);
    assert!(!chart.codes().is_empty() && !chart.text.contains(leader));
    let whole = Chart::of(&session.get("/wall-chart.pdf?size=a3").await);
    assert!(leaders().all(|leader| !whole.text.contains(leader)));
}

#[tokio::test]
async fn where_only_accounts_may_read_it_is_for_accounts() {
    let site = Site::demo().await.with(|state| state.access.read_access = ReadAccess::SignedIn);
    let answer = site.get("/wall-chart.pdf?size=a3&light=red").await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").starts_with("/sign-in"));
    let session = site.sign_in("viewer").await;
    assert_eq!(session.get("/wall-chart.pdf?size=a3&light=red").await.status, 200);
}

#[tokio::test]
async fn it_is_printed_once_for_the_same_data_and_question() {
    let site = Site::demo().await;
    let address = "/wall-chart.pdf?size=a3&light=red";
    let first = site.get(address).await;
    let etag = first.header("etag").to_owned();
    assert!(first.header("content-disposition").contains("guatu-wall-chart-2025-09-a3.pdf"));
    assert_eq!(site.get_with(address, &[("if-none-match", &etag)]).await.status, 304);
    assert_eq!(site.get(address).await.body, first.body);
    for other in ["/wall-chart.pdf?size=a1&light=red", "/wall-chart.pdf?size=a3&light=red&lang=en"] {
        assert_ne!(site.get(other).await.header("etag"), etag, "{other}");
    }
}

#[tokio::test]
async fn list_and_map_lead_to_it() {
    let site = Site::demo().await;
    for address in ["/projects?light=red&by=sector", "/map?light=red"] {
        let page = site.page(address).await.text();
        for size in ["a0", "a1", "a3"] {
            let link = format!("href=\"/wall-chart.pdf?size={size}&amp;light=red\"");
            assert!(page.contains(&link), "{address}: {link}");
        }
    }
}
