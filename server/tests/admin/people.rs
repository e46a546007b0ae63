//! People: from a new account to its first sign-in, and what is held back.

use super::{leads_to, value};
use crate::site::{Answer, Site};
use domain::code_list::CodeList as _;

/// The secret that a page shows.
#[track_caller]
fn secret(page: &Answer) -> String {
    let text = page.text();
    let (_, after) = text.split_once("admin-secret\">").expect("a secret");
    after.split('<').next().expect("its end").to_owned()
}

#[tokio::test]
async fn two_hands_make_an_account_that_signs_in() {
    let site = Site::demo().await;
    let (admin, security) = (site.sign_in("admin").await, site.sign_in("security").await);
    let fields =
        [("form", "add"), ("name", "王五"), ("display_name", "王五"), ("unit", ""), ("expires_on", "")];
    leads_to(&admin.post_form("/admin/people", &fields).await, "/admin/people/%E7%8E%8B%E4%BA%94?done=added");
    let own = "/admin/people/%E7%8E%8B%E4%BA%94";
    let page = admin.page(own).await;
    assert!(page.text().contains("未设密码") && !page.text().contains("value=\"reset\""));
    let again = admin.post_form("/admin/people", &fields).await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("已有同名账号") && again.text().contains("value=\"王五\""));

    let page = security.page(own).await;
    let revision = value(&page, "roles", "revision");
    let both = [("form", "roles"), ("revision", &revision), ("role", "admin"), ("role", "auditor")];
    let refused = security.post_form(own, &both).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("不能由同一账号兼任"));
    let manager = [("form", "roles"), ("revision", revision.as_str()), ("role", "manager")];
    leads_to(&security.post_form(own, &manager).await, &format!("{own}?done=roles"));
    let stale = security.post_form(own, &manager).await;
    assert_eq!(stale.status, 409);

    let revision = value(&security.page(own).await, "reset", "revision");
    let shown = security.post_form(own, &[("form", "reset"), ("revision", &revision)]).await;
    assert_eq!((shown.status.as_u16(), shown.header("cache-control")), (200, "no-store"));
    let password = secret(&shown);
    assert!(!security.page(own).await.text().contains(&password), "shown once");
    let fields = [("form", "sign_in"), ("name", "王五"), ("password", password.as_str())];
    assert_eq!(site.post_form_with("/sign-in", &fields, &[]).await.status, 303);
}

#[tokio::test]
async fn projects_are_given_by_tick_and_by_unit() {
    let site = Site::demo().await;
    let admin = site.sign_in("admin").await;
    let own = "/admin/people/viewer";
    let page = admin.page(&format!("{own}?q=CJ-001")).await;
    assert!(page.text().contains("value=\"CJ-001\""));
    let revision = value(&page, "projects", "revision");
    let fields =
        [("form", "projects"), ("revision", revision.as_str()), ("project", "CJ-001"), ("project", "CJ-002")];
    leads_to(&admin.post_form(own, &fields).await, &format!("{own}?done=projects"));
    let portfolio = site.state.context.read_model.portfolio();
    let unit = portfolio.entries().iter().find_map(|entry| entry.project.responsible_unit.clone());
    let unit = unit.expect("a unit");
    let of_unit =
        portfolio.entries().iter().filter(|entry| entry.project.responsible_unit.as_ref() == Some(&unit));
    let mut expected: Vec<_> = of_unit.map(|entry| entry.project.code.to_string()).collect();
    expected.extend(["CJ-001".to_owned(), "CJ-002".to_owned()]);
    expected.sort();
    expected.dedup();
    let revision = value(&admin.page(own).await, "unit_projects", "revision");
    let fields = [("form", "unit_projects"), ("revision", revision.as_str()), ("of_unit", unit.as_str())];
    leads_to(&admin.post_form(own, &fields).await, &format!("{own}?done=projects"));
    let page = admin.page(own).await.text().replace("<!>", "");
    for code in &expected {
        assert!(page.contains(&format!("value=\"{code}\"")), "{code}");
    }
    assert!(page.contains(&format!("<dd>{}</dd>", expected.len())), "{}", expected.len());
}

#[tokio::test]
async fn the_last_administrator_cannot_be_shut_out() {
    let site = Site::demo().await;
    let (admin, security) = (site.sign_in("admin").await, site.sign_in("security").await);
    let revision = value(&admin.page("/admin/people/admin").await, "disable", "revision");
    let shut = admin.post_form("/admin/people/admin", &[("form", "disable"), ("revision", &revision)]).await;
    assert_eq!(shut.status, 422);
    assert!(shut.text().contains("最后一个可用的系统管理员"));
    let roles = [("form", "roles"), ("revision", revision.as_str()), ("role", "viewer")];
    assert_eq!(security.post_form("/admin/people/admin", &roles).await.status, 422);
    assert_eq!(admin.page("/admin").await.status, 200);
    // Nobody changes the own roles, so that this page has no such form.
    let own = security.page("/admin/people/security").await.text();
    assert!(!own.contains("value=\"roles\"") && !own.contains("value=\"reset\""));
    let raised = [("form", "roles"), ("revision", "1"), ("role", "admin")];
    assert_eq!(security.post_form("/admin/people/security", &raised).await.status, 403);
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    let site = Site::demo().await;
    let (admin, viewer) = (site.sign_in("admin").await, site.sign_in("viewer").await);
    assert!(viewer.page("/").await.text().contains("data-account"));
    let revision = value(&admin.page("/admin/people/viewer").await, "disable", "revision");
    let fields = [("form", "disable"), ("revision", revision.as_str())];
    leads_to(&admin.post_form("/admin/people/viewer", &fields).await, "/admin/people/viewer?done=disabled");
    assert!(!viewer.page("/").await.text().contains("data-account"));
    let page = admin.page("/admin/people?q=viewer").await.text();
    assert!(page.contains("已停用") && !page.contains("/admin/people/leader"));
}

#[tokio::test]
async fn a_token_is_shown_once_and_revoked() {
    let site = Site::demo().await;
    let security = site.sign_in("security").await;
    let fields = [
        ("form", "issue"),
        ("token_name", "统计平台同步"),
        ("account", "viewer"),
        ("scope", domain::admin::TokenScope::ProjectsRead.code()),
        ("last_day", "2025-12-31"),
    ];
    let wrong = security.post_form("/admin/tokens", &fields[..3]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("value=\"统计平台同步\""), "what was typed is kept");
    let shown = security.post_form("/admin/tokens", &fields).await;
    assert_eq!(shown.status, 200);
    let token = secret(&shown);
    let (store, district) = (&site.state.context.store, &site.state.district);
    let now = site.state.context.clock.now();
    let find = || store::account::machine_token::find(store, district, &token, now);
    assert!(find().await.expect("reads").is_some());
    let page = security.page("/admin/tokens").await;
    assert!(!page.text().contains(&token));
    let id = value(&page, "revoke", "token_id");
    let fields = [("form", "revoke"), ("token_id", id.as_str())];
    leads_to(&security.post_form("/admin/tokens", &fields).await, "/admin/tokens?done=revoked");
    assert!(find().await.expect("reads").is_none());
}
