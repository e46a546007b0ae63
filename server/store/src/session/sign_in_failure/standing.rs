//! How a name at an address stands: its three counts, and whether it is known there.

use super::DelayPolicy;
use crate::account::fold;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::sha256_hex;
use crate::reading::Reading;
use crate::session::address::address_hash;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::AnyConnection;
use std::net::IpAddr;

/// After this long without a failure a count begins anew.
pub(super) const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);

/// Who tries from where, as it is stored.
pub(crate) struct Attempted {
    pub folded: String,
    pub name_hash: String,
    pub address_hash: String,
}

impl Attempted {
    /// By a name as it was typed.
    pub fn typed(name: &str, address: Option<IpAddr>) -> Self {
        Self::folded(&fold(name), address)
    }

    /// By a folded name.
    pub fn folded(name: &str, address: Option<IpAddr>) -> Self {
        let name_hash = sha256_hex(&[Some("guatu sign-in name 1"), Some(name)]);
        Self { folded: name.to_owned(), name_hash, address_hash: address_hash(address) }
    }
}

/// Failures, and when the last one was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub failures: i64,
    pub last: DateTime<Utc>,
}

/// The counts of one attempt.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    pub(super) pair: Option<Count>,
    pub(super) name: Option<Count>,
    pub(super) address: Option<Count>,
    /// Whether the name has signed in from there before.
    pub(super) known: bool,
}

impl Standing {
    /// How long to wait still; zero = not at all.
    pub fn wait(&self, policy: &DelayPolicy, now: DateTime<Utc>) -> TimeDelta {
        let still = |count: Option<Count>, budget: &super::Budget| {
            count
                .filter(|count| now - count.last < FORGOTTEN_AFTER)
                .map_or_else(TimeDelta::zero, |count| count.last + budget.delay(count.failures) - now)
                .max(TimeDelta::zero())
        };
        let pair = still(self.pair, &policy.pair);
        if self.known {
            return pair;
        }
        pair.max(still(self.name, &policy.name)).max(still(self.address, &policy.address))
    }
}

/// Two queries, whatever they find.
pub(crate) async fn standing(
    connection: &mut AnyConnection,
    district: &DistrictId,
    attempted: &Attempted,
) -> Result<Standing, StoreError> {
    let (name, address) = (attempted.name_hash.as_str(), attempted.address_hash.as_str());
    let sql = "SELECT name_hash, address_hash, failures, last_failure_at FROM sign_in_failure \
               WHERE district_id = $1 AND ((name_hash = $2 AND address_hash IN ($3, '')) \
               OR (name_hash = '' AND address_hash = $3))";
    let query = sqlx::query(sql).bind(district.as_str()).bind(name).bind(address);
    let mut standing = Standing::default();
    for row in query.fetch_all(&mut *connection).await? {
        let row = Reading::of(&row, "sign_in_failure", "name_hash");
        let count = Count { failures: row.number("failures")?, last: row.parsed("last_failure_at")? };
        match (row.text("name_hash")?, row.text("address_hash")?) {
            ("", _) => standing.address = Some(count),
            (_, "") => standing.name = Some(count),
            _ => standing.pair = Some(count),
        }
    }
    let sql = "SELECT last_sign_in_at FROM known_address \
               WHERE district_id = $1 AND name_hash = $2 AND address_hash = $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(name).bind(address);
    standing.known = query.fetch_optional(connection).await?.is_some();
    Ok(standing)
}
