//! Changing a record by its form, without JavaScript.

use crate::person::{Person, form_of, projects, stored, typed};
use crate::site::Site;
use domain::project::Project;

#[tokio::test]
async fn a_form_without_javascript_changes_a_record_and_takes_it_back() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let manager = Person::manager(&site, &project, true).await;
    let address = format!("/projects/{}/edit", project.code);
    let page = manager.page(&address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let fields = form_of(&page.text());
    let unchanged = manager.post_form(&address, &fields).await;
    assert_eq!(unchanged.status, 303, "{}", unchanged.text());
    assert_eq!(unchanged.header("location"), format!("/projects/{}?done=unchanged", project.code));
    let page = manager.page(&address).await.text();
    let fields = typed(form_of(&page), &[("name_zh", "示例改名工程"), ("project_liaison", "示例专员甲")]);
    let saved = manager.post_form(&address, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(saved.header("location"), format!("/projects/{}?done=saved", project.code));
    let after = stored(&site, &project.code).await;
    assert_eq!(after.name.zh, "示例改名工程");
    assert_eq!(
        (after.revision, after.place, after.stage_history),
        (project.revision + 1, project.place.clone(), project.stage_history.clone())
    );
    let again = manager.post_form(&address, &fields).await;
    assert_eq!(again.header("location"), saved.header("location"), "a repeated submit");
    assert_eq!(stored(&site, &project.code).await.revision, project.revision + 1);

    let record = manager.page(saved.header("location")).await.text();
    assert!(record.contains("已保存。") && record.contains("示例改名工程"), "{record}");
    let undo = form_of(&record);
    assert_eq!(undo[0], ("form".to_owned(), "undo".to_owned()));
    let undone = manager.post_form(&address, &undo).await;
    assert_eq!(undone.header("location"), format!("/projects/{}?done=undone", project.code));
    let restored = stored(&site, &project.code).await;
    assert_eq!(restored, Project { revision: project.revision + 2, ..project.clone() });
    let twice = manager.post_form(&address, &undo).await;
    assert_eq!(twice.status, 409);
    assert!(twice.text().contains("不能直接撤销"));
}

#[tokio::test]
async fn mistakes_are_told_at_their_fields_and_nothing_typed_is_lost() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let reviewer = Person::named(&site, "reviewer").await;
    let address = format!("/projects/{}/edit", project.code);
    let wrong = [
        ("name_zh", ""),
        ("approval_code", "12-34"),
        ("opening_balance", "很多"),
        ("stage", "suspended"),
        ("stage_effective_from", "2025-03-01"),
        ("responsible_unit", "示例新单位"),
    ];
    let fields = typed(form_of(&reviewer.page(&address).await.text()), &wrong);
    let answer = reviewer.post_form(&address, &fields).await;
    let page = answer.text();
    assert_eq!(answer.status, 422);
    for field in ["name_zh", "approval_code", "opening_balance"] {
        assert!(page.contains(&format!("id=\"field-{field}-error\"")), "{field}");
    }
    assert!(page.contains("value=\"很多\"") && page.contains("value=\"示例新单位\""));
    let mended =
        typed(form_of(&page), &[("name_zh", "甲"), ("approval_code", ""), ("opening_balance", "1亿")]);
    let answer = reviewer.post_form(&address, &mended).await;
    assert_eq!(answer.status, 422, "a closed month keeps its stage");
    let page = answer.text();
    assert!(
        page.contains("id=\"field-stage_effective_from-error\"") && page.contains("2025-10-01"),
        "{page}"
    );
    let mended = typed(form_of(&page), &[("stage_effective_from", "2025-10-02")]);
    assert_eq!(reviewer.post_form(&address, &mended).await.status, 303);
    let after = stored(&site, &project.code).await;
    assert_eq!(after.responsible_unit.as_deref(), Some("示例新单位"));
    assert_eq!(after.opening_balance.map(|yuan| yuan.0), Some(100_000_000));
}

