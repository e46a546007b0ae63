//! Changing a project's plan, its milestones and its light by plain forms.

use crate::site::{Session, Site};
use domain::code_list::CodeList as _;
use domain::status_light::Light;

/// A project of manager1 that is red in the open month and has a plan, by code.
fn red(site: &Site) -> String {
    let portfolio = site.state.context.read_model.portfolio();
    let people = server::demo::people(portfolio.entries());
    let as_of = portfolio.calendar().resolve("2025-10".parse().ok()).expect("the open month");
    let is_red = |code| portfolio.evaluation(code, as_of).is_some_and(|found| found.light == Light::Red);
    let red =
        portfolio.entries().iter().find(|entry| is_red(&entry.project.code) && !entry.milestones.is_empty());
    let entry = red.expect("a red project");
    assert!(people.iter().any(|person| person.projects.contains(&entry.project.id)));
    entry.project.code.to_string()
}

/// Who reports on a project.
fn manager_of(site: &Site, code: &str) -> String {
    let portfolio = site.state.context.read_model.portfolio();
    let id = portfolio.entry(&code.parse().expect("code")).expect("is there").project.id;
    let people = server::demo::people(portfolio.entries());
    people.into_iter().find(|person| person.projects.contains(&id)).expect("a manager").name
}

/// What stands in a hidden or shown field of a page.
fn value_of(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no {name} in {page}"));
    let tag = &page[page[..at].rfind('<').expect("a tag")..];
    let tag = &tag[..tag.find('>').expect("its end")];
    let (_, rest) = tag.split_once(" value=\"").unwrap_or(("", ""));
    rest.split('"').next().unwrap_or_default().to_owned()
}

async fn light(session: &Session<'_>, code: &str, month: &str) -> String {
    let list = session.get(&format!("/api/v1/projects?q={code}&as_of={month}")).await.json();
    list["items"][0]["light"].as_str().expect("a light").to_owned()
}

#[tokio::test]
async fn the_office_adds_a_version_and_the_baseline_stays_in_sight() {
    let site = Site::demo().await;
    let code = red(&site);
    let address = format!("/projects/{code}/plan");
    let reviewer = site.sign_in("reviewer").await;
    let page = reviewer.page(&address).await.text();
    let seen = value_of(&page, "seen");
    assert_eq!(value_of(&page, "effective_from"), "2025-10-01");
    let total = value_of(&page, "total");
    let year = value_of(&page, "annual_2025");
    assert!(!total.is_empty() && !year.is_empty(), "{page}");
    let fields = |reason: &'static str, effective: &'static str| {
        vec![
            ("form", "version"),
            ("seen", seen.as_str()),
            ("effective_from", effective),
            ("total", "88亿"),
            ("annual_2025", "12345.6789"),
            ("annual_2026", "2亿元"),
            ("phasing", "even"),
            ("planned_start", "2024-03-01"),
            ("planned_finish", "2027-12-31"),
            ("reason", reason),
            ("authority", "区政府常务会议纪要〔2025〕12号"),
        ]
    };
    let wrong = reviewer.post_form(&address, &fields("", "2025-10-01")).await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains("id=\"field-reason-error\"") && text.contains("value=\"88亿\""), "{text}");
    let early = reviewer.post_form(&address, &fields("征迁滞后", "2025-09-30")).await;
    assert!(early.status == 422 && early.text().contains("id=\"field-effective_from-error\""));
    let done = reviewer.post_form(&address, &fields("征迁滞后", "2025-10-01")).await;
    assert_eq!(done.header("location"), format!("{address}?done=changed"), "{}", done.text());
    let page = reviewer.page(&format!("{address}?done=changed")).await.text();
    for told in
        ["新版计划已保存。", "征迁滞后", "区政府常务会议纪要〔2025〕12号", "第 1 版（基准）", "88.00 亿元"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    // The same form again: the last version is not the one that was seen any more.
    let again = reviewer.post_form(&address, &fields("征迁滞后", "2025-10-01")).await;
    assert!(again.status == 409 && again.text().contains("征迁滞后"));
    site.state.context.read_model.refresh().await.expect("refreshes");
    let of = async |month: &str| {
        let record = reviewer.get(&format!("/api/v1/projects/{code}?as_of={month}")).await.json();
        record["annual_planned_investment"].as_i64()
    };
    assert_eq!(of("2025-10").await, Some(123_456_789));
    assert_ne!(of("2025-09").await, Some(123_456_789));
    let history = reviewer.page(&format!("/projects/{code}?as_of=2025-10")).await.text();
    assert!(history.contains("调整了计划"), "{history}");
}

#[tokio::test]
async fn nobody_else_changes_a_plan() {
    let site = Site::demo().await;
    let code = red(&site);
    let address = format!("/projects/{code}/plan");
    let fields = [
        ("form", "version"),
        ("seen", "1"),
        ("effective_from", "2025-10-01"),
        ("total", "1"),
        ("reason", "x"),
        ("authority", "x"),
    ];
    for name in [manager_of(&site, &code).as_str(), "viewer", "leader", "auditor", "admin", "security"] {
        let session = site.sign_in(name).await;
        assert!(!session.page(&address).await.text().contains("name=\"authority\""), "{name}");
        assert_eq!(session.post_form(&address, &fields).await.status, 403, "{name}");
    }
    assert_eq!(site.post_form_with(&address, &fields, &[]).await.status, 401);
    let public = site.page(&address).await;
    assert!(public.status == 200 && !public.text().contains("name=\"authority\""));
    assert_eq!(site.page("/projects/CJ-999/plan").await.status, 404);
}

