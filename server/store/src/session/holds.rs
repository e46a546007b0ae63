//! Whether a session still holds, for what goes on after its request: looked at, not used.

use super::SessionId;
use crate::account::{ACCOUNT_COLUMNS, Account, read_account};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::open::Store;
use crate::reading::Reading;
use chrono::{DateTime, Utc};
use sqlx::AssertSqlSafe;

/// Whether a session holds and its account is what it was: neither disabled nor with other roles, projects or
/// another password. Unlike [`super::touch`], it does not keep the session alive.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn holds(
    store: &Store,
    district: &DistrictId,
    session: &SessionId,
    seen: &Account,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT {ACCOUNT_COLUMNS} FROM session s \
         JOIN account a ON a.district_id = s.district_id AND a.account_id = s.account_id \
         WHERE s.district_id = $1 AND s.token_hash = $2 AND s.idle_until > $3 AND s.expires_at > $3"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(session.as_str());
    let row = query.bind(instant_text(now)).fetch_optional(&store.database.pool).await?;
    let Some(row) = row else { return Ok(false) };
    let account = read_account(&Reading::of(&row, "account", "account_id"))?;
    Ok(account.is_active(now) && account.id == seen.id && account.revision == seen.revision)
}
