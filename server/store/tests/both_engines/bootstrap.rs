//! The first administrators: one token, two accounts, once.

use crate::account::{journal, must_be_sound, on, person, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now, today};
use sqlx::Row as _;
use store::account::{bootstrap, change_details, list};

on_both_engines!(the_first_administrator_is_made_once, a_token_for_the_first_administrator_ends_after_a_day,);

async fn the_first_administrator_is_made_once(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let void = bootstrap::issue(&store, &district, now()).await.expect("issues").expect("a token");
    let token = bootstrap::issue(&store, &district, now()).await.expect("issues").expect("a token");
    let redeem = async |token: &str, name: &str| {
        let (one, other) = (person(name, "viewer"), person(&format!("{name}-security"), "viewer"));
        bootstrap::redeem(&store, &district, token, now(), &one, &other).await
    };
    let is_good =
        async |token: &str| bootstrap::is_good(&store, &district, token, now()).await.expect("looks");
    assert!(is_good(token.as_str()).await && !is_good(void.as_str()).await && !is_good("").await);
    for wrong in ["", "x", void.as_str()] {
        assert_eq!(redeem(wrong, "root1").await.expect("looks"), None);
    }
    with_account(&store, "taken").await;
    with_account(&store, "second-security").await;
    for taken in ["Taken", "second"] {
        assert!(redeem(token.as_str(), taken).await.is_err(), "both or neither");
    }
    let made = redeem(token.as_str(), "root1").await.expect("redeems").expect("two accounts");
    let [account, security] = &made;
    assert_eq!((account.roles.codes(), security.roles.codes()), (vec!["admin"], vec!["security_admin"]));
    let names: Vec<_> = list(&store, &district).await.expect("reads").into_iter().collect();
    assert!(names.iter().all(|found| found.name.as_str() != "second"), "both or neither");
    assert!(!is_good(token.as_str()).await);
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
    let redeem = async |at| {
        let (one, other) = (person("root1", "admin"), person("security1", "admin"));
        bootstrap::redeem(&store, &district, token.as_str(), at, &one, &other).await
    };
    assert_eq!(redeem(late).await.expect("looks"), None);
    assert!(redeem(late - chrono::TimeDelta::seconds(1)).await.expect("redeems").is_some());
}
