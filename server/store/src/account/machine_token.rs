//! Tokens for machines: an account's rights as far as scopes let them, until they are revoked.

use super::entity::uuid_v7;
use super::{ACCOUNT_COLUMNS, Account, AccountId, Scopes, read_account};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::reading::Reading;
use crate::session::{SEEN_STEP, Token, TokenKind, Unjournalled};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::admin::JournalVerb;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// A token without the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MachineToken {
    /// What a person calls it by.
    pub id: Uuid,
    /// What it is for.
    pub name: String,
    /// Whose rights it has.
    pub account: AccountId,
    /// What it is good for.
    pub scopes: Scopes,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends; `None` = when it is revoked.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A token to be made.
#[derive(Debug, Clone)]
pub struct NewMachineToken {
    /// What it is for.
    pub name: String,
    /// Whose rights it has.
    pub account: AccountId,
    /// What it is good for.
    pub scopes: Scopes,
    /// When it ends.
    pub expires_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str = "t.machine_token_id, t.name AS token_name, t.account_id, t.scopes, t.created_at, \
    t.expires_at, t.revoked_at, t.last_used_at";

/// Makes a token: this answer is the only place where it is ever told. Journal: `machine_token.issued`.
///
/// # Errors
/// [`StoreError::Constraint`] with `foreign_key` when there is no such account.
pub async fn issue(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    new: &NewMachineToken,
) -> Result<(Uuid, Token), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let made = apply_issue(&mut writing, &Author { actor, at: now }, new).await?;
    writing.commit().await?;
    Ok(made)
}

/// The same by whoever the policy lets.
///
/// # Errors
/// [`StoreError::Refused`], else as [`issue`].
pub async fn issue_as(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    new: &NewMachineToken,
) -> Result<(Uuid, Token), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::IssueMachineToken, Subject::OTHER)?;
    let made = apply_issue(&mut writing, &acting.author(now), new).await?;
    writing.commit().await?;
    Ok(made)
}

async fn apply_issue(
    writing: &mut Writing,
    author: &Author<'_>,
    new: &NewMachineToken,
) -> Result<(Uuid, Token), StoreError> {
    let (now, district) = (author.at, writing.district.clone());
    let (id, token) = (uuid_v7(now)?, Token::new(TokenKind::Machine)?);
    let sql = "INSERT INTO machine_token (district_id, machine_token_id, token_hash, name, account_id, \
               scopes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let query = sqlx::query(sql).bind(district.as_str()).bind(id.to_string()).bind(token.hash());
    let query = query.bind(new.name.as_str()).bind(new.account.to_string()).bind(new.scopes.to_string());
    let query = query.bind(instant_text(now)).bind(new.expires_at.map(instant_text));
    query.execute(writing.connection()).await?;
    let value = serde_json::json!({
        "name": new.name,
        "account_id": new.account.to_string(),
        "scopes": new.scopes.codes(),
        "expires_at": new.expires_at.map(instant_text),
    });
    let change = change(id, JournalVerb::MachineTokenIssued, Some(value.to_string()));
    writing.journal(author, vec![change]).await?;
    Ok((id, token))
}

