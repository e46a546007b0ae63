//! Each request: whether its session still holds, and whose it is.

use super::{TokenKind, Unjournalled};
use crate::account::{ACCOUNT_COLUMNS, Account, read_account};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::open::Store;
use crate::reading::Reading;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::AssertSqlSafe;

/// How often a use is written down: a commit for every request would wear the disk and hold up reports.
pub(crate) const SEEN_STEP: TimeDelta = TimeDelta::seconds(60);

/// A session without its token.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ends if nothing more is asked.
    pub idle_until: DateTime<Utc>,
    /// When it ends whatever happens.
    pub expires_at: DateTime<Utc>,
    /// Whether the token is to be replaced now: [`super::rotate`].
    pub must_rotate: bool,
    /// The network it was made from.
    pub address: Option<String>,
    /// The start of what the browser said of itself.
    pub user_agent: Option<String>,
    /// The server's own.
    pub data: serde_json::Value,
}

/// A session that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Touched {
    /// Whose it is, with the roles as they are now.
    pub account: Account,
    /// The session.
    pub session: Session,
}

/// Whose session a token is, and that it was used. `None` when there is none, it was idle for too long or
/// past its end, or the account is disabled or past its last day.
///
/// A use is written down at most once a minute, or ten times in the idle time if that is shorter: idle
/// time is counted from the last use that was.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn touch(
    store: &Store,
    district: &DistrictId,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<Touched>, StoreError> {
    let sql = format!(
        "SELECT {ACCOUNT_COLUMNS}, s.token_hash, s.created_at, s.last_seen_at, s.idle_seconds, \
         s.idle_until, s.expires_at, s.must_rotate, s.address, s.user_agent, s.data FROM session s \
         JOIN account a ON a.district_id = s.district_id AND a.account_id = s.account_id \
         WHERE s.district_id = $1 AND s.token_hash = $2"
    );
    let hash = TokenKind::Session.hash(token);
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(hash.as_str());
    let Some(row) = query.fetch_optional(&store.database.pool).await? else { return Ok(None) };
    let row = Reading::of(&row, "session", "account_id");
    let (account, mut session) = (read_account(&row)?, read(&row)?);
    if now >= session.idle_until || now >= session.expires_at || !account.is_active(now) {
        return Ok(None);
    }
    let last_seen_at: DateTime<Utc> = row.parsed("last_seen_at")?;
    let idle =
        TimeDelta::try_seconds(row.number("idle_seconds")?).ok_or_else(|| row.wrong("idle_seconds"))?;
    if now - last_seen_at >= SEEN_STEP.min(idle / 10) {
        session.idle_until = session.idle_until.max(now + idle);
        let mut writing = Unjournalled::begin(&store.database).await?;
        // A request that overtook this one has written a later time.
        let sql = "UPDATE session SET last_seen_at = $3, idle_until = $4 \
                   WHERE district_id = $1 AND token_hash = $2 AND last_seen_at < $3";
        let query = sqlx::query(sql).bind(district.as_str()).bind(hash).bind(instant_text(now));
        query.bind(instant_text(now + idle)).execute(writing.connection()).await?;
        writing.commit().await?;
    }
    Ok(Some(Touched { account, session }))
}

/// Replaces what the server keeps with a session; whether there is such a session.
///
/// # Errors
/// Whatever the database reports.
pub async fn set_data(
    store: &Store,
    district: &DistrictId,
    token: &str,
    data: &serde_json::Value,
) -> Result<bool, StoreError> {
    let mut writing = Unjournalled::begin(&store.database).await?;
    let sql = "UPDATE session SET data = $3 WHERE district_id = $1 AND token_hash = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(TokenKind::Session.hash(token));
    let done = query.bind(data.to_string()).execute(writing.connection()).await?;
    writing.commit().await?;
    Ok(done.rows_affected() == 1)
}

fn read(row: &Reading<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        created_at: row.parsed("created_at")?,
        idle_until: row.parsed("idle_until")?,
        expires_at: row.parsed("expires_at")?,
        must_rotate: row.number("must_rotate")? == 1,
        address: row.string_or_null("address")?,
        user_agent: row.string_or_null("user_agent")?,
        data: row.parsed("data")?,
    })
}
