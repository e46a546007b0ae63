//! Accounts: names, roles, revisions, and what the journal says of them.

use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{day, district, now, plain};
use sqlx::Row as _;
use store::account::{
    Account, AccountId, AccountWrite, NewAccount, Roles, assign_projects, change_details, change_roles,
    create, disable, enable, find, find_by_name, list, projects_of, set_password_hash, set_totp_secret,
};
use store::journal::head_seq;
use store::project::load_batch;
use store::purge::purge_illustrative;
use store::verify::{Finding, verify};
use store::{Engine, Store, StoreError};
use uuid::Uuid;

on_both_engines!(
    an_account_is_found_under_any_spelling_of_its_name,
    of_twenty_parallel_creates_one_wins,
    every_change_is_stored_and_journalled_without_secrets,
    a_stale_change_is_refused_and_changes_nothing,
    roles_that_exclude_each_other_are_never_read,
    projects_are_assigned_as_a_whole,
    purged_projects_are_nobodys,
    rows_without_an_account_are_found,
);

pub(crate) const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";

pub(crate) fn person(name: &str, roles: &str) -> NewAccount {
    NewAccount {
        name: name.parse().expect("a name"),
        display_name: "张三".to_owned(),
        roles: roles.parse().expect("roles"),
        password_hash: Some(HASH.to_owned()),
        must_change_password: false,
        expires_on: None,
    }
}

pub(crate) async fn with_account(store: &Store, name: &str) -> Account {
    create(store, &district(), "admin", now(), &person(name, "manager")).await.expect("creates")
}

/// Nothing else writes an account in these tests: the revision is the one there is.
pub(crate) async fn on<T>(
    store: &Store,
    account: AccountId,
    write: impl AsyncFnOnce(&AccountWrite<'_>) -> Result<T, StoreError>,
) -> T {
    let district = district();
    let seen_revision = find(store, &district, account).await.expect("reads").expect("is there").revision;
    let on = AccountWrite { district: &district, account, seen_revision, actor: "admin", now: now() };
    write(&on).await.expect("writes")
}

/// Everything the journal says, oldest first: actor, action, subject, before and after.
pub(crate) async fn journal(database: &TestDatabase) -> Vec<[String; 5]> {
    let sql = "SELECT actor, action, subject_id, COALESCE(value_before, '') AS b, \
               COALESCE(value_after, '') AS a FROM journal ORDER BY seq";
    let rows = sqlx::query(sql).fetch_all(&mut database.raw().await).await.expect("reads");
    rows.iter().map(|row| [0, 1, 2, 3, 4].map(|n| row.get(n))).collect()
}

pub(crate) async fn must_be_sound(store: &Store) {
    let report = verify(store, &district()).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}

async fn an_account_is_found_under_any_spelling_of_its_name(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "Wang.Wu").await;
    assert_eq!(account.id.0.get_version_num(), 7);
    for typed in ["wang.wu", " WANG.WU ", "ｗａｎｇ．ｗｕ"] {
        let found = find_by_name(&store, &district(), typed).await.expect("reads").expect("is there");
        assert_eq!((&found.account, found.password_hash.as_deref()), (&account, Some(HASH)));
        assert!(!format!("{found:?}").contains("argon2"));
    }
    for typed in ["", "wang", "wang.wu\0", "' OR '1'='1", &"x".repeat(100_000)] {
        let found = find_by_name(&store, &district(), typed).await.expect("reads");
        assert!(typed.starts_with("wang.") || found.is_none(), "{typed:.20}");
    }
    assert_eq!(find(&store, &district(), account.id).await.expect("reads"), Some(account.clone()));
    let other = "350502".parse().expect("district");
    assert_eq!(find(&store, &other, account.id).await.expect("reads"), None);
    let first = with_account(&store, "a").await;
    assert_eq!(list(&store, &district()).await.expect("reads"), [first, account]);
}

