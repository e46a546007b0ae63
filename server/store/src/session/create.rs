//! Signing in: the last step, when password and second factor were right.

use super::address::{network, shortened};
use super::sign_in_failure::{Attempted, DelayPolicy, apply_success, standing};
use super::{Token, TokenKind};
use crate::account::{AccountId, apply_sign_in, signs_in};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Table, Values, insert, instant_text};
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, TimeDelta, Utc};
use domain::admin::JournalVerb;
use std::net::IpAddr;

/// A session to be made.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Whose.
    pub account: AccountId,
    /// Where from; only the network is kept.
    pub address: Option<IpAddr>,
    /// What the browser says of itself; shortened.
    pub user_agent: Option<String>,
    /// It ends when this long nothing was asked; whole seconds, at least one.
    pub idle: TimeDelta,
    /// It ends after this, whatever happens.
    pub lifetime: TimeDelta,
    /// The server's own.
    pub data: serde_json::Value,
}

/// How signing in ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// The session is there; this is the only place where its token is ever told.
    Done(Token),
    /// Others have failed meanwhile: the answer must be that of a failure that came too soon.
    TooSoon(TimeDelta),
    /// The account is gone, disabled or past its last day.
    Refused,
}

const SESSION: Table = Table {
    name: "session",
    columns: &[
        "district_id",
        "token_hash",
        "account_id",
        "created_at",
        "last_seen_at",
        "idle_seconds",
        "idle_until",
        "expires_at",
        "must_rotate",
        "address",
        "user_agent",
        "data",
    ],
};

/// Signs an account in: makes the session, remembers the sign-in and where it came from, and forgets the
/// failures from there. Journal: `session.signed_in`, with the network.
///
/// The delay is asked again here, in the same transaction: of many guesses sent at once, only those may
/// tell whether they were right that could have come one after the other.
///
/// # Errors
/// [`StoreError::Constraint`] with `session_idle_seconds_counts`, and whatever the database reports.
pub async fn create(
    store: &Store,
    district: &DistrictId,
    policy: &DelayPolicy,
    now: DateTime<Utc>,
    new: &NewSession,
) -> Result<SignIn, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let Some(account) = signs_in(&mut writing, new.account).await? else { return Ok(SignIn::Refused) };
    let attempted = Attempted::folded(account.name.folded(), new.address);
    let wait = standing(writing.connection(), district, &attempted).await?.wait(policy, now);
    if wait > TimeDelta::zero() {
        return Ok(SignIn::TooSoon(wait));
    }
    if !account.is_active(now) {
        return Ok(SignIn::Refused);
    }
    let token = Token::new(TokenKind::Session)?;
    let row = [(&token, new, now)];
    insert(writing.connection(), &SESSION, district.as_str(), &row, write_session).await?;
    apply_sign_in(&mut writing, account.id, now).await?;
    apply_success(&mut writing, &attempted, now).await?;
    let change = Change {
        subject_id: account.id.to_string(),
        project_id: None,
        action: JournalVerb::SessionSignedIn,
        before: None,
        after: Some(serde_json::json!({ "network": new.address.map(network) }).to_string()),
    };
    writing.journal(&Author { actor: account.name.as_str(), at: now }, vec![change]).await?;
    writing.commit().await?;
    Ok(SignIn::Done(token))
}

fn write_session(values: &mut Values, district: &str, row: &(&Token, &NewSession, DateTime<Utc>)) {
    let (token, new, now) = row;
    values.push(district).push(token.hash()).text(new.account);
    values.push(instant_text(*now)).push(instant_text(*now));
    values.push(new.idle.num_seconds()).push(instant_text(*now + new.idle));
    values.push(instant_text(*now + new.lifetime)).push(0_i64);
    values.push(new.address.map(network)).push(new.user_agent.as_deref().map(shortened));
    values.text(&new.data);
}
