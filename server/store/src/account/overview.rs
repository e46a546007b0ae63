//! What the list of people shows beside the accounts: how many projects each reports, who has to wait.

use super::{Account, AccountId};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use std::collections::HashMap;

/// How many projects each account reports; who reports none is not there.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn project_counts(
    store: &Store,
    district: &DistrictId,
) -> Result<HashMap<AccountId, i64>, StoreError> {
    let sql = "SELECT account_id, COUNT(*) AS projects FROM account_project WHERE district_id = $1 \
               GROUP BY account_id";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "account_project", "account_id");
        Ok((row.parsed("account_id")?, row.number("projects")?))
    };
    rows.iter().map(read).collect()
}

/// How many sessions an account has.
///
/// # Errors
/// Whatever the database reports.
pub async fn session_count(
    store: &Store,
    district: &DistrictId,
    account: &Account,
) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) AS sessions, 'session' AS name FROM session \
               WHERE district_id = $1 AND account_id = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.id.to_string());
    let row = query.fetch_one(&store.database.pool).await?;
    Reading::of(&row, "session", "name").number("sessions")
}
