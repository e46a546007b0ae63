//! Administering others' accounts: who may, and that the last administrator stays.

use crate::account::{HASH, journal, must_be_sound, person};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{day, district, now, plain};
use domain::access::{Actor, Refusal};
use domain::admin::PersonDraft;
use store::account::administer::{
    Administered, add, assign_roles, change_person, end_lock_out, end_sessions, give_projects,
    remove_second_factor, reset_password, set_disabled,
};
use store::account::{Account, Roles, create, find, find_by_name, machine_token, project_counts};
use store::project::load_batch;
use store::{Acting, DistrictId, Store, StoreError};

on_both_engines!(
    an_account_begins_as_a_reader_without_a_password,
    each_part_is_for_its_administrator_alone,
    the_last_administrator_stays,
    nobody_raises_itself,
    tokens_are_for_the_security_administrator
);

pub(crate) fn acting(name: &str, roles: &str) -> Acting {
    Acting { name: name.to_owned(), account: None, actor: Actor::Account(roles.parse().expect("roles")) }
}

pub(crate) fn on<'a>(district: &'a DistrictId, account: &Account, acting: &'a Acting) -> Administered<'a> {
    let (account, seen_revision) = (account.id, account.revision);
    Administered { district, account, seen_revision, acting, now: now() }
}

fn draft() -> PersonDraft {
    PersonDraft { display_name: "张三".to_owned(), unit: None, expires_on: None }
}

async fn made(store: &Store, name: &str, roles: &str) -> Account {
    create(store, &district(), "system", now(), &person(name, roles)).await.expect("creates")
}

async fn again(store: &Store, account: &Account) -> Account {
    find(store, &district(), account.id).await.expect("reads").expect("is there")
}

async fn an_account_begins_as_a_reader_without_a_password(database: &TestDatabase) {
    let (store, admin, district) = (database.open().await, acting("admin", "admin"), district());
    let name = "Li.Si".parse().expect("name");
    let account = add(&store, &district, &admin, now(), &name, &draft()).await.expect("adds");
    assert_eq!((account.roles.to_string().as_str(), account.password_changed_at), ("viewer", None));
    let found = find_by_name(&store, &district, "li.si").await.expect("reads").expect("is there");
    assert_eq!(found.password_hash, None);
    let taken = add(&store, &district, &admin, now(), &"LI.SI".parse().expect("name"), &draft()).await;
    assert!(matches!(taken, Err(StoreError::Invalid(errors)) if errors.of("name").is_some()));
    load_batch(&store, &district, "system", now(), &[plain(1), plain(2)]).await.expect("loads");
    let projects = [plain(1).project.id, plain(2).project.id];
    give_projects(&store, &on(&district, &account, &admin), &projects).await.expect("gives");
    assert_eq!(project_counts(&store, &district).await.expect("reads")[&account.id], 2);
    let security = acting("security", "security_admin");
    let account = again(&store, &account).await;
    reset_password(&store, &on(&district, &account, &security), HASH).await.expect("resets");
    assert!(again(&store, &account).await.must_change_password);
    let journal = journal(database).await;
    assert!(journal.iter().all(|row| !row.concat().contains("张三") && !row.concat().contains("argon2")));
    assert_eq!(journal.last().expect("rows")[0], "security");
    must_be_sound(&store).await;
}

