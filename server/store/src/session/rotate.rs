//! Another token for a session whose account has got other rights.

use super::{Token, TokenKind, Unjournalled};
use crate::account::AccountId;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, TimeDelta, Utc};

/// How long the replaced token still holds: requests that were under way with it must not fail.
pub const OLD_TOKEN_LASTS: TimeDelta = TimeDelta::seconds(10);

/// Replaces the token of a session that must, with the same ends; `None` when it need not, because
/// another request has just done it or there is no such session.
///
/// # Errors
/// Whatever the database reports.
pub async fn rotate(
    store: &Store,
    district: &DistrictId,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<Token>, StoreError> {
    let (old, new) = (TokenKind::Session.hash(token), Token::new(TokenKind::Session)?);
    let mut writing = Unjournalled::begin(&store.database).await?;
    // First, because it locks the row: of several requests one replaces the token.
    let sql = "UPDATE session SET must_rotate = 0 \
               WHERE district_id = $1 AND token_hash = $2 AND must_rotate = 1";
    let query = sqlx::query(sql).bind(district.as_str()).bind(old.as_str());
    if query.execute(writing.connection()).await?.rows_affected() == 0 {
        return Ok(None);
    }
    let sql = "INSERT INTO session (district_id, token_hash, account_id, created_at, last_seen_at, \
               idle_seconds, idle_until, expires_at, must_rotate, address, user_agent, data) \
               SELECT district_id, $3, account_id, created_at, last_seen_at, idle_seconds, idle_until, \
               expires_at, 0, address, user_agent, data FROM session \
               WHERE district_id = $1 AND token_hash = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(old.as_str()).bind(new.hash());
    query.execute(writing.connection()).await?;
    let sql = "UPDATE session SET expires_at = $3 \
               WHERE district_id = $1 AND token_hash = $2 AND expires_at > $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(old).bind(instant_text(now + OLD_TOKEN_LASTS));
    query.execute(writing.connection()).await?;
    writing.commit().await?;
    Ok(Some(new))
}

/// Makes every session of an account ask for another token.
pub(crate) async fn apply_rotation(writing: &mut Writing, account: AccountId) -> Result<(), StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "UPDATE session SET must_rotate = 1 WHERE district_id = $1 AND account_id = $2";
    sqlx::query(sql).bind(district).bind(account.to_string()).execute(writing.connection()).await?;
    Ok(())
}
