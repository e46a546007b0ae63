//! Sessions: what ends them, and that no token is ever kept.
//! Past 250 lines because every way a session ends stands beside the others.

use crate::account::{journal, must_be_sound, on, person, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{day, district, now};
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use sqlx::Row as _;
use store::account::{
    Account, AccountId, Own, Roles, change_details, change_own_password, change_roles,
    create as create_account, disable, enable, find, find_credentials, renew_hash, set_own_totp,
    set_password_hash,
};
use store::session::sign_in_failure::DelayPolicy;
use store::session::{
    NewSession, OLD_TOKEN_LASTS, SessionId, SignIn, Token, create, end, end_all_of, end_own,
    end_own_everywhere, holds as session_holds, list_own, purge_expired, rotate, set_data, touch,
};
use store::{Acting, Store, StoreError};

on_both_engines!(
    a_session_is_found_by_its_token_only,
    no_token_is_stored_anywhere,
    idle_sessions_end_and_used_ones_go_on,
    a_session_ends_whatever_happens,
    a_use_is_written_once_a_minute,
    a_disabled_account_is_signed_out_at_once,
    an_account_past_its_last_day_is_signed_out,
    a_password_ends_sessions_and_roles_change_the_token,
    signing_out_here_and_everywhere,
    who_may_not_sign_in_is_refused,
    expired_sessions_are_purged_and_no_others,
    whether_a_session_holds_is_asked_without_using_it,
    ones_own_sessions_are_listed_and_ended,
);

pub(crate) fn at(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

pub(crate) fn new_session(account: AccountId) -> NewSession {
    NewSession {
        account,
        address: Some("203.0.113.77".parse().expect("an address")),
        user_agent: Some("Firefox\n".repeat(50)),
        idle: TimeDelta::minutes(30),
        lifetime: TimeDelta::hours(8),
        data: serde_json::json!({ "from": "/projects", "odd": "\u{0}" }),
    }
}

async fn sign_in(store: &Store, account: AccountId, now: DateTime<Utc>) -> Token {
    match create(store, &district(), &DelayPolicy::GROWING, now, &new_session(account))
        .await
        .expect("signs in")
    {
        SignIn::Done(token) => token,
        other => panic!("{other:?}"),
    }
}

async fn holds(store: &Store, token: &Token, now: DateTime<Utc>) -> bool {
    touch(store, &district(), token.as_str(), now).await.expect("looks").is_some()
}

async fn a_session_is_found_by_its_token_only(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let token = sign_in(&store, account.id, now()).await;
    let touched = touch(&store, &district(), token.as_str(), now()).await.expect("looks").expect("holds");
    assert_eq!(
        (touched.account.id, touched.account.roles.codes().as_slice()),
        (account.id, &["manager"][..])
    );
    assert_eq!(touched.account.last_sign_in_at, Some(now()));
    assert_eq!(touched.account.revision, account.revision);
    assert_eq!(touched.session.data, new_session(account.id).data);
    assert_eq!(touched.session.address.as_deref(), Some("203.0.113.0/24"));
    assert_eq!(touched.session.user_agent.map(|agent| agent.chars().count()), Some(160));
    let longer = format!("{}0", token.as_str());
    for wrong in ["", "0", &token.as_str().to_uppercase(), &longer] {
        assert_eq!(touch(&store, &district(), wrong, now()).await.expect("looks"), None);
    }
    let other = "350502".parse().expect("district");
    assert_eq!(touch(&store, &other, token.as_str(), now()).await.expect("looks"), None);
    let data = serde_json::json!({ "theme": "dark" });
    assert!(set_data(&store, &district(), token.as_str(), &data).await.expect("sets"));
    let touched = touch(&store, &district(), token.as_str(), now()).await.expect("looks").expect("holds");
    assert_eq!(touched.session.data, data);
}

async fn no_token_is_stored_anywhere(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let tokens = [sign_in(&store, account.id, now()).await, sign_in(&store, account.id, now()).await];
    assert_ne!(tokens[0], tokens[1]);
    let rows = sqlx::query("SELECT token_hash, data, user_agent FROM session")
        .fetch_all(&mut database.raw().await)
        .await
        .expect("reads");
    assert_eq!(rows.len(), 2);
    let journal = journal(database).await;
    assert_eq!((journal[1][0].as_str(), journal[1][1].as_str()), ("manager1", "session.signed_in"));
    assert_eq!(journal[1][2], account.id.to_string());
    for row in rows {
        let hash: String = row.get(0);
        assert!(hash.len() == 64 && !format!("{journal:?}").contains(&hash));
        let kept = format!("{hash} {} {} {journal:?}", row.get::<String, _>(1), row.get::<String, _>(2));
        assert!(tokens.iter().all(|token| !kept.contains(token.as_str())));
    }
    must_be_sound(&store).await;
}

async fn idle_sessions_end_and_used_ones_go_on(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let (used, idle) = (sign_in(&store, account.id, now()).await, sign_in(&store, account.id, now()).await);
    assert!(holds(&store, &used, at(29)).await);
    assert!(holds(&store, &idle, at(30) - TimeDelta::nanoseconds(1)).await);
    let idle = sign_in(&store, account.id, now()).await;
    assert!(!holds(&store, &idle, at(30)).await);
    assert!(holds(&store, &used, at(58)).await);
    assert!(!holds(&store, &used, at(88)).await);
}

async fn a_session_ends_whatever_happens(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let token = sign_in(&store, account.id, now()).await;
    for minutes in (20..480).step_by(20) {
        assert!(holds(&store, &token, at(minutes)).await, "{minutes}");
    }
    assert!(holds(&store, &token, at(480) - TimeDelta::seconds(1)).await);
    assert!(!holds(&store, &token, at(480)).await);
}

async fn a_use_is_written_once_a_minute(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let token = sign_in(&store, account.id, now()).await;
    let mut seen = Vec::new();
    for seconds in [0, 59, 60, 61, 119, 125, 90] {
        assert!(holds(&store, &token, now() + TimeDelta::seconds(seconds)).await);
        let row = sqlx::query("SELECT last_seen_at FROM session").fetch_one(&mut database.raw().await).await;
        let last: DateTime<Utc> = row.expect("reads").get::<String, _>(0).parse().expect("instant");
        seen.push((last - now()).num_seconds());
    }
    assert_eq!(seen, [0, 0, 60, 60, 60, 125, 125]);
    // Not the journal's: account and sign-in.
    assert_eq!(journal(database).await.len(), 2);
}

async fn a_disabled_account_is_signed_out_at_once(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let other = with_account(&store, "manager2").await;
    let token = sign_in(&store, account.id, now()).await;
    let others = sign_in(&store, other.id, now()).await;
    on(&store, account.id, async |w| disable(&store, w).await).await;
    assert!(!holds(&store, &token, now()).await && holds(&store, &others, now()).await);
    // It ended: it does not come back with the account.
    on(&store, account.id, async |w| enable(&store, w).await).await;
    assert!(!holds(&store, &token, now()).await);
    // Even a row that stayed would not hold.
    let token = sign_in(&store, account.id, now()).await;
    database.tamper("UPDATE account SET disabled_at = '2025-10-08T00:00:00Z' WHERE name = 'manager1'").await;
    assert!(!holds(&store, &token, now()).await);
    must_be_sound(&store).await;
}

async fn an_account_past_its_last_day_is_signed_out(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let token = sign_in(&store, account.id, now()).await;
    on(&store, account.id, async |w| change_details(&store, w, "张三", Some(day("2025-10-08"))).await).await;
    assert!(holds(&store, &token, now()).await);
    on(&store, account.id, async |w| change_details(&store, w, "张三", Some(day("2025-10-07"))).await).await;
    assert!(!holds(&store, &token, now()).await);
}

async fn a_password_ends_sessions_and_roles_change_the_token(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await;
    let token = sign_in(&store, account.id, now()).await;
    assert_eq!(rotate(&store, &district(), token.as_str(), now()).await.expect("looks"), None);
    let roles = Roles::new(["reviewer"]).expect("roles");
    on(&store, account.id, async |w| change_roles(&store, w, &roles).await).await;
    let touched = touch(&store, &district(), token.as_str(), now()).await.expect("looks").expect("holds");
    assert!(touched.session.must_rotate && touched.account.roles == roles);
    let new = rotate(&store, &district(), token.as_str(), now()).await.expect("rotates").expect("a token");
    assert_eq!(rotate(&store, &district(), token.as_str(), now()).await.expect("looks"), None);
    let again = touch(&store, &district(), new.as_str(), now()).await.expect("looks").expect("holds");
    assert_eq!((again.session.must_rotate, again.session.expires_at), (false, touched.session.expires_at));
    assert_eq!(again.session.data, touched.session.data);
    assert!(holds(&store, &token, now() + OLD_TOKEN_LASTS - TimeDelta::seconds(1)).await);
    assert!(!holds(&store, &token, now() + OLD_TOKEN_LASTS).await);
    assert!(holds(&store, &new, now() + OLD_TOKEN_LASTS).await);
    on(&store, account.id, async |w| set_password_hash(&store, w, "$new", false).await).await;
    assert!(!holds(&store, &new, now()).await);
    must_be_sound(&store).await;
}

async fn signing_out_here_and_everywhere(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = with_account(&store, "manager1").await.id;
    let mut tokens = Vec::new();
    for _ in 0..3 {
        tokens.push(sign_in(&store, account, now()).await);
    }
    assert!(end(&store, &district, tokens[0].as_str()).await.expect("ends"));
    assert!(!end(&store, &district, tokens[0].as_str()).await.expect("ends"));
    assert!(!holds(&store, &tokens[0], now()).await && holds(&store, &tokens[1], now()).await);
    assert_eq!(end_all_of(&store, &district, "manager1", now(), account).await.expect("ends"), 2);
    assert!(!holds(&store, &tokens[1], now()).await && !holds(&store, &tokens[2], now()).await);
    let last = journal(database).await.pop().expect("a row");
    assert_eq!((last[1].as_str(), last[4].as_str()), ("session.signed_out_everywhere", r#"{"sessions":2}"#));
    must_be_sound(&store).await;
}

async fn who_may_not_sign_in_is_refused(database: &TestDatabase) {
    let store = database.open().await;
    let account = with_account(&store, "manager1").await.id;
    on(&store, account, async |w| disable(&store, w).await).await;
    let mut expired = person("manager2", "manager");
    expired.expires_on = Some(day("2025-10-07"));
    let expired = create_account(&store, &district(), "admin", now(), &expired).await.expect("creates").id;
    let policy = DelayPolicy::GROWING;
    for account in [account, expired, AccountId(uuid::Uuid::from_u128(5))] {
        let done = create(&store, &district(), &policy, now(), &new_session(account)).await;
        assert_eq!(done.expect("looks"), SignIn::Refused);
    }
    assert_eq!(find(&store, &district(), account).await.expect("reads").expect("is").last_sign_in_at, None);
    let other = with_account(&store, "manager3").await.id;
    let never = NewSession { idle: TimeDelta::zero(), ..new_session(other) };
    match create(&store, &district(), &policy, now(), &never).await.expect_err("no time at all") {
        StoreError::Constraint { name } => assert_eq!(name, "session_idle_seconds_counts"),
        other => panic!("{other}"),
    }
}

async fn expired_sessions_are_purged_and_no_others(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = with_account(&store, "manager1").await.id;
    let (idle, used) = (sign_in(&store, account, at(0)).await, sign_in(&store, account, at(0)).await);
    assert!(holds(&store, &used, at(20)).await);
    assert_eq!(purge_expired(&store, &district, at(29)).await.expect("purges"), 0);
    assert_eq!(purge_expired(&store, &district, at(30)).await.expect("purges"), 1);
    assert!(!holds(&store, &idle, at(20)).await && holds(&store, &used, at(40)).await);
    assert_eq!(purge_expired(&store, &district, at(480)).await.expect("purges"), 1);
}

async fn whether_a_session_holds_is_asked_without_using_it(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let account = with_account(&store, "manager1").await;
    let token = sign_in(&store, account.id, now()).await;
    let id = SessionId::of_token(token.as_str());
    let asked = async |at| session_holds(&store, &district, &id, &account, at).await.expect("looks");
    for minute in 0..30 {
        assert!(asked(at(minute)).await, "{minute}");
    }
    assert!(!asked(at(30)).await, "asking is no use");
    let token = sign_in(&store, account.id, at(31)).await;
    let id = SessionId::of_token(token.as_str());
    let asked = async |at| session_holds(&store, &district, &id, &account, at).await.expect("looks");
    assert!(asked(at(31)).await);
    on(&store, account.id, async |w| change_roles(&store, w, &Roles::new(["viewer"]).expect("roles")).await)
        .await;
    assert!(!asked(at(31)).await, "other rights");
    let account = find(&store, &district, account.id).await.expect("reads").expect("is there");
    let asked = async |at| session_holds(&store, &district, &id, &account, at).await.expect("looks");
    assert!(asked(at(31)).await);
    assert!(end(&store, &district, token.as_str()).await.expect("ends"));
    assert!(!asked(at(31)).await);
}

async fn ones_own_sessions_are_listed_and_ended(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let (account, other) = (with_account(&store, "manager1").await, with_account(&store, "manager2").await);
    let acting = |account: &Account| Acting {
        name: account.name.as_str().to_owned(),
        account: Some(account.id),
        actor: Actor::Account(account.roles.get()),
    };
    let (first, second) =
        (sign_in(&store, account.id, now()).await, sign_in(&store, account.id, at(5)).await);
    let stranger = sign_in(&store, other.id, now()).await;
    let ids = async |at| {
        let found = list_own(&store, &district, account.id, at).await.expect("reads");
        found.into_iter().map(|session| session.id).collect::<Vec<_>>()
    };
    let id = |token: &Token| SessionId::of_token(token.as_str());
    assert_eq!(ids(at(6)).await, [id(&second), id(&first)]);
    assert_eq!(ids(at(31)).await, [id(&second)], "what holds no more is not listed");
    assert!(!end_own(&store, &district, &acting(&account), at(6), &id(&stranger)).await.expect("looks"));
    assert!(holds(&store, &stranger, at(6)).await);
    // A token that was replaced is no session beside its successor.
    on(&store, account.id, async |w| change_roles(&store, w, &Roles::new(["viewer"]).expect("roles")).await)
        .await;
    let renewed = rotate(&store, &district, first.as_str(), at(6)).await.expect("rotates").expect("a token");
    assert_eq!(ids(at(6)).await.len(), 2);
    assert!(end_own(&store, &district, &acting(&account), at(6), &id(&renewed)).await.expect("ends"));
    assert!(!holds(&store, &renewed, at(6)).await && holds(&store, &second, at(6)).await);
    // Another password: this session goes on under another token, the others end.
    let third = sign_in(&store, account.id, at(7)).await;
    let proven = find_credentials(&store, &district, account.id).await.expect("reads").expect("is there");
    let proven = proven.password_hash.expect("a hash");
    let acting_as = acting(&account);
    let own = Own { district: &district, acting: &acting_as, proven: &proven, now: at(8) };
    let token = change_own_password(&store, &own, &id(&third), "$argon2id$new").await.expect("changes");
    let token = token.expect("a token");
    assert!(!holds(&store, &third, at(8)).await && !holds(&store, &second, at(8)).await);
    assert!(holds(&store, &token, at(8)).await);
    let stale = change_own_password(&store, &own, &id(&token), "$argon2id$newer").await;
    assert!(matches!(stale, Err(StoreError::Stale { .. })), "{stale:?}");
    let own = Own { proven: "$argon2id$new", ..own };
    set_own_totp(&store, &own, Some("SECRET")).await.expect("sets");
    let hashes = ("$argon2id$new", "$argon2id$strong");
    assert!(renew_hash(&store, &district, &acting_as, at(8), account.id, hashes).await.expect("renews"));
    assert!(!renew_hash(&store, &district, &acting_as, at(8), account.id, hashes).await.expect("looks"));
    let refused = renew_hash(&store, &district, &acting_as, at(8), other.id, hashes).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    let found = find_credentials(&store, &district, account.id).await.expect("reads").expect("is there");
    assert_eq!(found.password_hash.as_deref(), Some("$argon2id$strong"));
    assert!(found.account.has_totp && !found.account.must_change_password);
    assert_eq!(end_own_everywhere(&store, &district, &acting_as, at(8)).await.expect("ends"), 1);
    assert!(holds(&store, &stranger, at(8)).await);
    let said = format!("{:?}", journal(database).await);
    for action in ["session.ended", "account.password_changed", "account.totp_set", "account.hash_renewed"] {
        assert!(said.contains(action), "{action}");
    }
    assert!(!said.contains("argon2id") && !said.contains("SECRET"));
    must_be_sound(&store).await;
}
