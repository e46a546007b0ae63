//! Orders through plain forms: a leader gives one, the manager tells how it goes, the office closes it.

use crate::issues::{open, projects, revision};
use crate::site::{Session, Site};

const TITLE: &str = "征迁扫尾滞后";

/// The form of an order about a project.
fn demand<'a>(code: &'a str, owner: &'a str, due: &'a str) -> [(&'a str, &'a str); 5] {
    [("form", "order"), ("code", code), ("title", TITLE), ("owner", owner), ("due", due)]
}

/// Orders something of a project and returns its address.
async fn order(leader: &Session<'_>, code: &str) -> String {
    let answer = leader.post_form("/issues/new", &demand(code, "区住建局", "2025-11-15")).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let to = answer.header("location").to_owned();
    let (address, done) = to.split_once('?').expect("what was done");
    assert_eq!(done, "done=ordered");
    address.to_owned()
}

#[tokio::test]
async fn an_order_goes_its_way_by_plain_forms() {
    let site = Site::demo().await;
    let (code, _) = projects(&site).await;
    let (leader, manager) = (site.sign_in("leader").await, site.sign_in("manager1").await);
    let record = leader.page(&format!("/projects/{code}")).await.text();
    assert!(record.contains(&format!("href=\"/issues/new?order=yes&amp;project={code}\"")), "{record}");
    assert!(leader.page("/issues").await.text().contains("href=\"/issues/new?order=yes\""));
    let form = leader.page(&format!("/issues/new?order=yes&project={code}")).await.text();
    assert!(form.contains("下达督办") && form.contains(&format!("value=\"{code}\"")), "{form}");
    // Codes and units are suggested: nobody knows them by heart.
    let entries = site.state.context.read_model.portfolio();
    let entry = entries.entries().iter().find(|entry| entry.project.code.to_string() == code).expect("it");
    let form = form.replace("<!>", "");
    assert!(form.contains(&format!("<option value=\"{code}\">{}</option>", entry.project.name.zh)), "{form}");
    let unit = entries.entries().iter().find_map(|entry| entry.project.responsible_unit.clone());
    let unit = unit.expect("a unit");
    assert!(form.contains(&format!("<option value=\"{unit}\"></option>")), "{unit}: {form}");

    let address = order(&leader, &code).await;
    let page = leader.page(&format!("{address}?done=ordered")).await.text();
    for told in ["已督办。", TITLE, "区住建局", "2025-11-15", "督办日期"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    // A leader changes the order and closes it; how it goes is not a leader's to tell.
    for (field, is_there) in [("order", true), ("evidence", true), ("note", false), ("instruction", false)] {
        assert_eq!(page.contains(&format!("name=\"{field}\"")), is_there, "{field}");
    }
    let listed = manager.page("/issues?ordered=yes").await.text();
    assert!(listed.contains(TITLE) && listed.contains("督办未办结"), "{listed}");

    let page = manager.page(&address).await;
    for (field, is_there) in [("note", true), ("order", false), ("evidence", false), ("owner", false)] {
        assert_eq!(page.text().contains(&format!("name=\"{field}\"")), is_there, "{field}");
    }
    assert!(page.text().contains("由区项目办或区领导办结"), "{}", page.text());
    let seen = revision(&page);
    let note = [("form", "note"), ("revision", seen.as_str()), ("note", "剩余两户已签约")];
    assert_eq!(manager.post_form(&address, &note).await.status, 303);
    let seen = revision(&manager.page(&address).await);
    let close = [
        ("form", "close"),
        ("revision", seen.as_str()),
        ("closed", "2025-10-15"),
        ("evidence", "全部签约腾空"),
    ];
    let refused = manager.post_form(&address, &close).await;
    assert_eq!(refused.status, 403);
    let text = refused.text();
    assert!(text.contains("区项目办审核员、领导") && text.contains("全部签约腾空"), "{text}");

    let reviewer = site.sign_in("reviewer").await;
    assert!(!reviewer.page(&address).await.text().contains("name=\"instruction\""));
    let assign =
        [("form", "assign"), ("revision", seen.as_str()), ("owner", "示例单位01"), ("due", "2026-06-30")];
    let refused = reviewer.post_form(&address, &assign).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(text.contains("id=\"field-owner-error\"") && text.contains("只能由区领导调整"), "{text}");
    assert!(text.contains("value=\"2026-06-30\""), "what was typed is kept: {text}");
    assert_eq!(
        reviewer.post_form(&address, &close).await.header("location"),
        format!("{address}?done=closed")
    );
    let page = manager.page(&address).await.text();
    assert!(page.contains("全部签约腾空") && !page.contains("name=\"reason\""), "{page}");
    site.state.context.read_model.refresh().await.expect("refreshes");
    let history = manager.page(&format!("/projects/{code}")).await.text();
    assert!(history.contains(&format!("督办了问题“{TITLE}”")), "{history}");
}

#[tokio::test]
async fn an_issue_of_the_register_is_ordered_on_its_page() {
    let site = Site::demo().await;
    let (code, _) = projects(&site).await;
    let address = open(&site.sign_in("manager1").await, &code, "管线迁改滞后").await;
    let leader = site.sign_in("leader").await;
    let page = leader.page(&address).await;
    // What is known stands there already.
    assert!(page.text().contains("value=\"2025-11-15\""), "{}", page.text());
    let seen = revision(&page);
    let wrong = [
        ("form", "order"),
        ("revision", seen.as_str()),
        ("owner", " "),
        ("due", ""),
        ("order", "限期完成迁改"),
    ];
    let refused = leader.post_form(&address, &wrong).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    for field in ["owner", "due"] {
        assert!(text.contains(&format!("id=\"field-{field}-error\"")), "{field}: {text}");
    }
    assert!(text.contains("限期完成迁改"), "what was typed is kept");
    let right = [
        ("form", "order"),
        ("revision", seen.as_str()),
        ("owner", "区住建局"),
        ("due", "2025-10-31"),
        ("order", "限期完成迁改"),
    ];
    for (name, status) in [("viewer", 403), ("manager1", 403), ("reviewer", 403), ("auditor", 403)] {
        assert_eq!(site.sign_in(name).await.post_form(&address, &right).await.status, status, "{name}");
    }
    assert_eq!(
        leader.post_form(&address, &right).await.header("location"),
        format!("{address}?done=ordered")
    );
    let text = leader.page(&address).await.text();
    assert!(text.contains("限期完成迁改") && text.contains("责任单位：区住建局，期限：2025-10-31"), "{text}");
    let english = site.sign_in("viewer").await.page(&format!("{address}?lang=en")).await.text();
    assert!(english.contains("Ordered"), "{english}");
}

#[tokio::test]
async fn who_may_not_order_is_refused_and_mistakes_are_told_at_their_fields() {
    let site = Site::demo().await;
    let (code, _) = projects(&site).await;
    let sent = demand(&code, "区住建局", "2025-11-15");
    for name in ["viewer", "manager1", "reviewer", "auditor", "admin", "security"] {
        assert_eq!(site.sign_in(name).await.post_form("/issues/new", &sent).await.status, 403, "{name}");
    }
    assert_eq!(site.post_form_with("/issues/new", &sent, &[]).await.status, 401);
    let leader = site.sign_in("leader").await;
    let refused = leader.post_form("/issues/new", &demand("CJ-999", "", "")).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    for field in ["code", "owner", "due"] {
        assert!(text.contains(&format!("id=\"field-{field}-error\"")), "{field}: {text}");
    }
    assert!(text.contains(&format!("value=\"{TITLE}\"")) && text.contains("下达督办"), "{text}");
    let past = leader.post_form("/issues/new", &demand(&code, "区住建局", "2025-10-14")).await;
    assert_eq!(past.status, 422);
    assert!(past.text().contains("id=\"field-due-error\""));
    // The office opens and assigns; an order is not offered to it, whatever the address asks for.
    let form = site.sign_in("reviewer").await.page("/issues/new?order=yes").await.text();
    assert!(form.contains("登记新问题") && !form.contains("下达督办"), "{form}");
    assert_eq!(leader.page("/issues?ordered=no").await.status, 422);
}