/// Who a token speaks for; `None` for a token that is unknown, revoked or past its end, and when the
/// account is disabled or past its last day. Remembers the use, to the minute.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn find(
    store: &Store,
    district: &DistrictId,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(MachineToken, Account)>, StoreError> {
    let sql = format!(
        "SELECT {ACCOUNT_COLUMNS}, {COLUMNS} FROM machine_token t JOIN account a ON \
         a.district_id = t.district_id AND a.account_id = t.account_id \
         WHERE t.district_id = $1 AND t.token_hash = $2"
    );
    let hash = TokenKind::Machine.hash(token);
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(hash.as_str());
    let Some(row) = query.fetch_optional(&store.database.pool).await? else { return Ok(None) };
    let row = Reading::of(&row, "machine_token", "machine_token_id");
    let (found, account) = (read(&row)?, read_account(&row)?);
    let ended = found.expires_at.is_some_and(|end| end <= now);
    if found.revoked_at.is_some() || ended || !account.is_active(now) {
        return Ok(None);
    }
    if found.last_used_at.is_none_or(|last| now - last >= SEEN_STEP) {
        let mut writing = Unjournalled::begin(&store.database).await?;
        let sql = "UPDATE machine_token SET last_used_at = $3 WHERE district_id = $1 AND token_hash = $2";
        let query = sqlx::query(sql).bind(district.as_str()).bind(hash).bind(instant_text(now));
        query.execute(writing.connection()).await?;
        writing.commit().await?;
    }
    Ok(Some((found, account)))
}

/// Ends a token for good; whether there was one that could still be used. Journal:
/// `machine_token.revoked`.
///
/// # Errors
/// Whatever the database reports.
pub async fn revoke(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    id: Uuid,
) -> Result<bool, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let sql = "UPDATE machine_token SET revoked_at = $3 WHERE district_id = $1 AND machine_token_id = $2 \
               AND revoked_at IS NULL";
    let query = sqlx::query(sql).bind(district.as_str()).bind(id.to_string()).bind(instant_text(now));
    if query.execute(writing.connection()).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let change = change(id, JournalVerb::MachineTokenRevoked, None);
    writing.journal(&Author { actor, at: now }, vec![change]).await?;
    writing.commit().await?;
    Ok(true)
}

/// The same by whoever the policy lets.
///
/// # Errors
/// [`StoreError::Refused`] and whatever the database reports.
pub async fn revoke_as(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    id: Uuid,
) -> Result<bool, StoreError> {
    acting.check(Action::RevokeAnySession, Subject::OTHER)?;
    revoke(store, district, &acting.name, now, id).await
}

/// Whether a token still holds and its account is what it was, for what goes on after its request: looked
/// at, not used.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn holds(
    store: &Store,
    district: &DistrictId,
    id: Uuid,
    seen: &Account,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT {ACCOUNT_COLUMNS} FROM machine_token t JOIN account a ON \
         a.district_id = t.district_id AND a.account_id = t.account_id \
         WHERE t.district_id = $1 AND t.machine_token_id = $2 AND t.revoked_at IS NULL \
         AND (t.expires_at IS NULL OR t.expires_at > $3)"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(id.to_string());
    let row = query.bind(instant_text(now)).fetch_optional(&store.database.pool).await?;
    let Some(row) = row else { return Ok(false) };
    let account = read_account(&Reading::of(&row, "machine_token", "account_id"))?;
    Ok(account.is_active(now) && account.id == seen.id && account.revision == seen.revision)
}

/// Every token there ever was, oldest first.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn list(store: &Store, district: &DistrictId) -> Result<Vec<MachineToken>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM machine_token t WHERE t.district_id = $1 ORDER BY t.machine_token_id");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str());
    let rows = query.fetch_all(&store.database.pool).await?;
    rows.iter().map(|row| read(&Reading::of(row, "machine_token", "machine_token_id"))).collect()
}

fn read(row: &Reading<'_>) -> Result<MachineToken, StoreError> {
    Ok(MachineToken {
        id: row.parsed("machine_token_id")?,
        name: row.text("token_name")?.to_owned(),
        account: row.parsed("account_id")?,
        scopes: row.parsed("scopes")?,
        created_at: row.parsed("created_at")?,
        expires_at: row.parsed_or_null("expires_at")?,
        revoked_at: row.parsed_or_null("revoked_at")?,
        last_used_at: row.parsed_or_null("last_used_at")?,
    })
}

fn change(id: Uuid, action: JournalVerb, after: Option<String>) -> Change {
    let subject_id = id.to_string();
    Change { subject_id, project_id: None, action, before: None, after }
}
