//! Looking accounts up.

use super::row::credentials;
use super::{ACCOUNT_COLUMNS, Account, AccountId, Credentials, fold, read_account};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use sqlx::AssertSqlSafe;

/// Who signs in under a name as it was typed, with what proves it. One query, whether there is such an
/// account or not; whether it [may sign in](Account::is_active) is for the caller to ask, after the
/// password.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn find_by_name(
    store: &Store,
    district: &DistrictId,
    typed: &str,
) -> Result<Option<Credentials>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    credentials(&mut connection, district, "name_folded", &fold(typed)).await
}

/// One account.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn find(
    store: &Store,
    district: &DistrictId,
    account: AccountId,
) -> Result<Option<Account>, StoreError> {
    let sql =
        format!("SELECT {ACCOUNT_COLUMNS} FROM account a WHERE a.district_id = $1 AND a.account_id = $2");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(account.to_string());
    let row = query.fetch_optional(&store.database.pool).await?;
    row.map(|row| read_account(&Reading::of(&row, "account", "account_id"))).transpose()
}

/// One account with what proves who it is.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn find_credentials(
    store: &Store,
    district: &DistrictId,
    account: AccountId,
) -> Result<Option<Credentials>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    credentials(&mut connection, district, "account_id", &account.to_string()).await
}

/// Every account, by name.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn list(store: &Store, district: &DistrictId) -> Result<Vec<Account>, StoreError> {
    let sql = format!("SELECT {ACCOUNT_COLUMNS} FROM account a WHERE a.district_id = $1");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str());
    let rows = query.fetch_all(&store.database.pool).await?;
    let read = |row| read_account(&Reading::of(row, "account", "account_id"));
    let mut accounts = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    // Here and not in SQL: the engines sort texts differently.
    accounts.sort_by(|one, other| one.name.folded().cmp(other.name.folded()));
    Ok(accounts)
}
