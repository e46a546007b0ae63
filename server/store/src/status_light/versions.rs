//! New versions of the rules by hand of an administrator, and the list of all there were.

use super::rules::insert_version;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, Subject};
use domain::admin::RulesDraft;
use domain::status_light::RuleTable;
use sqlx::AnyConnection;

/// A version with the first day it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesVersion {
    /// The first day it holds.
    pub effective_from: NaiveDate,
    /// Its rules.
    pub rules: RuleTable,
}

/// Every version that was stored, newest first; the default rules are none of them.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn versions(store: &Store, district: &DistrictId) -> Result<Vec<RulesVersion>, StoreError> {
    let sql =
        "SELECT effective_from, rules FROM light_rule_table WHERE district_id = $1 ORDER BY version DESC";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "light_rule_table", "effective_from");
        let rules = serde_json::from_str(row.text("rules")?).map_err(|_| row.wrong("rules"))?;
        Ok(RulesVersion { effective_from: row.parsed("effective_from")?, rules })
    };
    rows.iter().map(read).collect()
}

/// Adds a version after the newest. Journal: `light_rule_table.added`. Returns its number.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Stale`] when the newest is not the one the draft is based on.
pub async fn change_rules(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    draft: &RulesDraft,
) -> Result<u32, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::ChangeLightRules, Subject::OTHER)?;
    let newest = newest(writing.connection(), district).await?;
    if newest != i64::from(draft.based_on) {
        return Err(StoreError::Stale { current: Some(newest) });
    }
    let version = draft.based_on + 1;
    insert_version(&mut writing, &acting.author(now), draft.effective_from, &draft.table(version)).await?;
    writing.commit().await?;
    Ok(version)
}

/// The number of the newest version; the default rules are version 1.
async fn newest(connection: &mut AnyConnection, district: &DistrictId) -> Result<i64, StoreError> {
    let sql = "SELECT COALESCE(MAX(version), 1) AS newest, 'light_rule_table' AS name \
               FROM light_rule_table WHERE district_id = $1";
    let row = sqlx::query(sql).bind(district.as_str()).fetch_one(connection).await?;
    Reading::of(&row, "light_rule_table", "name").number("newest")
}
