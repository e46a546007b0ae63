//! What people do to their own account: another password, the second factor. The old password was looked at
//! before the write; the write happens only while its hash is still the one that was.

use super::change::{AccountWrite, Sessions, save};
use super::row::{credentials, journal_value};
use super::{AccountId, Credentials};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::Change;
use crate::open::Store;
use crate::session::{SessionId, Token, apply_only};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Refusal, Subject};
use domain::admin::JournalVerb;
use std::fmt;

/// Somebody and their own account.
#[derive(Clone, Copy)]
pub struct Own<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// Who.
    pub acting: &'a Acting,
    /// The hash of the password that was right just now.
    pub proven: &'a str,
    /// When.
    pub now: DateTime<Utc>,
}

/// Shows who, never the hash.
impl fmt::Debug for Own<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Own").field("acting", &self.acting.name).finish_non_exhaustive()
    }
}

impl Own<'_> {
    /// Begins a write, with the account as it is.
    async fn begin(&self, store: &Store) -> Result<(Writing, Credentials), StoreError> {
        let account = self.acting.account.ok_or(StoreError::Refused(Refusal::NotSignedIn))?;
        let mut writing = Writing::begin(&store.database, self.district).await?;
        self.acting.check(Action::ChangeOwnPassword, Subject::OWN)?;
        let id = account.to_string();
        let found = credentials(writing.connection(), self.district, "account_id", &id).await?;
        match found {
            Some(found) if found.password_hash.as_deref() == Some(self.proven) => Ok((writing, found)),
            other => Err(StoreError::Stale { current: other.map(|found| found.account.revision) }),
        }
    }

    fn write(&self, found: &Credentials) -> AccountWrite<'_> {
        AccountWrite {
            district: self.district,
            account: found.account.id,
            seen_revision: found.account.revision,
            actor: &self.acting.name,
            now: self.now,
        }
    }
}

/// Sets another password. Every session ends but this one, which gets the token that is returned; `None`
/// when it had ended. Journal: `account.password_changed`.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Stale`] when the password is another by now.
pub async fn change_own_password(
    store: &Store,
    own: &Own<'_>,
    session: &SessionId,
    password_hash: &str,
) -> Result<Option<Token>, StoreError> {
    let (mut writing, mut new) = own.begin(store).await?;
    let (write, before) = (own.write(&new), journal_value(&new.account));
    new.password_hash = Some(password_hash.to_owned());
    new.account.password_changed_at = Some(own.now);
    new.account.must_change_password = false;
    save(&mut writing, &write, &before, new, JournalVerb::AccountPasswordChanged, Sessions::Stay).await?;
    let token = apply_only(&mut writing, write.account, session).await?;
    writing.commit().await?;
    Ok(token)
}

/// Asks for a second factor from now on, or no more. The sessions go on. Journal: `account.totp_set`,
/// `account.totp_removed`.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Stale`] when the password is another by now.
pub async fn set_own_totp(store: &Store, own: &Own<'_>, secret: Option<&str>) -> Result<(), StoreError> {
    let (mut writing, mut new) = own.begin(store).await?;
    let (write, before) = (own.write(&new), journal_value(&new.account));
    new.totp_secret = secret.map(str::to_owned);
    new.account.has_totp = secret.is_some();
    let action = if secret.is_some() { JournalVerb::AccountTotpSet } else { JournalVerb::AccountTotpRemoved };
    save(&mut writing, &write, &before, new, action, Sessions::Stay).await?;
    writing.commit().await?;
    Ok(())
}

/// Keeps the same password under a stronger hash; whether it did: not when the password was changed
/// meanwhile. Nothing that anybody sees changes, so the revision stays. Journal: `account.hash_renewed`.
///
/// # Errors
/// Whatever the database reports.
pub async fn renew_hash(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    account: AccountId,
    hashes: (&str, &str),
) -> Result<bool, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::ChangeOwnPassword, Subject::owned(acting.account == Some(account)))?;
    let (old, new) = hashes;
    let sql = "UPDATE account SET password_hash = $4 \
               WHERE district_id = $1 AND account_id = $2 AND password_hash = $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string()).bind(old).bind(new);
    if query.execute(writing.connection()).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let change = Change {
        subject_id: account.to_string(),
        project_id: None,
        action: JournalVerb::AccountHashRenewed,
        before: None,
        after: None,
    };
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(true)
}
