//! The issue register: who sees it, what is done with plain forms, and what is told at the fields.

use crate::site::{Answer, Session, Site};

/// A project that manager1 reports on, and one that is another manager's.
pub async fn projects(site: &Site) -> (String, String) {
    let people = server::demo::people(site.state.context.read_model.portfolio().entries());
    let of = |name: &str| {
        let person = people.iter().find(|person| person.name == name).expect("a manager");
        let portfolio = site.state.context.read_model.portfolio();
        let entry = portfolio.entries().iter().find(|entry| entry.project.id == person.projects[0]);
        entry.expect("a project").project.code.to_string()
    };
    (of("manager1"), of("manager2"))
}

/// Opens an issue and returns its address.
pub async fn open(session: &Session<'_>, code: &str, title: &str) -> String {
    let fields =
        [("form", "open"), ("code", code), ("title", title), ("severity", "major"), ("due", "2025-11-15")];
    let answer = session.post_form("/issues/new", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let to = answer.header("location").to_owned();
    let (address, done) = to.split_once('?').expect("what was done");
    assert_eq!(done, "done=opened");
    address.to_owned()
}

/// The revision the page's forms carry.
pub fn revision(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("name=\"revision\" value=\"").expect("a form");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_register_is_for_internal_readers() {
    let site = Site::demo().await;
    let page = site.page("/issues").await;
    assert_eq!(page.status, 401);
    assert!(page.text().contains("/sign-in"), "{}", page.text());
    assert!(!page.text().contains("管线迁改"));
    assert_eq!(site.sign_in("admin").await.page("/issues").await.status, 403);
    for name in ["viewer", "manager1", "reviewer", "leader", "auditor"] {
        let page = site.sign_in(name).await.page("/issues?state=all").await;
        assert_eq!(page.status, 200, "{name}");
        let text = page.text();
        assert!(text.contains("办结率") && text.contains("【示例】"), "{name}");
        // Only who may open one is offered the form.
        assert_eq!(text.contains("href=\"/issues/new\""), matches!(name, "manager1" | "reviewer"), "{name}");
        assert!(text.contains("href=\"/issues\""), "{name}");
    }
    assert!(!site.page("/").await.text().contains("href=\"/issues\""));
}

#[tokio::test]
async fn filters_stand_in_the_address_and_wrong_ones_are_refused() {
    let site = Site::demo().await;
    let viewer = site.sign_in("viewer").await;
    let all = viewer.page("/issues?state=all").await.text();
    let closed = viewer.page("/issues?state=closed").await.text();
    assert!(all.contains("已销号") && !closed.contains("还有 "), "{closed}");
    let (code, _) = projects(&site).await;
    assert_eq!(
        viewer.page(&format!("/issues?project={code}&q=x&severity=major&owner=none")).await.status,
        200
    );
    assert_eq!(viewer.page("/issues?state=gone").await.status, 422);
    assert_eq!(viewer.page("/issues?light=red").await.status, 422);
    assert_eq!(viewer.page("/issues/no-such-issue").await.status, 404);
}

#[tokio::test]
async fn an_issue_goes_its_way_by_plain_forms() {
    let site = Site::demo().await;
    let (code, _) = projects(&site).await;
    let (manager, reviewer) = (site.sign_in("manager1").await, site.sign_in("reviewer").await);
    let address = open(&manager, &code, "电力管线迁改方案未定").await;
    let page = manager.page(&format!("{address}?done=opened")).await;
    let text = page.text();
    assert!(
        text.contains("已登记。") && text.contains("电力管线迁改方案未定") && text.contains("2025-11-15")
    );
    // A manager neither assigns nor moves the due date.
    assert!(!text.contains("name=\"owner\"") && text.contains("name=\"note\""));
    let seen = revision(&page);
    let assign = [
        ("form", "assign"),
        ("revision", seen.as_str()),
        ("owner", "示例单位01"),
        ("due", "2025-11-30"),
        ("instruction", "本月内会商"),
    ];
    assert_eq!(manager.post_form(&address, &assign).await.status, 403);
    assert_eq!(
        reviewer.post_form(&address, &assign).await.header("location"),
        format!("{address}?done=assigned")
    );
    // What the manager saw has changed: it is told, and what was typed is kept.
    let note = [("form", "note"), ("revision", seen.as_str()), ("note", "已与电力公司会商两次")];
    let stale = manager.post_form(&address, &note).await;
    assert_eq!(stale.status, 409);
    assert!(
        stale.text().contains("已与电力公司会商两次") && stale.text().contains("他人已修改"),
        "{}",
        stale.text()
    );
    let seen = revision(&stale);
    let note = [("form", "note"), ("revision", seen.as_str()), ("note", "已与电力公司会商两次")];
    assert_eq!(manager.post_form(&address, &note).await.status, 303);
    let page = manager.page(&address).await;
    let seen = revision(&page);
    let close = |evidence: &'static str, day: &'static str, seen: &str| {
        vec![
            ("form", "close".to_owned()),
            ("revision", seen.to_owned()),
            ("closed", day.to_owned()),
            ("evidence", evidence.to_owned()),
        ]
    };
    let send = async |fields: Vec<(&str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        manager.post_form(&address, &fields).await
    };
    let wrong = send(close("", "2025-10-16", &seen)).await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains("id=\"field-evidence-error\""), "{text}");
    let wrong = send(close("迁改协议已签", "2025-10-16", &seen)).await;
    let text = wrong.text();
    assert!(text.contains("id=\"field-closed-error\"") && text.contains("迁改协议已签"), "{text}");
    assert_eq!(
        send(close("迁改协议已签", "2025-10-15", &seen)).await.header("location"),
        format!("{address}?done=closed")
    );
    let page = manager.page(&format!("{address}?done=closed")).await;
    let text = page.text();
    for told in ["已销号。", "迁改协议已签", "本月内会商", "示例单位01", "重开"] {
        assert!(text.contains(told), "{told}");
    }
    let seen = revision(&page);
    let reopen = [("form", "reopen"), ("revision", seen.as_str()), ("reason", "协议未履行")];
    assert_eq!(reviewer.post_form(&address, &reopen).await.status, 303);
    site.state.context.read_model.refresh().await.expect("refreshes");
    let history = manager.page(&format!("/projects/{code}")).await.text();
    assert!(history.contains("重开了问题“电力管线迁改方案未定”"), "{history}");
}

#[tokio::test]
async fn every_mistake_is_told_at_its_field_and_nothing_typed_is_lost() {
    let site = Site::demo().await;
    let reviewer = site.sign_in("reviewer").await;
    let fields =
        [("form", "open"), ("code", "CJ-999"), ("title", " "), ("owner", "区住建局"), ("due", "2025-10-14")];
    let answer = reviewer.post_form("/issues/new", &fields).await;
    assert_eq!(answer.status, 422);
    let text = answer.text();
    for field in ["code", "title"] {
        assert!(text.contains(&format!("id=\"field-{field}-error\"")), "{field}: {text}");
    }
    assert!(text.contains("value=\"CJ-999\"") && text.contains("value=\"区住建局\""));
    let (code, _) = projects(&site).await;
    let past = [("form", "open"), ("code", code.as_str()), ("title", "x"), ("due", "2025-10-14")];
    let answer = reviewer.post_form("/issues/new", &past).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("id=\"field-due-error\""));
}