#[tokio::test]
async fn what_two_changed_differently_is_shown_three_ways_and_chosen() {
    let site = Site::demo().await;
    let (project, _) = projects(&site).await;
    let reviewer = Person::named(&site, "reviewer").await;
    let manager = Person::manager(&site, &project, true).await;
    let address = format!("/projects/{}/edit", project.code);
    let before = form_of(&manager.page(&address).await.text());
    let theirs = typed(
        form_of(&reviewer.page(&address).await.text()),
        &[("project_owner", "示例丙公司"), ("responsible_unit", "示例丙局")],
    );
    assert_eq!(reviewer.post_form(&address, &theirs).await.status, 303);
    let merged = typed(before.clone(), &[("name_en", "Another name"), ("key", "other")]);
    let merged = manager.post_form(&address, &merged).await;
    assert_eq!(merged.header("location"), format!("/projects/{}?done=saved-merged", project.code));

    let mine = typed(before, &[("project_owner", "示例乙公司"), ("scope_zh", "示例新内容")]);
    let clash = manager.post_form(&address, &mine).await;
    let page = clash.text();
    assert_eq!(clash.status, 409);
    let old = project.project_owner.clone().expect("an owner");
    for value in ["示例乙公司", "示例丙公司", old.as_str(), "示例新内容"] {
        assert!(page.contains(value), "{value}");
    }
    assert!(page.contains("name=\"choose.project_owner\"") && page.contains("已采用他人的修改"));
    let unchosen = manager.post_form(&address, &form_of(&page)).await;
    assert_eq!(unchosen.status, 422);
    assert!(unchosen.text().contains("name=\"choose.project_owner\""));
    let chosen = typed(form_of(&unchosen.text()), &[("choose.project_owner", "theirs")]);
    let saved = manager.post_form(&address, &chosen).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let after = stored(&site, &project.code).await;
    assert_eq!(after.project_owner.as_deref(), Some("示例丙公司"));
    assert_eq!(after.responsible_unit.as_deref(), Some("示例丙局"));
    assert_eq!(after.scope.expect("scope").zh, "示例新内容");
}

#[tokio::test]
async fn only_who_may_is_given_the_form_and_heard() {
    let site = Site::demo().await;
    let (project, other) = projects(&site).await;
    let manager = Person::manager(&site, &project, true).await;
    let own = format!("/projects/{}/edit", project.code);
    let fields = form_of(&manager.page(&own).await.text());
    assert!(!fields.iter().any(|(name, _)| name == "category" || name == "opening_balance"));
    let foreign = format!("/projects/{}/edit", other.code);
    assert_eq!(manager.page(&foreign).await.status, 403);
    assert_eq!(manager.post_form(&foreign, &typed(fields.clone(), &[("name_zh", "x")])).await.status, 403);
    assert_eq!(manager.page("/projects/new").await.status, 403);
    let forced = typed(fields.clone(), &[("category", "culture_tourism"), ("key", "forced")]);
    assert_eq!(manager.post_form(&own, &forced).await.status, 422);
    for role in ["viewer", "leader", "auditor", "admin", "security"] {
        let person = Person::named(&site, role).await;
        assert_eq!(person.page(&own).await.status, 403, "{role}");
        assert_eq!(person.post_form(&own, &fields).await.status, 403, "{role}");
        let record = person.page(&format!("/projects/{}", project.code)).await.text();
        assert!(!record.contains(&own), "{role} is shown the way");
    }
    assert_eq!(site.page(&own).await.status, 401);
    assert_eq!(site.page("/projects/no-such-code/edit").await.status, 404);
    assert_eq!(stored(&site, &project.code).await, project);
}

#[tokio::test]
async fn a_new_record_gets_the_next_code_of_its_series() {
    let site = Site::demo().await;
    let reviewer = Person::named(&site, "reviewer").await;
    let page = reviewer.page("/projects/new").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let empty = reviewer.post_form("/projects/new", &form_of(&page.text())).await;
    assert_eq!(empty.status, 422);
    let text = empty.text();
    for field in ["name_zh", "category", "sector"] {
        assert!(text.contains(&format!("id=\"field-{field}-error\"")), "{field}");
    }
    let filled = [("name_zh", "示例新馆"), ("category", "culture_tourism"), ("sector", "culture_tourism")];
    let made = reviewer.post_form("/projects/new", &typed(form_of(&text), &filled)).await;
    assert_eq!((made.status.as_u16(), made.header("location")), (303, "/projects/WL-16?done=created"));
    let taken = typed(form_of(&text), &[("code", "wl-16"), filled[0], filled[1], filled[2], ("key", "b")]);
    let taken = reviewer.post_form("/projects/new", &taken).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text().contains("id=\"field-code-error\""));
    let record = reviewer.page("/projects/WL-16?done=created").await;
    assert!(record.status == 200 && record.text().contains("示例新馆"));
}
