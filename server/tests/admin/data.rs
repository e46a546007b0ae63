//! Units, settings, purge and verification.

use super::{leads_to, value};
use crate::site::Site;

#[tokio::test]
async fn units_are_taken_over_and_records_follow_a_new_name() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    leads_to(&admin.post_form("/admin/units", &[("form", "adopt")]).await, "/admin/units?done=adopted");
    let units = store::unit::list(&site.state.context.store, &site.state.district).await.expect("units");
    let unit = units.first().expect("the demonstration has units");
    let edit = format!("/admin/units?edit={}", unit.id);
    let page = admin.page(&edit).await;
    let revision = value(&page, "change", "revision");
    let id = unit.id.to_string();
    let named = |name: &'static str| {
        vec![
            ("form", "change"),
            ("unit", id.as_str()),
            ("revision", revision.as_str()),
            ("name", name),
            ("kind", "other"),
        ]
    };
    let empty = admin.post_form(&edit, &named("")).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("field-name-error"));
    let before = site.state.context.read_model.portfolio();
    let of = |portfolio: &domain::portfolio::Portfolio, name: &str| {
        let named = portfolio
            .entries()
            .iter()
            .filter(|entry| entry.project.responsible_unit.as_deref() == Some(name));
        named.count()
    };
    leads_to(&admin.post_form(&edit, &named("区建设中心")).await, "/admin/units?done=changed");
    let after = site.state.context.read_model.portfolio();
    assert!(of(&before, &unit.name) > 0);
    assert_eq!((of(&after, &unit.name), of(&after, "区建设中心")), (0, of(&before, &unit.name)));
    assert_eq!(admin.post_form(&edit, &named("又改")).await.status, 409);
    let add = [("form", "add"), ("name", "区建设中心"), ("kind", "other")];
    assert_eq!(admin.post_form("/admin/units", &add).await.status, 422, "the name is taken");
}

#[tokio::test]
async fn a_notice_is_on_every_page_until_it_is_taken_off() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let page = admin.page("/admin/settings").await;
    let revision = value(&page, "settings", "revision_notice_zh");
    let set = |text: &'static str, revision: String| {
        let fields = vec![
            ("form".to_owned(), "settings".to_owned()),
            ("report_due_day".to_owned(), "8".to_owned()),
            ("revision_report_due_day".to_owned(), revision.clone()),
            ("notice_zh".to_owned(), text.to_owned()),
            ("revision_notice_zh".to_owned(), revision),
        ];
        fields
    };
    let post = async |fields: Vec<(String, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        admin.post_form("/admin/settings", &fields).await
    };
    assert!(!site.page("/projects").await.text().contains("今晚维护"));
    leads_to(&post(set("今晚维护", revision)).await, "/admin/settings?done=changed");
    let shown = site.page("/projects").await.text().replace("<!>", "");
    assert!(shown.contains("<p>今晚维护</p>") && shown.contains("data-notice=\"今晚维护\""));
    assert!(!site.page("/projects?lang=en").await.text().contains("今晚维护"));
    let stale = post(set("x", "0".to_owned())).await;
    assert_eq!(stale.status, 409);
    leads_to(&post(set("", "1".to_owned())).await, "/admin/settings?done=changed");
    assert!(!site.page("/projects").await.text().contains("今晚维护"));
    let mut wrong = set("", "2".to_owned());
    wrong[1].1 = "31".to_owned();
    assert_eq!(post(wrong).await.status, 422);
}

#[tokio::test]
async fn a_purge_wants_its_word_and_all_is_whole_afterwards() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let page = admin.page("/admin/data").await.text();
    assert!(page.contains("清除示例"));
    let wrong = admin.post_form("/admin/data", &[("form", "purge"), ("confirmation", "yes")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("value=\"yes\""));
    let count = site.state.context.read_model.portfolio().entries().len();
    let told = store::purge::preview(&site.state.context.store, &site.state.district).await.expect("counts");
    let done = admin.post_form("/admin/data", &[("form", "purge"), ("confirmation", "清除示例")]).await;
    leads_to(&done, "/admin/data?done=purged");
    let portfolio = site.state.context.read_model.portfolio();
    assert!(!portfolio.has_illustrative());
    assert_eq!(portfolio.entries().len() as u64, count as u64 - told.projects);
    let auditor = site.sign_in("auditor").await;
    let verified = auditor.page("/admin/data?verify=yes").await.text();
    assert!(verified.contains("全部一致"), "{verified}");
    assert!(!verified.contains("value=\"purge\""), "the auditor only verifies");
}