#[tokio::test]
async fn rights_are_the_policys_whatever_is_posted() {
    let site = Site::demo().await;
    let (own, others) = projects(&site).await;
    let post = [("form", "open"), ("code", others.as_str()), ("title", "x"), ("severity", "major")];
    assert_eq!(site.sign_in("manager1").await.post_form("/issues/new", &post).await.status, 403);
    for name in ["viewer", "leader", "auditor", "admin", "security"] {
        assert_eq!(site.sign_in(name).await.post_form("/issues/new", &post).await.status, 403, "{name}");
    }
    assert_eq!(site.post_form_with("/issues/new", &post, &[]).await.status, 401);
    // A stranger learns nothing of mistakes or of what there is; whose session has ended loses nothing.
    let wrong = [("form", "open"), ("code", "CJ-999"), ("title", "管线迁改未定")];
    let asked = site.post_form_with("/issues/new", &wrong, &[]).await;
    assert_eq!(asked.status, 401);
    assert!(asked.text().contains("value=\"管线迁改未定\"") && !asked.text().contains("没有编号为"));
    let nothing = format!("/issues/{}", uuid::Uuid::nil());
    assert_eq!(site.post_form_with(&nothing, &[("form", "note"), ("note", "x")], &[]).await.status, 401);
    assert_eq!(site.page("/issues/new").await.status, 401);
    assert_eq!(site.sign_in("viewer").await.page("/issues/new").await.status, 403);
    let form = site.sign_in("manager1").await.page(&format!("/issues/new?project={own}")).await.text();
    assert!(
        form.contains(&format!("value=\"{own}\" selected")) && !form.contains(&format!("value=\"{others}\""))
    );
    let form = site.sign_in("reviewer").await.page(&format!("/issues/new?project={others}")).await.text();
    assert!(form.contains(&format!("value=\"{others}\"")));
    let address = open(&site.sign_in("manager1").await, &own, "x").await;
    let note = [("form", "note"), ("revision", "1"), ("note", "x")];
    assert_eq!(site.sign_in("manager2").await.post_form(&address, &note).await.status, 403);
    let leader = site.sign_in("leader").await.page(&address).await;
    assert!(leader.status == 200 && !leader.text().contains("name=\"note\""));
}