async fn each_part_is_for_its_administrator_alone(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = made(&store, "m", "manager").await;
    for roles in ["viewer", "manager", "reviewer", "leader", "auditor", "security_admin", "admin"] {
        let who = acting(roles, roles);
        let one = again(&store, &account).await;
        let on = on(&district, &one, &who);
        let (admin, security) = (roles == "admin", roles == "security_admin");
        let allowed = |done: bool, may: bool, what: &str| assert_eq!(done, may, "{roles}: {what}");
        let stale = Administered { seen_revision: 99, ..on };
        // Stale says that the policy had nothing against it.
        let reached = |result: Result<i64, StoreError>| match result {
            Err(StoreError::Stale { .. }) => true,
            Err(StoreError::Refused(_)) => false,
            other => panic!("{other:?}"),
        };
        allowed(reached(change_person(&store, &stale, &draft()).await), admin, "details");
        allowed(reached(set_disabled(&store, &stale, true).await), admin, "disable");
        allowed(reached(give_projects(&store, &stale, &[]).await), admin, "projects");
        allowed(reached(assign_roles(&store, &stale, &one.roles).await), security, "roles");
        allowed(reached(reset_password(&store, &stale, HASH).await), security, "password");
        allowed(reached(remove_second_factor(&store, &stale).await), security, "second factor");
        allowed(end_sessions(&store, &on).await.is_ok(), security, "sessions");
        allowed(end_lock_out(&store, &on, &one.name).await.is_ok(), security, "lock-out");
        let name = format!("by-{roles}").parse().expect("name");
        allowed(add(&store, &district, &who, now(), &name, &draft()).await.is_ok(), admin, "add");
    }
    assert_eq!(again(&store, &account).await, account);
}

async fn the_last_administrator_stays(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let (admin, security) = (acting("admin", "admin"), acting("security", "security_admin"));
    let first = made(&store, "first", "admin").await;
    let guard = made(&store, "guard", "security_admin").await;
    // One who cannot sign in does not count.
    let mut sleeper = person("sleeper", "admin");
    sleeper.password_hash = None;
    create(&store, &district, "system", now(), &sleeper).await.expect("creates");
    let told = |error: StoreError| match error {
        StoreError::Invalid(errors) => errors.to_string(),
        other => panic!("{other}"),
    };
    let shut = set_disabled(&store, &on(&district, &first, &admin), true).await;
    assert!(told(shut.expect_err("the last")).contains("last account"));
    let viewer = Roles::new(["viewer"]).expect("roles");
    assert!(
        told(assign_roles(&store, &on(&district, &first, &security), &viewer).await.expect_err("last"))
            .contains("administrator")
    );
    assert!(
        told(assign_roles(&store, &on(&district, &guard, &security), &viewer).await.expect_err("last"))
            .contains("security administrator")
    );
    let past = PersonDraft { expires_on: Some(day("2025-10-07")), ..draft() };
    told(change_person(&store, &on(&district, &first, &admin), &past).await.expect_err("the last"));
    // The command line is held back, too.
    let write = store::account::AccountWrite {
        district: &district,
        account: first.id,
        seen_revision: first.revision,
        actor: "system",
        now: now(),
    };
    told(store::account::disable(&store, &write).await.expect_err("the last"));
    assert_eq!((again(&store, &first).await, again(&store, &guard).await), (first.clone(), guard));
    made(&store, "second", "admin,viewer").await;
    set_disabled(&store, &on(&district, &first, &admin), true).await.expect("there is another");
    must_be_sound(&store).await;
}

async fn nobody_raises_itself(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let own = made(&store, "security", "security_admin").await;
    let me = Acting { account: Some(own.id), ..acting("security", "security_admin") };
    let on = on(&district, &own, &me);
    for refused in [
        assign_roles(&store, &on, &own.roles).await.map(drop),
        reset_password(&store, &on, HASH).await.map(drop),
        end_lock_out(&store, &on, &own.name).await,
    ] {
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::YourOwnAccount))));
    }
}

async fn tokens_are_for_the_security_administrator(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = made(&store, "m", "manager").await.id;
    let new = machine_token::NewMachineToken {
        name: "同步".to_owned(),
        account,
        scopes: "projects:read".parse().expect("scopes"),
        expires_at: None,
    };
    let refused = machine_token::issue_as(&store, &district, &acting("a", "admin"), now(), &new).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    let security = acting("s", "security_admin");
    let (id, _) = machine_token::issue_as(&store, &district, &security, now(), &new).await.expect("issues");
    let refused = machine_token::revoke_as(&store, &district, &acting("a", "admin"), now(), id).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    assert!(machine_token::revoke_as(&store, &district, &security, now(), id).await.expect("revokes"));
}
