//! Tokens for machines: what ends them, and that none is kept.

use crate::account::{journal, must_be_sound, on, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row as _;
use store::StoreError;
use store::account::machine_token::{NewMachineToken, find, issue, list, revoke};
use store::account::{AccountId, disable, enable};

on_both_engines!(
    a_token_is_told_once_and_speaks_for_its_account,
    a_token_ends_when_it_is_revoked_or_past_its_end,
    a_token_of_a_disabled_account_is_worth_nothing,
);

fn new(account: AccountId, expires_at: Option<DateTime<Utc>>) -> NewMachineToken {
    let scopes = "reports:write,projects:read".parse().expect("scopes");
    NewMachineToken { name: "统计局接口".to_owned(), account, scopes, expires_at }
}

async fn a_token_is_told_once_and_speaks_for_its_account(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = with_account(&store, "manager1").await;
    let (id, token) = issue(&store, &district, "admin", now(), &new(account.id, None)).await.expect("issues");
    let (found, whose) = find(&store, &district, token.as_str(), now()).await.expect("looks").expect("holds");
    assert_eq!((found.id, whose, found.name.as_str()), (id, account, "统计局接口"));
    assert!(found.scopes.contains("reports:write") && found.last_used_at.is_none());
    for wrong in ["", "guatu_", &token.as_str()[6..]] {
        assert_eq!(find(&store, &district, wrong, now()).await.expect("looks"), None);
    }
    let listed = list(&store, &district).await.expect("reads");
    assert_eq!((listed.len(), listed[0].last_used_at), (1, Some(now())));
    let row = sqlx::query("SELECT token_hash FROM machine_token").fetch_one(&mut database.raw().await).await;
    let hash: String = row.expect("reads").get(0);
    let said = format!("{:?} {listed:?}", journal(database).await);
    assert!(hash.len() == 64 && !said.contains(&hash) && !said.contains(token.as_str()));
    assert!(said.contains("machine_token.issued"));
    let nobody = new(AccountId(uuid::Uuid::from_u128(1)), None);
    match issue(&store, &district, "admin", now(), &nobody).await.expect_err("no such account") {
        StoreError::Constraint { name } => assert_eq!(name, "foreign_key"),
        other => panic!("{other}"),
    }
    must_be_sound(&store).await;
}

async fn a_token_ends_when_it_is_revoked_or_past_its_end(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = with_account(&store, "manager1").await.id;
    let end = now() + TimeDelta::days(30);
    let (id, token) =
        issue(&store, &district, "admin", now(), &new(account, Some(end))).await.expect("issues");
    let holds = async |at| find(&store, &district, token.as_str(), at).await.expect("looks").is_some();
    assert!(holds(end - TimeDelta::seconds(1)).await && !holds(end).await);
    assert!(revoke(&store, &district, "admin", now(), id).await.expect("revokes"));
    assert!(!revoke(&store, &district, "admin", now(), id).await.expect("revokes"));
    assert!(!holds(now()).await);
    assert_eq!(list(&store, &district).await.expect("reads")[0].revoked_at, Some(now()));
    let actions: Vec<_> = journal(database).await.into_iter().map(|[_, action, ..]| action).collect();
    assert_eq!(actions, ["account.created", "machine_token.issued", "machine_token.revoked"]);
}

async fn a_token_of_a_disabled_account_is_worth_nothing(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = with_account(&store, "manager1").await.id;
    let (_, token) = issue(&store, &district, "admin", now(), &new(account, None)).await.expect("issues");
    let holds = async || find(&store, &district, token.as_str(), now()).await.expect("looks").is_some();
    on(&store, account, async |w| disable(&store, w).await).await;
    assert!(!holds().await);
    on(&store, account, async |w| enable(&store, w).await).await;
    assert!(holds().await);
}
