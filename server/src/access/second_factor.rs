//! The second step: a code of an authenticator (RFC 6238: SHA-1, six digits, thirty seconds, as every
//! authenticator has it). Between the steps nobody is signed in; what says that the password was right is
//! a random text in the form, good for five minutes and for one account.
//!
//! Steps and used codes are in this process only: a restart makes whoever is between them start again.

use chrono::{DateTime, TimeDelta, Utc};
use quick_cache::sync::Cache;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use store::account::{AccountId, Credentials};
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

/// How long the second step may take.
const LASTS: TimeDelta = TimeDelta::minutes(5);
/// Sign-ins between the steps at once; more push out the oldest.
const MOST: usize = 4_096;
/// Steps of thirty seconds a clock may be wrong by.
const SKEW: u16 = 1;

/// Whose password was right, and until when that is good.
#[derive(Debug, Clone)]
struct Passed {
    account: AccountId,
    until: DateTime<Utc>,
}

/// Sign-ins between password and code, and the codes that were used.
pub(super) struct SecondFactors {
    passed: Cache<String, Passed>,
    used: Mutex<HashMap<AccountId, u64>>,
}

impl Default for SecondFactors {
    fn default() -> Self {
        Self { passed: Cache::new(MOST), used: Mutex::default() }
    }
}

/// How many, never which.
impl fmt::Debug for SecondFactors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecondFactors").field("passed", &self.passed.len()).finish_non_exhaustive()
    }
}

impl SecondFactors {
    /// The password was right; the text that says so.
    pub fn passed(&self, account: AccountId, now: DateTime<Utc>) -> String {
        // Two times 122 random bits.
        let step = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        self.passed.insert(step.clone(), Passed { account, until: now + LASTS });
        step
    }

    /// Whether the password of this account was right, by the text that says so.
    pub fn has_passed(&self, step: &str, account: AccountId, now: DateTime<Utc>) -> bool {
        self.passed.get(step).is_some_and(|passed| passed.account == account && now < passed.until)
    }

    /// Whether a code is right and was not used before; from now on it is.
    pub fn accepts(&self, credentials: &Credentials, code: &str, now: DateTime<Utc>) -> bool {
        let totp = credentials.totp_secret.as_deref().and_then(authenticator);
        let Some(step) = totp.and_then(|totp| totp.check(code, seconds(now))) else { return false };
        // Of the same code sent twice at once, one is too late.
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let last = used.entry(credentials.account.id).or_default();
        let is_fresh = *last < step;
        *last = step.max(*last);
        is_fresh
    }

    /// The sign-in is done: its step is good for nothing more.
    pub fn done(&self, step: &str) {
        self.passed.remove(step);
    }
}

/// Of a secret in base32, as it is kept and as authenticators take it.
fn authenticator(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).with_skew(SKEW).build().ok()
}

fn seconds(now: DateTime<Utc>) -> u64 {
    u64::try_from(now.timestamp()).unwrap_or_default()
}
