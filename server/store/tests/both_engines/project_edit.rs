//! Changing a record: who may, what is merged and what clashes, taking back, making a new one.
//! Past 250 lines because each rule has its story, told from a record that is read first.

use crate::account::{on, person};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{calendar, day, district, dossiers, now, plain};
use domain::access::{Actor, Refusal, Role, Roles};
use domain::code_list::{Category, Stage};
use domain::project::edit::{ProjectEdit, RecordValues};
use domain::project::{Project, ProjectCode, ProjectField, StageChange};
use store::account::{assign_projects, create as create_account};
use store::journal::{head_seq, history};
use store::project::{Edited, NewRecord, RecordEdit, UndoChange, create, dossier, edit, load_batch, undo};
use store::{Acting, Store, StoreError};

on_both_engines!(
    a_change_is_stored_searched_and_journalled,
    every_field_comes_back_as_it_was_changed,
    what_does_not_clash_is_merged,
    what_clashes_is_stale,
    without_merging_any_other_revision_is_stale,
    a_manager_changes_its_own_projects_and_not_the_offices_fields,
    a_repeated_change_gets_the_first_answer,
    a_change_is_taken_back_and_forth,
    what_was_built_on_is_not_taken_back,
    a_closed_month_keeps_its_stage,
    a_new_record_gets_the_next_code,
);

const KEY: Option<&str> = Some("key");

fn office() -> Acting {
    Acting { name: "reviewer".to_owned(), account: None, actor: Actor::Account(Roles::only(Role::Reviewer)) }
}

async fn with_projects(database: &TestDatabase) -> Store {
    let store = database.open().await;
    load_batch(&store, &district(), "system", now(), &[plain(1), plain(2)]).await.expect("loads");
    store::calendar::set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("calendar");
    store
}

async fn stored(store: &Store) -> Project {
    let found = dossier(store, &district(), &plain(1).project.code).await.expect("reads");
    found.expect("is there").project
}

/// These fields to these, as somebody who sees the first record as it is in `project`.
fn to(project: &Project, changes: &[(ProjectField, &str)]) -> ProjectEdit {
    let mut edit = ProjectEdit { base: RecordValues::of(project), ..ProjectEdit::default() };
    changes.iter().for_each(|(field, value)| edit.changes.set(*field, *value));
    edit
}

async fn change(
    store: &Store,
    acting: &Acting,
    seen: i64,
    edit_: &ProjectEdit,
) -> Result<Edited, StoreError> {
    changed(store, acting, seen, edit_, None, true).await
}

async fn changed(
    store: &Store,
    acting: &Acting,
    seen_revision: i64,
    edit_: &ProjectEdit,
    key: Option<&str>,
    merges: bool,
) -> Result<Edited, StoreError> {
    let (district, code) = (district(), plain(1).project.code);
    let request = RecordEdit {
        district: &district,
        code: &code,
        acting,
        seen_revision,
        edit: edit_,
        merges,
        key,
        asked: None,
        now: now(),
    };
    Ok(edit(store, &request).await?.expect("is there"))
}

async fn take_back(store: &Store, acting: &Acting, seq: i64) -> Result<Edited, StoreError> {
    let (district, code) = (district(), plain(1).project.code);
    let request = UndoChange { district: &district, code: &code, seq, acting, key: None, now: now() };
    Ok(undo(store, &request).await?.expect("is there"))
}

async fn a_change_is_stored_searched_and_journalled(database: &TestDatabase) {
    let store = with_projects(database).await;
    let before = stored(&store).await;
    let edit =
        to(&before, &[(ProjectField::NameZh, "示例新桥"), (ProjectField::AssignedLeader, "示例领导B")]);
    let done = change(&store, &office(), 1, &edit).await.expect("edits");
    assert_eq!((done.revision, done.taken.as_slice()), (2, [].as_slice()));
    let after = stored(&store).await;
    assert_eq!((after.name.zh.as_str(), after.name.en.as_str()), ("示例新桥", "Greenway 1"));
    assert_eq!(after.revision, 2);
    let rows = sqlx::query_scalar::<_, String>("SELECT name_initials FROM project WHERE code = 'CJ-001'");
    assert_eq!(rows.fetch_one(&mut database.raw().await).await.expect("reads"), "slxq");
    let lines = history(&store, &district(), before.id, 1).await.expect("reads");
    assert_eq!((Some(lines[0].seq), lines[0].action.as_str()), (done.seq, "project.changed"));
    assert_eq!(lines[0].actor, "reviewer");
    let value: serde_json::Value =
        serde_json::from_str(lines[0].after.as_deref().expect("after")).expect("json");
    let expected =
        serde_json::json!({ "name_zh": "示例新桥", "assigned_leader": "示例领导B", "revision": 2 });
    assert_eq!(value, expected);
    let same = change(&store, &office(), 2, &to(&after, &[(ProjectField::NameZh, "示例新桥")])).await;
    assert_eq!(same.expect("nothing to do"), Edited { revision: 2, seq: None, taken: Vec::new() });
    assert!(store::verify::verify(&store, &district()).await.expect("looks").is_sound());
}

