//! An account as others see it, and its secrets apart.

use super::{Roles, SignInName};
use crate::error::StoreError;
use crate::session::random;
use chrono::{DateTime, NaiveDate, Utc};
use domain::admin::UnitId;
use domain::calendar::shanghai_date;
use std::fmt;
use std::str::FromStr;
use uuid::{Builder, Uuid};

/// The identity of an account for its whole life: a UUIDv7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub Uuid);

impl AccountId {
    pub(super) fn new(now: DateTime<Utc>) -> Result<Self, StoreError> {
        uuid_v7(now).map(Self)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for AccountId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self)
    }
}

/// An id that sorts by when it was made.
pub(crate) fn uuid_v7(now: DateTime<Utc>) -> Result<Uuid, StoreError> {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Ok(Builder::from_unix_timestamp_millis(millis, &random()?).into_uuid())
}

/// An account without its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Identity for life.
    pub id: AccountId,
    /// What is typed to sign in; unique in the district, whatever its case.
    pub name: SignInName,
    /// What the person is called. Internal.
    pub display_name: String,
    /// Where the person works.
    pub unit: Option<UnitId>,
    /// What the account is allowed to be.
    pub roles: Roles,
    /// When the password was set; `None` = there is none, and nobody can sign in.
    pub password_changed_at: Option<DateTime<Utc>>,
    /// Whether the password was given by someone else.
    pub must_change_password: bool,
    /// Whether a second factor is asked for.
    pub has_totp: bool,
    /// When it was disabled.
    pub disabled_at: Option<DateTime<Utc>>,
    /// The last day, in Asia/Shanghai.
    pub expires_on: Option<NaiveDate>,
    /// Failures since the last sign-in.
    pub failed_count: i64,
    /// The last of them.
    pub last_failure_at: Option<DateTime<Utc>>,
    /// The last sign-in.
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// Counts changes; signing in is none.
    pub revision: i64,
}

impl Account {
    /// Whether it is neither disabled nor past its last day.
    #[must_use]
    pub fn is_active(&self, now: DateTime<Utc>) -> bool {
        self.disabled_at.is_none() && self.expires_on.is_none_or(|last| shanghai_date(now) <= last)
    }
}

/// An account with what proves who signs in. Only for signing in: never shown, never listed.
#[derive(Clone)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// A PHC string.
    pub password_hash: Option<String>,
    /// As the server gave it.
    pub totp_secret: Option<String>,
}

/// Shows the account, never the secrets.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("account", &self.account).finish_non_exhaustive()
    }
}
