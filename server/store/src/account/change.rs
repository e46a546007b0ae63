//! Changing an account. Every change names the revision it saw.

use super::last_holder;
use super::row::{credentials, journal_value, write_account};
use super::{AccountId, Credentials, Roles};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::Values;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::session;
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use domain::admin::JournalVerb;

/// Which account is written, as whoever writes saw it.
#[derive(Debug, Clone, Copy)]
pub struct AccountWrite<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// The account.
    pub account: AccountId,
    /// The revision the writer saw.
    pub seen_revision: i64,
    /// Who writes.
    pub actor: &'a str,
    /// When.
    pub now: DateTime<Utc>,
}

/// What becomes of an account's sessions.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sessions {
    /// They go on.
    Stay,
    /// They go on under another token: rights have changed, and a token that leaked must not profit.
    Rotate,
    /// They end.
    End,
}

/// Gives other roles, effective with the next request of every session; sessions get new tokens.
/// Journal: `account.roles_changed`. Returns the new revision.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is not the one seen.
pub async fn change_roles(store: &Store, write: &AccountWrite<'_>, roles: &Roles) -> Result<i64, StoreError> {
    let (mut writing, mut new) = begin(store, write).await?;
    let before = journal_value(&new.account);
    new.account.roles = *roles;
    save(&mut writing, write, &before, new, JournalVerb::AccountRolesChanged, Sessions::Rotate).await?;
    finish(writing, write).await
}

/// Sets a password by its hash and ends every session. `must_change`: someone else has chosen it.
/// Journal: `account.password_changed`. Returns the new revision.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is not the one seen.
pub async fn set_password_hash(
    store: &Store,
    write: &AccountWrite<'_>,
    password_hash: &str,
    must_change: bool,
) -> Result<i64, StoreError> {
    let (mut writing, mut new) = begin(store, write).await?;
    let before = journal_value(&new.account);
    new.password_hash = Some(password_hash.to_owned());
    new.account.password_changed_at = Some(write.now);
    new.account.must_change_password = must_change;
    save(&mut writing, write, &before, new, JournalVerb::AccountPasswordChanged, Sessions::End).await?;
    finish(writing, write).await
}

/// Asks for a second factor from now on, or no more. The sessions go on. Journal: `account.totp_set`,
/// `account.totp_removed`. Returns the new revision.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is not the one seen.
pub async fn set_totp_secret(
    store: &Store,
    write: &AccountWrite<'_>,
    secret: Option<&str>,
) -> Result<i64, StoreError> {
    let (mut writing, mut new) = begin(store, write).await?;
    let before = journal_value(&new.account);
    new.totp_secret = secret.map(str::to_owned);
    new.account.has_totp = secret.is_some();
    let action = if secret.is_some() { JournalVerb::AccountTotpSet } else { JournalVerb::AccountTotpRemoved };
    save(&mut writing, write, &before, new, action, Sessions::Stay).await?;
    finish(writing, write).await
}

/// Shuts an account and ends its sessions at once; machines' tokens under it fail too. Journal:
/// `account.disabled`. Returns the new revision.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is not the one seen.
pub async fn disable(store: &Store, write: &AccountWrite<'_>) -> Result<i64, StoreError> {
    let (mut writing, mut new) = begin(store, write).await?;
    let before = journal_value(&new.account);
    new.account.disabled_at = new.account.disabled_at.or(Some(write.now));
    save(&mut writing, write, &before, new, JournalVerb::AccountDisabled, Sessions::End).await?;
    finish(writing, write).await
}

/// Opens an account that was shut. Journal: `account.enabled`. Returns the new revision.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is not the one seen.
pub async fn enable(store: &Store, write: &AccountWrite<'_>) -> Result<i64, StoreError> {
    let (mut writing, mut new) = begin(store, write).await?;
    let before = journal_value(&new.account);
    new.account.disabled_at = None;
    save(&mut writing, write, &before, new, JournalVerb::AccountEnabled, Sessions::Stay).await?;
    finish(writing, write).await
}

/// Changes what the person is called and the last day. Journal: `account.details_changed`, without the
/// person's name. Returns the new revision.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is not the one seen.
pub async fn change_details(
    store: &Store,
    write: &AccountWrite<'_>,
    display_name: &str,
    expires_on: Option<NaiveDate>,
) -> Result<i64, StoreError> {
    let (mut writing, mut new) = begin(store, write).await?;
    let before = journal_value(&new.account);
    display_name.clone_into(&mut new.account.display_name);
    new.account.expires_on = expires_on;
    save(&mut writing, write, &before, new, JournalVerb::AccountDetailsChanged, Sessions::Stay).await?;
    finish(writing, write).await
}

/// Begins a write, with the account as it is; refused when it is not as it was seen.
pub(super) async fn begin(
    store: &Store,
    write: &AccountWrite<'_>,
) -> Result<(Writing, Credentials), StoreError> {
    let mut writing = Writing::begin(&store.database, write.district).await?;
    let id = write.account.to_string();
    let found = credentials(writing.connection(), write.district, "account_id", &id).await?;
    match found {
        Some(found) if found.account.revision == write.seen_revision => Ok((writing, found)),
        other => Err(StoreError::Stale { current: other.map(|found| found.account.revision) }),
    }
}

pub(super) async fn save(
    writing: &mut Writing,
    write: &AccountWrite<'_>,
    before: &str,
    mut new: Credentials,
    action: JournalVerb,
    sessions: Sessions,
) -> Result<(), StoreError> {
    last_holder::guard(writing, write.district, &new, write.now).await?;
    new.account.revision += 1;
    let mut values = Values::default();
    write_account(&mut values, write.district.as_str(), &new);
    let sql = "UPDATE account SET name = $3, name_folded = $4, display_name = $5, unit_id = $6, \
               roles = $7, password_hash = $8, password_changed_at = $9, must_change_password = $10, \
               totp_secret = $11, disabled_at = $12, expires_on = $13, failed_count = $14, \
               last_failure_at = $15, last_sign_in_at = $16, revision = $17 WHERE district_id = $1 AND account_id = $2";
    sqlx::query_with(sql, values.into_arguments()?).execute(writing.connection()).await?;
    match sessions {
        Sessions::Stay => {}
        Sessions::Rotate => session::apply_rotation(writing, write.account).await?,
        Sessions::End => drop(session::apply_end_all(writing, write.account).await?),
    }
    let change = Change {
        subject_id: write.account.to_string(),
        project_id: None,
        action,
        before: Some(before.to_owned()),
        after: Some(journal_value(&new.account)),
    };
    writing.journal(&Author { actor: write.actor, at: write.now }, vec![change]).await?;
    Ok(())
}

pub(super) async fn finish(writing: Writing, write: &AccountWrite<'_>) -> Result<i64, StoreError> {
    writing.commit().await?;
    Ok(write.seen_revision + 1)
}
