//! What an account remembers of signing in. Parts of larger writes, which journal them; the revision stays,
//! or a form about an account would be stale whenever its person signs in.

use super::row::credentials;
use super::{Account, AccountId};
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};

/// The account that is about to sign in, as it is in this write.
pub(crate) async fn signs_in(
    writing: &mut Writing,
    account: AccountId,
) -> Result<Option<Account>, StoreError> {
    let district = writing.district.clone();
    let found = credentials(writing.connection(), &district, "account_id", &account.to_string()).await?;
    Ok(found.map(|found| found.account))
}

/// It has signed in.
pub(crate) async fn apply_sign_in(
    writing: &mut Writing,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "UPDATE account SET last_sign_in_at = $3, failed_count = 0 \
               WHERE district_id = $1 AND account_id = $2";
    let query = sqlx::query(sql).bind(district).bind(account.to_string()).bind(instant_text(now));
    query.execute(writing.connection()).await?;
    Ok(())
}

/// Someone failed under this folded name; the account that has it, if one does.
pub(crate) async fn apply_failure(
    writing: &mut Writing,
    folded: &str,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "UPDATE account SET failed_count = failed_count + 1, last_failure_at = $3 \
               WHERE district_id = $1 AND name_folded = $2 RETURNING account_id";
    let query = sqlx::query(sql).bind(district).bind(folded).bind(instant_text(now));
    let row = query.fetch_optional(writing.connection()).await?;
    row.map(|row| Reading::of(&row, "account", "account_id").parsed("account_id")).transpose()
}

/// The failures under this folded name are forgotten.
pub(crate) async fn apply_failures_cleared(
    writing: &mut Writing,
    folded: &str,
) -> Result<Option<AccountId>, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "UPDATE account SET failed_count = 0 WHERE district_id = $1 AND name_folded = $2 \
               RETURNING account_id";
    let query = sqlx::query(sql).bind(district).bind(folded);
    let row = query.fetch_optional(writing.connection()).await?;
    row.map(|row| Reading::of(&row, "account", "account_id").parsed("account_id")).transpose()
}
