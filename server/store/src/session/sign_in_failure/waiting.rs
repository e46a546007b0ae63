//! Who has to wait, for the list of people.

use super::DelayPolicy;
use super::standing::{Attempted, FORGOTTEN_AFTER};
use crate::account::SignInName;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::open::Store;
use crate::reading::Reading;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;

/// How long each name must wait somewhere, at most, before it may try again; names that need not wait are
/// not there.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn waiting<'n>(
    store: &Store,
    district: &DistrictId,
    policy: &DelayPolicy,
    now: DateTime<Utc>,
    names: impl IntoIterator<Item = &'n SignInName>,
) -> Result<HashMap<String, TimeDelta>, StoreError> {
    let sql = "SELECT name_hash, address_hash, failures, last_failure_at FROM sign_in_failure \
               WHERE district_id = $1 AND name_hash <> '' AND last_failure_at > $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(instant_text(now - FORGOTTEN_AFTER));
    let mut waits: HashMap<String, TimeDelta> = HashMap::new();
    for row in query.fetch_all(&store.database.pool).await? {
        let row = Reading::of(&row, "sign_in_failure", "name_hash");
        let budget = if row.text("address_hash")?.is_empty() { &policy.name } else { &policy.pair };
        let last: DateTime<Utc> = row.parsed("last_failure_at")?;
        let wait = last + budget.delay(row.number("failures")?) - now;
        if wait > TimeDelta::zero() {
            let longest = waits.entry(row.text("name_hash")?.to_owned()).or_insert(wait);
            *longest = wait.max(*longest);
        }
    }
    let wait = |name: &SignInName| {
        let hash = Attempted::folded(name.folded(), None).name_hash;
        waits.get(&hash).map(|wait| (name.as_str().to_owned(), *wait))
    };
    Ok(names.into_iter().filter_map(wait).collect())
}
