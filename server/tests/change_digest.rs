//! What changed between two months: which months, for whom.

use crate::person::Person;
use crate::site::Site;

#[tokio::test]
async fn two_months_are_compared_by_their_address() {
    let site = Site::demo().await;
    let page = site.page("/changes?from=2025-06&to=2025-09&lang=zh-CN").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    for id in ["standing", "lights", "money", "plans", "milestones", "added"] {
        assert!(text.contains(&format!("<section id=\"{id}\"")), "{id}");
    }
    assert!(text.contains("2025年6月末至2025年9月末"), "{text}");
    assert!(text.contains("?as_of=2025-09\"") && text.contains("/projects?light=red&amp;as_of=2025-06"));
    // A plain form with only the closed months.
    assert!(text.contains("name=\"from\"") && text.contains("action=\"/changes\""));
    assert!(text.contains("<option value=\"2025-09\"") && !text.contains("<option value=\"2025-10\""));
    // The overview leads to the latest, which is what is shown when nothing is asked.
    assert!(site.page("/").await.text().contains("href=\"/changes?from=2025-08&amp;to=2025-09\""));
    let latest = site.page("/changes?lang=zh-CN").await.text();
    assert!(latest.contains("2025年8月末至2025年9月末"));
}

#[tokio::test]
async fn months_that_cannot_be_compared_are_told_so() {
    let site = Site::demo().await;
    for (question, told) in [
        ("from=2025-09&to=2025-03", "须早于截止月份"),
        ("from=2025-03&to=2025-03", "须早于截止月份"),
        ("from=2025-03&to=2025-10", "尚未关账"),
        ("from=2020-03&to=2025-09", "没有数据"),
        ("from=soon", "YYYY-MM"),
        ("sector=water", "from"),
    ] {
        let page = site.page(&format!("/changes?{question}&lang=zh-CN")).await;
        let text = page.text();
        assert!(page.status == 422 && text.contains(told), "{question}: {} {text}", page.status);
        assert!(text.contains("href=\"/changes\""), "{question}: the way on");
    }
}

#[tokio::test]
async fn which_projects_have_issues_is_for_who_may_read_issues() {
    let site = Site::demo().await;
    let address = "/changes?from=2025-01&to=2025-09&lang=zh-CN";
    let visitor = site.page(address).await.text();
    assert!(visitor.contains("问题新增 / 销号") && !visitor.contains("<section id=\"issues\""));
    for (name, may) in [("viewer", true), ("leader", true), ("admin", false)] {
        let text = Person::named(&site, name).await.page(address).await.text();
        assert_eq!(text.contains("<section id=\"issues\""), may, "{name}");
    }
}

#[tokio::test]
async fn an_empty_office_has_nothing_to_compare() {
    let page = Site::empty().await.page("/changes?lang=zh-CN").await;
    assert!(page.status == 200 && page.text().contains("暂无可比月份"), "{}", page.text());
}
