//! New versions of the rules by hand of an administrator.

use super::rules::insert_version;
use crate::acting::Acting;
use crate::calendar;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::admin::RulesDraft;
use sqlx::AnyConnection;

/// Adds a version after the newest. Journal: `light_rule_table.added`. Returns its number.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Stale`] when the newest is not the one the draft is based on;
/// [`StoreError::Invalid`] at `effective_from` when it lies within months that are closed by now.
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
    if let Some(calendar) = calendar::read(writing.connection(), district).await? {
        draft.check(&calendar).map_err(StoreError::Invalid)?;
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
