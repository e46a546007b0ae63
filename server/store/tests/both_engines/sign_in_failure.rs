//! Failures to sign in: who waits and who does not.

use crate::account::{journal, must_be_sound, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{district, now};
use crate::session::new_session;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row as _;
use std::net::{IpAddr, Ipv4Addr};
use store::Store;
use store::account::{AccountId, find};
use store::session::sign_in_failure::{DelayPolicy, Recorded, clear, delay_for, forget_old, record};
use store::session::{NewSession, SignIn, create};

on_both_engines!(
    delays_grow_from_the_fifth_failure_on,
    others_are_not_locked_out_from_the_same_address,
    an_owner_gets_in_from_a_known_address_during_an_attack,
    of_many_guesses_at_once_few_are_answered,
    a_right_guess_among_many_at_once_comes_too_soon,
    signing_in_forgets_the_pair_only,
    an_administrator_clears_a_name,
    old_counts_are_forgotten,
    what_is_typed_is_not_stored,
);

const POLICY: DelayPolicy = DelayPolicy::GROWING;

pub(crate) fn ip(n: u8) -> Option<IpAddr> {
    Some(IpAddr::V4(Ipv4Addr::new(198, 51, 100, n)))
}

pub(crate) fn later(seconds: i64) -> DateTime<Utc> {
    now() + TimeDelta::seconds(seconds)
}

pub(crate) async fn delay(store: &Store, name: &str, address: Option<IpAddr>, at: DateTime<Utc>) -> i64 {
    delay_for(store, &district(), &POLICY, at, name, address).await.expect("looks").num_seconds()
}

pub(crate) async fn fail(store: &Store, name: &str, address: Option<IpAddr>, at: DateTime<Utc>) -> Recorded {
    record(store, &district(), &POLICY, at, name, address).await.expect("records")
}

async fn sign_in(store: &Store, account: AccountId, from: Option<IpAddr>, at: DateTime<Utc>) -> SignIn {
    let new = NewSession { address: from, ..new_session(account) };
    create(store, &district(), &POLICY, at, &new).await.expect("signs in")
}

async fn delays_grow_from_the_fifth_failure_on(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await.id;
    let (mut at, mut delays) = (now(), Vec::new());
    for _ in 0..8 {
        match fail(&store, "Manager1", ip(1), at).await {
            Recorded::Counted(next) => {
                delays.push(next.num_seconds());
                assert_eq!(delay(&store, "manager1", ip(1), at).await, next.num_seconds());
                at += next;
            }
            Recorded::TooSoon(_) => panic!("it waited"),
        }
    }
    assert_eq!(delays, [0, 0, 0, 0, 1, 2, 4, 8]);
    let found = find(&store, &district(), account).await.expect("reads").expect("is there");
    assert_eq!((found.failed_count, found.revision), (8, 1));
    // Too soon: not counted, not journalled, and neither is the right password any use.
    let before = journal(database).await.len();
    assert_eq!(
        fail(&store, "manager1", ip(1), at - TimeDelta::seconds(3)).await,
        Recorded::TooSoon(TimeDelta::seconds(3))
    );
    let early = sign_in(&store, account, ip(1), at - TimeDelta::seconds(1)).await;
    assert_eq!(early, SignIn::TooSoon(TimeDelta::seconds(1)));
    assert_eq!(journal(database).await.len(), before);
    assert!(matches!(sign_in(&store, account, ip(1), at).await, SignIn::Done(_)));
    let found = find(&store, &district(), account).await.expect("reads").expect("is there");
    assert_eq!(found.failed_count, 0);
    must_be_sound(&store).await;
}

async fn others_are_not_locked_out_from_the_same_address(database: &TestDatabase) {
    let store = database.open().await;
    let owner = with_account(&store, "owner").await.id;
    assert!(matches!(sign_in(&store, owner, ip(1), now()).await, SignIn::Done(_)));
    // One name, until it waits: others do not.
    for _ in 0..5 {
        fail(&store, "victim", ip(1), later(0)).await;
    }
    assert_eq!(delay(&store, "victim", ip(1), later(0)).await, 1);
    assert_eq!(delay(&store, "someone", ip(1), later(0)).await, 0);
    // Many names: the address waits, but whoever has signed in there does not.
    for n in 0..46 {
        fail(&store, &format!("name{n}"), ip(1), later(5)).await;
    }
    assert_eq!(delay(&store, "someone", ip(1), later(5)).await, 1);
    assert_eq!(delay(&store, "owner", ip(1), later(5)).await, 0);
    assert_eq!(delay(&store, "someone", ip(2), later(5)).await, 0);
}

async fn an_owner_gets_in_from_a_known_address_during_an_attack(database: &TestDatabase) {
    let store = database.open().await;
    let owner = with_account(&store, "owner").await.id;
    assert!(matches!(sign_in(&store, owner, ip(1), now()).await, SignIn::Done(_)));
    for n in 0..21 {
        assert!(matches!(fail(&store, "owner", ip(100 + n), later(1)).await, Recorded::Counted(_)));
    }
    assert_eq!(delay(&store, "owner", ip(200), later(1)).await, 1, "a new address waits");
    assert_eq!(delay(&store, "owner", ip(1), later(1)).await, 0, "a known one does not");
    assert!(matches!(sign_in(&store, owner, ip(1), later(1)).await, SignIn::Done(_)));
    // Being known is no licence to guess.
    for _ in 0..5 {
        fail(&store, "owner", ip(1), later(2)).await;
    }
    assert_eq!(delay(&store, "owner", ip(1), later(2)).await, 1);
}

async fn of_many_guesses_at_once_few_are_answered(database: &TestDatabase) {
    let store = database.open().await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..30 {
        let store = store.clone();
        tasks.spawn(async move { fail(&store, "victim", ip(1), now()).await });
    }
    let mut counted = 0;
    while let Some(done) = tasks.join_next().await {
        counted += i32::from(matches!(done.expect("runs"), Recorded::Counted(_)));
    }
    assert_eq!((counted, journal(database).await.len()), (5, 5));
    must_be_sound(&store).await;
}

async fn a_right_guess_among_many_at_once_comes_too_soon(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "victim").await.id;
    // Its delay was asked before these failed.
    assert_eq!(delay(&store, "victim", ip(1), now()).await, 0);
    for _ in 0..5 {
        fail(&store, "victim", ip(1), now()).await;
    }
    assert_eq!(sign_in(&store, account, ip(1), now()).await, SignIn::TooSoon(TimeDelta::seconds(1)));
    let sessions = sqlx::query("SELECT COUNT(*) FROM session").fetch_one(&mut database.raw().await).await;
    assert_eq!(sessions.expect("reads").get::<i64, _>(0), 0);
}