async fn of_twenty_parallel_creates_one_wins(database: &TestDatabase) {
    let store = database.open().await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..20 {
        let (store, name) = (store.clone(), if n % 2 == 0 { "Manager1" } else { "manager1" });
        tasks.spawn(
            async move { create(&store, &district(), "admin", now(), &person(name, "manager")).await },
        );
    }
    let mut made = 0;
    while let Some(done) = tasks.join_next().await {
        match done.expect("runs") {
            Ok(_) => made += 1,
            Err(StoreError::Constraint { name }) => assert_eq!(name, "account_name_unique"),
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((made, list(&store, &district()).await.expect("reads").len()), (1, 1));
    assert_eq!(head_seq(&store, &district()).await.expect("reads"), 1);
    must_be_sound(&store).await;
}

async fn every_change_is_stored_and_journalled_without_secrets(database: &TestDatabase) {
    let store = database.open().await;
    let id = with_account(&store, "manager1").await.id;
    let roles = Roles::new(["reviewer", "viewer"]).expect("roles");
    assert_eq!(on(&store, id, async |w| change_roles(&store, w, &roles).await).await, 2);
    on(&store, id, async |w| set_password_hash(&store, w, "$argon2id$new", true).await).await;
    on(&store, id, async |w| set_totp_secret(&store, w, Some("SEALED")).await).await;
    on(&store, id, async |w| change_details(&store, w, "李四", Some(day("2025-12-31"))).await).await;
    on(&store, id, async |w| disable(&store, w).await).await;
    let found = find_by_name(&store, &district(), "manager1").await.expect("reads").expect("is there");
    assert_eq!(found.password_hash.as_deref(), Some("$argon2id$new"));
    assert_eq!(found.totp_secret.as_deref(), Some("SEALED"));
    let account = found.account;
    assert_eq!((&account.roles, account.display_name.as_str(), account.revision), (&roles, "李四", 6));
    assert!(account.must_change_password && account.has_totp && !account.is_active(now()));
    assert_eq!((account.disabled_at, account.password_changed_at), (Some(now()), Some(now())));
    on(&store, id, async |w| set_totp_secret(&store, w, None).await).await;
    assert_eq!(on(&store, id, async |w| enable(&store, w).await).await, 8);
    let account = find(&store, &district(), id).await.expect("reads").expect("is there");
    assert!(!account.has_totp && account.is_active("2025-12-31T15:59:59Z".parse().expect("instant")));
    assert!(!account.is_active("2025-12-31T16:00:00Z".parse().expect("instant")));

    let journal = journal(database).await;
    let actions: Vec<_> = journal.iter().map(|row| row[1].trim_start_matches("account.")).collect();
    let expected = [
        "created",
        "roles_changed",
        "password_changed",
        "totp_set",
        "details_changed",
        "disabled",
        "totp_removed",
        "enabled",
    ];
    assert_eq!(actions, expected);
    assert!(journal.iter().all(|row| row[0] == "admin" && row[2] == id.to_string()));
    assert!(journal[1][3].contains(r#""roles":["manager"]"#), "{:?}", journal[1]);
    assert!(journal[1][4].contains(r#""roles":["viewer","reviewer"]"#), "{:?}", journal[1]);
    let said = format!("{journal:?}");
    for secret in ["argon2", "SEALED", "张三", "李四"] {
        assert!(!said.contains(secret), "{secret}");
    }
    must_be_sound(&store).await;
}

async fn a_stale_change_is_refused_and_changes_nothing(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let district = district();
    let write = |account, seen_revision| AccountWrite {
        district: &district,
        account,
        seen_revision,
        actor: "admin",
        now: now(),
    };
    let late = disable(&store, &write(account.id, 4)).await;
    assert!(matches!(late, Err(StoreError::Stale { current: Some(1) })));
    let late = assign_projects(&store, &write(account.id, 0), &[]).await;
    assert!(matches!(late, Err(StoreError::Stale { current: Some(1) })));
    let nobody = disable(&store, &write(AccountId(Uuid::from_u128(1)), 1)).await;
    assert!(matches!(nobody, Err(StoreError::Stale { current: None })));
    assert_eq!(find(&store, &district, account.id).await.expect("reads"), Some(account));
    assert_eq!(head_seq(&store, &district).await.expect("reads"), 1);
}

async fn roles_that_exclude_each_other_are_never_read(database: &TestDatabase) {
    let store = database.open().await;
    with_account(&store, "manager1").await;
    assert!("auditor,admin".parse::<Roles>().is_err());
    database.tamper("UPDATE account SET roles = 'auditor,admin'").await;
    let read = find_by_name(&store, &district(), "manager1").await;
    assert!(matches!(read, Err(StoreError::Inconsistent { table: "account", column: "roles", .. })));
}

async fn projects_are_assigned_as_a_whole(database: &TestDatabase) {
    let store = database.open().await;
    load_batch(&store, &district(), "system", now(), &[plain(1), plain(2), plain(3)]).await.expect("loads");
    let id = with_account(&store, "manager1").await.id;
    let project = |n| plain(n).project.id;
    let given = [project(3), project(1), project(3)];
    assert_eq!(on(&store, id, async |w| assign_projects(&store, w, &given).await).await, 2);
    let of = projects_of(&store, &district(), id).await.expect("reads");
    assert_eq!(of, [project(1), project(3)]);
    on(&store, id, async |w| assign_projects(&store, w, &[project(2)]).await).await;
    assert_eq!(projects_of(&store, &district(), id).await.expect("reads"), [project(2)]);
    let last = journal(database).await.pop().expect("a row");
    assert_eq!(last[1], "account.projects_assigned");
    assert!(last[3].contains(&project(1).to_string()) && last[4].contains(&project(2).to_string()));
    let district = district();
    let write =
        AccountWrite { district: &district, account: id, seen_revision: 3, actor: "admin", now: now() };
    match assign_projects(&store, &write, &[project(9)]).await.expect_err("no such project") {
        StoreError::Constraint { name } => assert_eq!(name, "foreign_key"),
        other => panic!("{other}"),
    }
    assert_eq!(projects_of(&store, &district, id).await.expect("reads"), [project(2)]);
    must_be_sound(&store).await;
}

async fn purged_projects_are_nobodys(database: &TestDatabase) {
    let store = database.open().await;
    load_batch(&store, &district(), "system", now(), &[plain(1)]).await.expect("loads");
    let id = with_account(&store, "manager1").await.id;
    on(&store, id, async |w| assign_projects(&store, w, &[plain(1).project.id]).await).await;
    purge_illustrative(&store, &district(), "admin", now()).await.expect("purges");
    assert_eq!(projects_of(&store, &district(), id).await.expect("reads"), []);
    must_be_sound(&store).await;
}

async fn rows_without_an_account_are_found(database: &TestDatabase) {
    let store = database.open().await;
    load_batch(&store, &district(), "system", now(), &[plain(1)]).await.expect("loads");
    let id = with_account(&store, "manager1").await.id;
    on(&store, id, async |w| assign_projects(&store, w, &[plain(1).project.id]).await).await;
    database
        .tamper(match store.engine() {
            Engine::Sqlite => "PRAGMA foreign_keys = OFF; DELETE FROM account",
            Engine::Postgres => {
                "ALTER TABLE account_project DROP CONSTRAINT account_project_account; DELETE FROM account"
            }
        })
        .await;
    let findings = verify(&store, &district()).await.expect("looks").findings;
    assert_eq!(findings, [Finding::Orphans { table: "account_project", rows: 1 }]);
}