#[tokio::test]
async fn milestones_are_told_by_the_manager_and_planned_by_the_office() {
    let site = Site::demo().await;
    let code = red(&site);
    let address = format!("/projects/{code}/milestones");
    let (manager, reviewer) = (site.sign_in(&manager_of(&site, &code)).await, site.sign_in("reviewer").await);
    let add = [("form", "add"), ("name", "专家评审"), ("planned", "2025-11-20")];
    assert_eq!(manager.post_form(&address, &add).await.status, 403);
    let wrong = reviewer.post_form(&address, &[("form", "add"), ("name", "专家评审"), ("planned", "")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("id=\"field-planned-error\""));
    assert_eq!(reviewer.post_form(&address, &add).await.header("location"), format!("{address}?done=added"));
    let list = manager.page(&address).await.text();
    let (before, _) = list.split_once("专家评审").expect("is listed");
    let row = &list[before.len()..];
    let (_, rest) = row.split_once("?edit=").expect("a link");
    let id = rest.split(['#', '"']).next().expect("an id").to_owned();
    let edit = format!("{address}?edit={id}");
    let page = manager.page(&edit).await.text();
    assert!(page.contains("name=\"forecast\"") && !page.contains("name=\"authority\""), "{page}");
    let seen = value_of(&page, "revision");
    let tell = |forecast: &'static str, actual: &'static str, seen: &str| {
        vec![
            ("form", "update".to_owned()),
            ("id", id.clone()),
            ("revision", seen.to_owned()),
            ("forecast", forecast.to_owned()),
            ("actual", actual.to_owned()),
            ("evidence", "专家意见书".to_owned()),
        ]
    };
    let send = async |session: &Session<'_>, fields: Vec<(&str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        session.post_form(&edit, &fields).await
    };
    let wrong = send(&manager, tell("2025-10-14", "2025-10-16", &seen)).await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains("id=\"field-actual-error\"") && text.contains("专家意见书"), "{text}");
    assert_eq!(send(&manager, tell("2025-12-01", "", &seen)).await.status, 303);
    assert_eq!(send(&manager, tell("2025-12-01", "2025-10-15", &seen)).await.status, 409);
    let replan = vec![
        ("form", "replan".to_owned()),
        ("id", id.clone()),
        ("revision", "2".to_owned()),
        ("planned", "2025-12-10".to_owned()),
        ("reason", "评审延期".to_owned()),
        ("authority", "区府办〔2025〕8号".to_owned()),
    ];
    assert_eq!(send(&manager, replan.clone()).await.status, 403);
    assert_eq!(send(&reviewer, replan).await.status, 303);
    assert_eq!(send(&manager, tell("2025-12-01", "2025-10-15", "3")).await.status, 303);
    let page = manager.page(&address).await.text();
    let (_, row) = page.split_once("专家评审").expect("is listed");
    for told in ["2025-11-20", "2025-12-10", "2025-12-01", "2025-10-15", "专家意见书"] {
        assert!(row.contains(told), "{told}");
    }
    // Evidence is internal.
    let public = site.page(&address).await.text();
    assert!(public.contains("专家评审") && !public.contains("专家意见书"));
}

#[tokio::test]
async fn a_light_is_set_aside_with_a_reason_and_comes_back() {
    let site = Site::demo().await;
    let code = red(&site);
    let address = format!("/projects/{code}/light");
    let reviewer = site.sign_in("reviewer").await;
    let record = reviewer.page(&format!("/projects/{code}?as_of=2025-10")).await.text();
    assert!(record.contains(&format!("href=\"{address}\"")), "{record}");
    let before = light(&reviewer, &code, "2025-10").await;
    let fields = |until: &'static str| {
        [("form", "excuse"), ("from", "2025-10-01"), ("until", until), ("reason", "管线迁改由省级统筹")]
    };
    for name in [manager_of(&site, &code).as_str(), "leader", "viewer"] {
        let refused = site.sign_in(name).await.post_form(&address, &fields("2025-12-31")).await;
        assert_eq!(refused.status, 403, "{name}");
    }
    let wrong = reviewer.post_form(&address, &fields("2025-09-30")).await;
    let text = wrong.text();
    assert!(wrong.status == 422 && text.contains("id=\"field-until-error\""), "{text}");
    assert!(text.contains("管线迁改由省级统筹"));
    let done = reviewer.post_form(&address, &fields("2025-12-31")).await;
    assert_eq!(done.header("location"), format!("{address}?done=excused"), "{}", done.text());
    site.state.context.read_model.refresh().await.expect("refreshes");
    assert_eq!(before, Light::Red.code());
    assert_eq!(light(&reviewer, &code, "2025-10").await, Light::Grey.code());
    // A closed month keeps the light it had.
    assert_ne!(light(&reviewer, &code, "2025-09").await, Light::Grey.code());
    // What it would be stays visible, to everybody; who set it aside does not.
    let public = site.page(&format!("/projects/{code}?as_of=2025-10")).await.text();
    assert!(
        public.contains("已豁免至 2025-12-31：管线迁改由省级统筹") && public.contains("按规则为"),
        "{public}"
    );
    let public = site.page(&address).await.text();
    assert!(public.contains("管线迁改由省级统筹") && !public.contains("办理人"), "{public}");
    let page = reviewer.page(&address).await.text();
    assert!(page.contains("办理人：reviewer"), "{page}");
    let (id, seen) = (value_of(&page, "id"), value_of(&page, "revision"));
    let revoke = [("form", "revoke"), ("id", id.as_str()), ("revision", seen.as_str())];
    assert_eq!(reviewer.post_form(&address, &revoke).await.status, 303);
    site.state.context.read_model.refresh().await.expect("refreshes");
    assert_eq!(light(&reviewer, &code, "2025-10").await, before);
}