async fn signing_in_forgets_the_pair_only(database: &TestDatabase) {
    let store = database.open().await;
    let attacker = with_account(&store, "attacker").await.id;
    for _ in 0..4 {
        fail(&store, "attacker", ip(1), now()).await;
    }
    for n in 0..46 {
        fail(&store, &format!("name{n}"), ip(1), now()).await;
    }
    assert!(matches!(sign_in(&store, attacker, ip(1), now()).await, SignIn::Done(_)));
    assert_eq!(fail(&store, "attacker", ip(1), now()).await, Recorded::Counted(TimeDelta::zero()));
    assert_eq!(delay(&store, "another", ip(1), now()).await, 1, "an own account buys no guesses");
}

async fn an_administrator_clears_a_name(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await.id;
    for _ in 0..5 {
        fail(&store, "manager1", ip(1), now()).await;
    }
    assert_eq!(delay(&store, "manager1", ip(1), now()).await, 1);
    clear(&store, &district(), "admin", now(), "MANAGER1").await.expect("clears");
    assert_eq!(delay(&store, "manager1", ip(1), now()).await, 0);
    let last = journal(database).await.pop().expect("a row");
    assert_eq!((last[0].as_str(), last[1].as_str()), ("admin", "session.failures_cleared"));
    assert_eq!(last[2], account.to_string());
    must_be_sound(&store).await;
}

async fn old_counts_are_forgotten(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await.id;
    assert!(matches!(sign_in(&store, account, ip(1), now()).await, SignIn::Done(_)));
    for _ in 0..5 {
        fail(&store, "manager1", ip(2), now()).await;
    }
    let day = 24 * 3600;
    assert_eq!(fail(&store, "manager1", ip(2), later(day)).await, Recorded::Counted(TimeDelta::zero()));
    assert_eq!(forget_old(&store, &district(), later(2 * day - 1)).await.expect("forgets"), 0);
    assert_eq!(forget_old(&store, &district(), later(2 * day)).await.expect("forgets"), 3);
    assert_eq!(forget_old(&store, &district(), later(180 * day)).await.expect("forgets"), 1);
}

async fn what_is_typed_is_not_stored(database: &TestDatabase) {
    let store = database.open().await;
    with_account(&store, "manager1").await;
    fail(&store, "my-secret-password", ip(1), now()).await;
    fail(&store, "manager1", ip(1), now()).await;
    let sql = "SELECT name_hash || address_hash FROM sign_in_failure";
    let rows = sqlx::query(sql).fetch_all(&mut database.raw().await).await.expect("reads");
    assert_eq!(rows.len(), 5);
    let kept: String = rows.iter().map(|row| row.get::<String, _>(0)).collect();
    let journal = journal(database).await;
    let said = format!("{kept} {journal:?}");
    assert!(!said.contains("my-secret-password") && !said.contains("198.51.100.1"));
    assert!(!kept.contains("manager1"));
    assert_eq!((journal[1][0].as_str(), journal[1][2].as_str()), ("anonymous", "unknown"));
    assert_eq!(journal[2][4], r#"{"network":"198.51.100.0/24"}"#);
}
