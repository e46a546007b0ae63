//! The first administrators: a token that is printed at the start and good for two accounts, once.

use super::create::apply_create;
use super::last_holder::others_hold;
use super::{Account, NewAccount, Roles};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::reading::Reading;
use crate::session::{Token, TokenKind};
use crate::writing::Writing;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{self, Role};
use domain::admin::JournalVerb;

/// How long a token can be redeemed.
pub const VALID_FOR: TimeDelta = TimeDelta::hours(24);

/// Who the journal names until there is an administrator.
const ACTOR: &str = "system";

/// Makes a token; any earlier one that was not redeemed is void. `None` when there is an administrator who
/// can sign in. Journal: `bootstrap_token.issued`.
///
/// # Errors
/// Whatever the database reports.
pub async fn issue(
    store: &Store,
    district: &DistrictId,
    now: DateTime<Utc>,
) -> Result<Option<Token>, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    if administrator_exists(&mut writing, now).await? {
        return Ok(None);
    }
    let sql = "DELETE FROM bootstrap_token WHERE district_id = $1 AND used_at IS NULL";
    sqlx::query(sql).bind(district.as_str()).execute(writing.connection()).await?;
    let (token, at) = (Token::new(TokenKind::Bootstrap)?, instant_text(now));
    let sql = "INSERT INTO bootstrap_token (district_id, token_hash, created_at) VALUES ($1, $2, $3)";
    let query = sqlx::query(sql).bind(district.as_str()).bind(token.hash()).bind(at.as_str());
    query.execute(writing.connection()).await?;
    journal(&mut writing, &at, now, JournalVerb::BootstrapTokenIssued).await?;
    writing.commit().await?;
    Ok(Some(token))
}

/// Whether a token would be taken now. Looked up by its hash: how long that takes says nothing about it.
///
/// # Errors
/// Whatever the database reports.
pub async fn is_good(
    store: &Store,
    district: &DistrictId,
    token: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "SELECT created_at FROM bootstrap_token WHERE district_id = $1 AND token_hash = $2 \
               AND used_at IS NULL AND created_at > $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(TokenKind::Bootstrap.hash(token));
    let row = query.bind(instant_text(now - VALID_FOR)).fetch_optional(&store.database.pool).await?;
    Ok(row.is_some())
}

/// Makes the first administrator and the first security administrator, whatever roles the two have: one
/// makes accounts, the other says what they may do, and nobody is both. Both or neither. `None`, and
/// nothing happens, when the token is unknown, redeemed, older than [`VALID_FOR`], or there is an
/// administrator already. Journal: `bootstrap_token.redeemed` and `account.created` twice.
///
/// # Errors
/// [`StoreError::Constraint`] with `account_name_unique`: the token is then still good.
pub async fn redeem(
    store: &Store,
    district: &DistrictId,
    token: &str,
    now: DateTime<Utc>,
    administrator: &NewAccount,
    security: &NewAccount,
) -> Result<Option<[Account; 2]>, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let not_before = instant_text(now - VALID_FOR);
    let sql = "UPDATE bootstrap_token SET used_at = $3 WHERE district_id = $1 AND token_hash = $2 \
               AND used_at IS NULL AND created_at > $4 RETURNING created_at";
    let query = sqlx::query(sql).bind(district.as_str()).bind(TokenKind::Bootstrap.hash(token));
    let query = query.bind(instant_text(now)).bind(not_before);
    let Some(row) = query.fetch_optional(writing.connection()).await? else { return Ok(None) };
    if administrator_exists(&mut writing, now).await? {
        return Ok(None);
    }
    let created_at = Reading::of(&row, "bootstrap_token", "created_at").text("created_at")?;
    journal(&mut writing, created_at, now, JournalVerb::BootstrapTokenRedeemed).await?;
    let author = Author { actor: ACTOR, at: now };
    let administrator =
        NewAccount { roles: Roles::of(access::Roles::only(Role::Admin)), ..administrator.clone() };
    let security =
        NewAccount { roles: Roles::of(access::Roles::only(Role::SecurityAdmin)), ..security.clone() };
    let administrator = apply_create(&mut writing, &author, &administrator, None).await?;
    let security = apply_create(&mut writing, &author, &security, None).await?;
    writing.commit().await?;
    Ok(Some([administrator, security]))
}

/// Whether an administrator can sign in: one who is disabled, expired or without a password cannot help.
async fn administrator_exists(writing: &mut Writing, now: DateTime<Utc>) -> Result<bool, StoreError> {
    others_hold(writing, Role::Admin, now, None).await
}

async fn journal(
    writing: &mut Writing,
    created_at: &str,
    now: DateTime<Utc>,
    action: JournalVerb,
) -> Result<(), StoreError> {
    let change =
        Change { subject_id: created_at.to_owned(), project_id: None, action, before: None, after: None };
    writing.journal(&Author { actor: ACTOR, at: now }, vec![change]).await?;
    Ok(())
}