async fn every_field_comes_back_as_it_was_changed(database: &TestDatabase) {
    let store = with_projects(database).await;
    for wanted in dossiers(20) {
        let now_ = stored(&store).await;
        let mut values = RecordValues::of(&wanted.project);
        // Histories, days to come, places far away and empty names have rules of their own.
        for field in
            [ProjectField::Stage, ProjectField::ActualStart, ProjectField::ActualFinish, ProjectField::Place]
        {
            values.0.remove(&field);
        }
        if wanted.project.name.zh.is_empty() || wanted.project.scope.as_ref().is_some_and(|s| s.zh.is_empty())
        {
            continue;
        }
        let edit = ProjectEdit { base: RecordValues::of(&now_), changes: values.clone() };
        change(&store, &office(), now_.revision, &edit).await.expect("edits");
        let found = RecordValues::of(&stored(&store).await);
        let kept: Vec<_> = values.0.keys().copied().collect();
        assert_eq!(found.only(&kept), values);
    }
}

async fn what_does_not_clash_is_merged(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let theirs = to(&seen, &[(ProjectField::ProjectOwner, "甲公司"), (ProjectField::NameZh, "桥")]);
    change(&store, &office(), 1, &theirs).await.expect("edits");
    let mine = to(&seen, &[(ProjectField::ResponsibleUnit, "乙局"), (ProjectField::NameZh, "桥")]);
    let done = change(&store, &office(), 1, &mine).await.expect("merges");
    assert_eq!((done.revision, done.taken), (3, vec![ProjectField::ProjectOwner]));
    let after = stored(&store).await;
    assert_eq!(after.project_owner.as_deref(), Some("甲公司"));
    assert_eq!((after.responsible_unit.as_deref(), after.name.zh.as_str()), (Some("乙局"), "桥"));
}

async fn what_clashes_is_stale(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let theirs = to(&seen, &[(ProjectField::ProjectOwner, "甲公司")]);
    change(&store, &office(), 1, &theirs).await.expect("edits");
    let mine = to(&seen, &[(ProjectField::ProjectOwner, "乙公司"), (ProjectField::NameZh, "桥")]);
    let refused = change(&store, &office(), 1, &mine).await;
    assert!(matches!(refused, Err(StoreError::Stale { current: Some(2) })), "{refused:?}");
    assert_eq!(stored(&store).await.name, seen.name);
}

async fn without_merging_any_other_revision_is_stale(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let edit = to(&seen, &[(ProjectField::ProjectOwner, "甲公司")]);
    for revision in [0, 2] {
        let refused = changed(&store, &office(), revision, &edit, None, false).await;
        assert!(matches!(refused, Err(StoreError::Stale { current: Some(1) })), "{refused:?}");
    }
}

async fn a_manager_changes_its_own_projects_and_not_the_offices_fields(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let new = person("manager1", "manager");
    let account = create_account(&store, &district(), "admin", now(), &new).await.expect("creates");
    let manager = Acting {
        name: "manager1".to_owned(),
        account: Some(account.id),
        actor: Actor::Account(Roles::only(Role::Manager)),
    };
    let edit = to(&seen, &[(ProjectField::ProjectLiaison, "示例专员")]);
    let refused = change(&store, &manager, 1, &edit).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotYourProject))), "{refused:?}");
    on(&store, account.id, async |write| assign_projects(&store, write, &[seen.id]).await).await;
    change(&store, &manager, 1, &edit).await.expect("its own");
    let enrolled = to(&seen, &[(ProjectField::Enrolled, "")]);
    let Err(StoreError::Invalid(errors)) = change(&store, &manager, 2, &enrolled).await else {
        panic!("the office's field")
    };
    assert!(errors.of("enrolled_in_monthly_reporting").is_some());
    for role in [Role::Viewer, Role::Leader, Role::Auditor, Role::Admin, Role::SecurityAdmin] {
        let acting = Acting { actor: Actor::Account(Roles::only(role)), ..office() };
        assert!(matches!(change(&store, &acting, 2, &edit).await, Err(StoreError::Refused(_))), "{role}");
    }
}

async fn a_repeated_change_gets_the_first_answer(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let edit = to(&seen, &[(ProjectField::ProjectOwner, "甲公司")]);
    let first = changed(&store, &office(), 1, &edit, KEY, true).await.expect("edits");
    let end = head_seq(&store, &district()).await.expect("reads");
    assert_eq!(changed(&store, &office(), 1, &edit, KEY, true).await.expect("the answer again"), first);
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), end);
    let other = to(&seen, &[(ProjectField::ProjectOwner, "乙公司")]);
    let reused = changed(&store, &office(), 2, &other, KEY, true).await;
    assert!(matches!(reused, Err(StoreError::KeyReused)));
}

