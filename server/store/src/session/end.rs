//! The end of sessions.

use super::{TokenKind, Unjournalled};
use crate::account::AccountId;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::admin::JournalVerb;

/// Signs out: the token is worth nothing from now on. Whether there was such a session.
///
/// # Errors
/// Whatever the database reports.
pub async fn end(store: &Store, district: &DistrictId, token: &str) -> Result<bool, StoreError> {
    let mut writing = Unjournalled::begin(&store.database).await?;
    let sql = "DELETE FROM session WHERE district_id = $1 AND token_hash = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(TokenKind::Session.hash(token));
    let done = query.execute(writing.connection()).await?;
    writing.commit().await?;
    Ok(done.rows_affected() == 1)
}

/// Signs an account out everywhere. Journal: `session.signed_out_everywhere`. Returns how many sessions
/// there were.
///
/// # Errors
/// Whatever the database reports.
pub async fn end_all_of(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    account: AccountId,
) -> Result<u64, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let ended = apply_end_everywhere(&mut writing, &Author { actor, at: now }, account).await?;
    writing.commit().await?;
    Ok(ended)
}

/// The same, inside a write.
pub(super) async fn apply_end_everywhere(
    writing: &mut Writing,
    author: &Author<'_>,
    account: AccountId,
) -> Result<u64, StoreError> {
    let ended = apply_end_all(writing, account).await?;
    let change = Change {
        subject_id: account.to_string(),
        project_id: None,
        action: JournalVerb::SessionSignedOutEverywhere,
        before: None,
        after: Some(serde_json::json!({ "sessions": ended }).to_string()),
    };
    writing.journal(author, vec![change]).await?;
    Ok(ended)
}

/// The end of every session, inside a write that journals it.
pub(crate) async fn apply_end_all(writing: &mut Writing, account: AccountId) -> Result<u64, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "DELETE FROM session WHERE district_id = $1 AND account_id = $2";
    let query = sqlx::query(sql).bind(district).bind(account.to_string());
    Ok(query.execute(writing.connection()).await?.rows_affected())
}

/// Removes sessions that hold no more; they were worth nothing already. Returns how many.
///
/// # Errors
/// Whatever the database reports.
pub async fn purge_expired(
    store: &Store,
    district: &DistrictId,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut writing = Unjournalled::begin(&store.database).await?;
    let sql = "DELETE FROM session WHERE district_id = $1 AND (expires_at <= $2 OR idle_until <= $2)";
    let query = sqlx::query(sql).bind(district.as_str()).bind(instant_text(now));
    let done = query.execute(writing.connection()).await?;
    writing.commit().await?;
    Ok(done.rows_affected())
}
