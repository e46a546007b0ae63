//! The first administrator: one token, one account.

use crate::account::{journal, must_be_sound, on, person, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now, today};
use sqlx::Row as _;
use store::account::{bootstrap, change_details};

on_both_engines!(the_first_administrator_is_made_once, a_token_for_the_first_administrator_ends_after_a_day,);

async fn the_first_administrator_is_made_once(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let void = bootstrap::issue(&store, &district, now()).await.expect("issues").expect("a token");
    let token = bootstrap::issue(&store, &district, now()).await.expect("issues").expect("a token");
    let redeem = async |token: &str, name: &str| {
        bootstrap::redeem(&store, &district, token, now(), &person(name, "viewer")).await
    };
    for wrong in ["", "x", void.as_str()] {
        assert_eq!(redeem(wrong, "root1").await.expect("looks"), None);
    }
    with_account(&store, "taken").await;
    assert!(redeem(token.as_str(), "Taken").await.is_err());
    let account = redeem(token.as_str(), "root1").await.expect("redeems").expect("an account");
    assert_eq!(account.roles.codes(), ["admin"]);
    assert_eq!(redeem(token.as_str(), "root2").await.expect("looks"), None);
    assert_eq!(bootstrap::issue(&store, &district, now()).await.expect("looks"), None);
    // Whoever can no longer sign in cannot help: the way in opens again.
    on(&store, account.id, async |w| change_details(&store, w, "张三", Some(today())).await).await;
    let later = now() + chrono::TimeDelta::days(1);
    assert!(bootstrap::issue(&store, &district, later).await.expect("issues").is_some());
    let stored = "SELECT token_hash FROM bootstrap_token WHERE used_at IS NOT NULL";
    let row = sqlx::query(stored).fetch_one(&mut database.raw().await).await.expect("reads");
    assert_ne!(row.get::<String, _>(0), token.as_str());
    let said = format!("{:?}", journal(database).await);
    assert!(said.contains("bootstrap_token.redeemed") && !said.contains(token.as_str()));
    must_be_sound(&store).await;
}

async fn a_token_for_the_first_administrator_ends_after_a_day(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let token = bootstrap::issue(&store, &district, now()).await.expect("issues").expect("a token");
    let late = now() + bootstrap::VALID_FOR;
    let redeem =
        async |at| bootstrap::redeem(&store, &district, token.as_str(), at, &person("root1", "admin")).await;
    assert_eq!(redeem(late).await.expect("looks"), None);
    assert!(redeem(late - chrono::TimeDelta::seconds(1)).await.expect("redeems").is_some());
}
