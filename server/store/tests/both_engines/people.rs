//! Accounts for tests: who reports, who reviews.

use crate::sample::{district, now};
use domain::access::Actor;
use domain::project::ProjectId;
use store::account::{AccountWrite, NewAccount, Roles, assign_projects, create};
use store::{Acting, Store};

/// An account with these roles that reports on these projects. Two journal rows, one without projects.
pub(crate) async fn person(store: &Store, name: &str, roles: &[&str], projects: &[ProjectId]) -> Acting {
    let roles = Roles::new(roles.iter().copied()).expect("roles");
    let new = NewAccount {
        name: name.parse().expect("name"),
        display_name: format!("示例人员 {name}"),
        roles,
        password_hash: None,
        must_change_password: false,
        expires_on: None,
    };
    let account = create(store, &district(), "system", now(), &new).await.expect("makes");
    if !projects.is_empty() {
        assign(store, &account, projects).await;
    }
    Acting { name: name.to_owned(), account: Some(account.id), actor: Actor::Account(roles.get()) }
}

async fn assign(store: &Store, account: &store::account::Account, projects: &[ProjectId]) {
    let district = district();
    let write = AccountWrite {
        district: &district,
        account: account.id,
        seen_revision: account.revision,
        actor: "system",
        now: now(),
    };
    assign_projects(store, &write, projects).await.expect("assigns");
}
