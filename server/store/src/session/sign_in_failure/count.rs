//! Counting failures, and forgetting them.

use super::standing::{Count, FORGOTTEN_AFTER};
use super::{Attempted, DelayPolicy, standing};
use crate::account::{apply_failure, apply_failures_cleared};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::session::Unjournalled;
use crate::session::address::network;
use crate::writing::Writing;
use chrono::{DateTime, TimeDelta, Utc};
use domain::admin::JournalVerb;
use std::net::IpAddr;

/// How long an address stays known without a sign-in.
const KNOWN_FOR: TimeDelta = TimeDelta::days(180);

/// What became of a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It was counted; the next attempt must wait this long, or not at all.
    Counted(TimeDelta),
    /// Others came first: this attempt came too soon, and its answer must not say that it was wrong.
    TooSoon(TimeDelta),
}

/// How long a name, as it was typed, must wait at an address; zero = not at all. To be asked before the
/// password is looked at.
///
/// # Errors
/// Whatever the database reports.
pub async fn delay_for(
    store: &Store,
    district: &DistrictId,
    policy: &DelayPolicy,
    now: DateTime<Utc>,
    name: &str,
    address: Option<IpAddr>,
) -> Result<TimeDelta, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    let attempted = Attempted::typed(name, address);
    Ok(standing(&mut connection, district, &attempted).await?.wait(policy, now))
}

/// Counts a failure. Journal: `session.sign_in_failed` by `anonymous`, with the network; its subject is
/// the account, or `unknown`: what was typed may have been a password.
///
/// # Errors
/// Whatever the database reports.
pub async fn record(
    store: &Store,
    district: &DistrictId,
    policy: &DelayPolicy,
    now: DateTime<Utc>,
    name: &str,
    address: Option<IpAddr>,
) -> Result<Recorded, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let attempted = Attempted::typed(name, address);
    let mut standing = standing(writing.connection(), district, &attempted).await?;
    let wait = standing.wait(policy, now);
    if wait > TimeDelta::zero() {
        return Ok(Recorded::TooSoon(wait));
    }
    let (of_name, of_address) = (attempted.name_hash.as_str(), attempted.address_hash.as_str());
    for (count, name_hash, address_hash) in [
        (&mut standing.pair, of_name, of_address),
        (&mut standing.name, of_name, ""),
        (&mut standing.address, "", of_address),
    ] {
        let counted = one_more(*count, now);
        *count = Some(counted);
        let sql = "INSERT INTO sign_in_failure (district_id, name_hash, address_hash, failures, \
                   last_failure_at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (district_id, name_hash, address_hash) \
                   DO UPDATE SET failures = excluded.failures, last_failure_at = excluded.last_failure_at";
        let query = sqlx::query(sql).bind(district.as_str()).bind(name_hash).bind(address_hash);
        let query = query.bind(counted.failures).bind(instant_text(counted.last));
        query.execute(writing.connection()).await?;
    }
    let account = apply_failure(&mut writing, &attempted.folded, now).await?;
    let change = Change {
        subject_id: account.map_or_else(|| "unknown".to_owned(), |account| account.to_string()),
        project_id: None,
        action: JournalVerb::SessionSignInFailed,
        before: None,
        after: Some(serde_json::json!({ "network": address.map(network) }).to_string()),
    };
    writing.journal(&Author { actor: "anonymous", at: now }, vec![change]).await?;
    writing.commit().await?;
    Ok(Recorded::Counted(standing.wait(policy, now)))
}

fn one_more(count: Option<Count>, now: DateTime<Utc>) -> Count {
    let still = count.filter(|count| now - count.last < FORGOTTEN_AFTER);
    Count { failures: still.map_or(0, |count| count.failures) + 1, last: now }
}

/// Forgets the failures of a name, wherever they came from: what an administrator does for someone who
/// waits. Journal: `session.failures_cleared`.
///
/// # Errors
/// Whatever the database reports.
pub async fn clear(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    name: &str,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let attempted = Attempted::typed(name, None);
    let sql = "DELETE FROM sign_in_failure WHERE district_id = $1 AND name_hash = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(attempted.name_hash.as_str());
    query.execute(writing.connection()).await?;
    let account = apply_failures_cleared(&mut writing, &attempted.folded).await?;
    let change = Change {
        subject_id: account.map_or_else(|| "unknown".to_owned(), |account| account.to_string()),
        project_id: None,
        action: JournalVerb::SessionFailuresCleared,
        before: None,
        after: None,
    };
    writing.journal(&Author { actor, at: now }, vec![change]).await?;
    writing.commit().await?;
    Ok(())
}

/// After a sign-in: the failures of this name at this address are forgotten, and the address is known.
/// The other two counts stay: whoever has an account could else buy free guesses at others' with it.
pub(crate) async fn apply_success(
    writing: &mut Writing,
    attempted: &Attempted,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let district = writing.district.as_str().to_owned();
    let (name, address) = (attempted.name_hash.as_str(), attempted.address_hash.as_str());
    let sql = "DELETE FROM sign_in_failure WHERE district_id = $1 AND name_hash = $2 AND address_hash = $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(name).bind(address);
    query.execute(writing.connection()).await?;
    let sql = "INSERT INTO known_address (district_id, name_hash, address_hash, last_sign_in_at) \
               VALUES ($1, $2, $3, $4) ON CONFLICT (district_id, name_hash, address_hash) \
               DO UPDATE SET last_sign_in_at = excluded.last_sign_in_at";
    let query = sqlx::query(sql).bind(district.as_str()).bind(name).bind(address);
    query.bind(instant_text(now)).execute(writing.connection()).await?;
    Ok(())
}

/// Removes counts that have no effect any more, and addresses not signed in from for half a year. Returns
/// how many rows went.
///
/// # Errors
/// Whatever the database reports.
pub async fn forget_old(store: &Store, district: &DistrictId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut writing = Unjournalled::begin(&store.database).await?;
    let sql = "DELETE FROM sign_in_failure WHERE district_id = $1 AND last_failure_at <= $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(instant_text(now - FORGOTTEN_AFTER));
    let failures = query.execute(writing.connection()).await?.rows_affected();
    let sql = "DELETE FROM known_address WHERE district_id = $1 AND last_sign_in_at <= $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(instant_text(now - KNOWN_FOR));
    let addresses = query.execute(writing.connection()).await?.rows_affected();
    writing.commit().await?;
    Ok(failures + addresses)
}