async fn a_change_is_taken_back_and_forth(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let changes = [(ProjectField::NameZh, "桥"), (ProjectField::Stage, "suspended 2025-10-02")];
    let done = change(&store, &office(), 1, &to(&seen, &changes)).await.expect("edits");
    let edited = stored(&store).await;
    let back = take_back(&store, &office(), done.seq.expect("a row")).await.expect("undone");
    assert_eq!(stored(&store).await, Project { revision: 3, ..seen.clone() });
    let lines = history(&store, &district(), seen.id, 1).await.expect("reads");
    assert_eq!(lines[0].action, "project.change_undone");
    take_back(&store, &office(), back.seq.expect("a row")).await.expect("undone again");
    assert_eq!(stored(&store).await, Project { revision: 4, ..edited });
}

async fn what_was_built_on_is_not_taken_back(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let first =
        change(&store, &office(), 1, &to(&seen, &[(ProjectField::NameZh, "桥")])).await.expect("edits");
    let edited = stored(&store).await;
    let other = to(&edited, &[(ProjectField::ProjectOwner, "甲公司")]);
    change(&store, &office(), 2, &other).await.expect("another field");
    let renamed = to(&edited, &[(ProjectField::NameZh, "大桥")]);
    let last = change(&store, &office(), 3, &renamed).await.expect("the same field");
    let first = first.seq.expect("a row");
    let refused = take_back(&store, &office(), first).await;
    assert!(matches!(refused, Err(StoreError::Stale { current: Some(4) })), "{refused:?}");
    take_back(&store, &office(), last.seq.expect("a row")).await.expect("the last");
    take_back(&store, &office(), first).await.expect("nothing stands on it any more");
    let after = stored(&store).await;
    assert_eq!((after.name, after.project_owner.as_deref()), (seen.name, Some("甲公司")));
    for seq in [1, 2, 9_999] {
        let refused = take_back(&store, &office(), seq).await;
        assert!(matches!(refused, Err(StoreError::Invalid(_))), "{seq}: {refused:?}");
    }
}

async fn a_closed_month_keeps_its_stage(database: &TestDatabase) {
    let store = with_projects(database).await;
    let seen = stored(&store).await;
    let closed = to(&seen, &[(ProjectField::Stage, "suspended 2025-09-30")]);
    let Err(StoreError::Invalid(errors)) = change(&store, &office(), 1, &closed).await else {
        panic!("a closed month")
    };
    assert!(errors.of("stage_effective_from").expect("told").en.contains("2025-10-01"));
    let open = to(&seen, &[(ProjectField::Stage, "suspended 2025-10-01")]);
    change(&store, &office(), 1, &open).await.expect("an open one");
    let expected = StageChange { effective_from: day("2025-10-01"), stage: Some(Stage::Suspended) };
    assert_eq!(stored(&store).await.stage_history.last(), Some(&expected));
}

async fn a_new_record_gets_the_next_code(database: &TestDatabase) {
    let store = with_projects(database).await;
    let mut wanted = ProjectEdit::default();
    wanted.changes.set(ProjectField::NameZh, "新馆");
    wanted.changes.set(ProjectField::Category, "culture_tourism");
    wanted.changes.set(ProjectField::Sector, "culture_tourism");
    let (district, code): (_, Option<ProjectCode>) = (district(), None);
    let office = office();
    let request =
        NewRecord { district: &district, code, acting: &office, edit: &wanted, key: KEY, now: now() };
    let made = create(&store, &request).await.expect("creates");
    assert_eq!(made.code.as_str(), "WL-01");
    assert_eq!(create(&store, &request).await.expect("the answer again"), made);
    let found = dossier(&store, &district, &made.code).await.expect("reads").expect("is there").project;
    assert_eq!(
        (found.category, found.name.zh.as_str(), found.revision),
        (Category::CultureTourism, "新馆", 1)
    );
    let taken = NewRecord { code: Some(made.code.clone()), key: None, ..request.clone() };
    let Err(StoreError::Invalid(errors)) = create(&store, &taken).await else { panic!("taken") };
    assert!(errors.of("code").is_some());
    let nothing = ProjectEdit::default();
    let Err(StoreError::Invalid(errors)) =
        create(&store, &NewRecord { edit: &nothing, key: None, ..request.clone() }).await
    else {
        panic!("nothing filled in")
    };
    assert_eq!(errors.0.len(), 3);
    let manager = Acting { actor: Actor::Account(Roles::only(Role::Manager)), ..office.clone() };
    let refused = create(&store, &NewRecord { acting: &manager, key: None, ..request }).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
}
