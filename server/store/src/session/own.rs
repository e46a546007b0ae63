//! A person's own sessions: which there are, and ending them.

use super::end::apply_end_everywhere;
use super::{Token, TokenKind};
use crate::account::AccountId;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::Change;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Refusal, Subject};
use domain::admin::JournalVerb;
use std::fmt;
use std::str::FromStr;

/// Which session: what is kept of its token. Good for naming it, not for using it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionId(String);

impl SessionId {
    /// Of a token as the browser sends it.
    #[must_use]
    pub fn of_token(token: &str) -> Self {
        Self(TokenKind::Session.hash(token))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for SessionId {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Which.
    pub id: SessionId,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// The network it was made from.
    pub network: Option<String>,
    /// The start of what the browser said of itself.
    pub user_agent: Option<String>,
}

/// The sessions of an account that hold, the last used first.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn list_own(
    store: &Store,
    district: &DistrictId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<OwnSession>, StoreError> {
    // One whose token was replaced holds for seconds more beside its successor: it is no other session.
    let sql = "SELECT token_hash, created_at, last_seen_at, address, user_agent FROM session s \
               WHERE district_id = $1 AND account_id = $2 AND idle_until > $3 AND expires_at > $3 \
               AND NOT EXISTS (SELECT 1 FROM session later WHERE later.district_id = s.district_id \
               AND later.account_id = s.account_id AND later.created_at = s.created_at \
               AND later.expires_at > s.expires_at) ORDER BY last_seen_at DESC, token_hash";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string());
    let rows = query.bind(instant_text(now)).fetch_all(&store.database.pool).await?;
    rows.iter()
        .map(|row| {
            let row = Reading::of(row, "session", "token_hash");
            Ok(OwnSession {
                id: SessionId(row.text("token_hash")?.to_owned()),
                created_at: row.parsed("created_at")?,
                last_seen_at: row.parsed("last_seen_at")?,
                network: row.string_or_null("address")?,
                user_agent: row.string_or_null("user_agent")?,
            })
        })
        .collect()
}

/// Ends one of the actor's own sessions; whether there was such a one. Journal: `session.ended`.
///
/// # Errors
/// [`StoreError::Refused`].
pub async fn end_own(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    session: &SessionId,
) -> Result<bool, StoreError> {
    let account = own(acting)?;
    let mut writing = Writing::begin(&store.database, district).await?;
    // Somebody else's is not found, as one that is not there.
    let sql = "DELETE FROM session WHERE district_id = $1 AND account_id = $2 AND token_hash = $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string()).bind(session.as_str());
    if query.execute(writing.connection()).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let change = Change {
        subject_id: account.to_string(),
        project_id: None,
        action: JournalVerb::SessionEnded,
        before: None,
        after: None,
    };
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(true)
}

/// Signs the actor out everywhere, here too. Journal: `session.signed_out_everywhere`. Returns how many
/// sessions there were.
///
/// # Errors
/// [`StoreError::Refused`].
pub async fn end_own_everywhere(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let account = own(acting)?;
    let mut writing = Writing::begin(&store.database, district).await?;
    let ended = apply_end_everywhere(&mut writing, &acting.author(now), account).await?;
    writing.commit().await?;
    Ok(ended)
}

/// The actor's own account, when they may end its sessions.
fn own(acting: &Acting) -> Result<AccountId, StoreError> {
    acting.check(Action::RevokeOwnSession, Subject::OWN)?;
    acting.account.ok_or(StoreError::Refused(Refusal::NotSignedIn))
}

/// Ends every session of an account but one, which gets another token; inside a write that journals it.
/// `None` when that one had ended, too.
pub(crate) async fn apply_only(
    writing: &mut Writing,
    account: AccountId,
    session: &SessionId,
) -> Result<Option<Token>, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "DELETE FROM session WHERE district_id = $1 AND account_id = $2 AND token_hash <> $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string()).bind(session.as_str());
    query.execute(writing.connection()).await?;
    let token = Token::new(TokenKind::Session)?;
    let sql = "UPDATE session SET token_hash = $4, must_rotate = 0 \
               WHERE district_id = $1 AND account_id = $2 AND token_hash = $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string()).bind(session.as_str());
    let done = query.bind(token.hash()).execute(writing.connection()).await?;
    Ok((done.rows_affected() == 1).then_some(token))
}