#[tokio::test]
async fn a_form_sent_twice_opens_one_issue() {
    let site = Site::demo().await;
    let (code, _) = projects(&site).await;
    let reviewer = site.sign_in("reviewer").await;
    let fields = [("form", "open"), ("key", "k-1"), ("code", code.as_str()), ("title", "只登记一次")];
    let first = reviewer.post_form("/issues/new", &fields).await;
    let second = reviewer.post_form("/issues/new", &fields).await;
    assert_eq!((first.status.as_u16(), first.header("location")), (303, second.header("location")));
    let found = reviewer.page("/issues?q=%E5%8F%AA%E7%99%BB%E8%AE%B0%E4%B8%80%E6%AC%A1").await.text();
    assert_eq!(
        found.matches("只登记一次").count() - found.matches("value=\"只登记一次\"").count(),
        1,
        "{found}"
    );
}

#[tokio::test]
async fn the_public_reads_how_many_and_not_which() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let with_issues = portfolio.entries().iter().find(|entry| !entry.issues.is_empty()).expect("one");
    let code = with_issues.project.code.to_string();
    let title = {
        let district = &site.state.district;
        let dossier = store::project::dossier(&site.state.context.store, district, &with_issues.project.code);
        dossier.await.expect("reads").expect("is there").issues[0].title.zh.clone()
    };
    let address = format!("/projects/{code}?as_of=2025-10");
    let public = site.page(&address).await.text();
    assert!(public.contains("问题台账") && !public.contains(&title), "{public}");
    let viewer = site.sign_in("viewer").await.page(&address).await.text();
    assert!(viewer.contains(&title), "{viewer}");
    let record = site.get(&format!("/api/v1/projects/{code}?as_of=2025-10")).await.json();
    assert_eq!(record["issues"], serde_json::json!([]), "the API gives the public no issue at all");
    let session = site.sign_in("viewer").await;
    let record = session.get(&format!("/api/v1/projects/{code}?as_of=2025-10")).await.json();
    assert_eq!(record["issues"][0]["title"]["zh"], title);
}
