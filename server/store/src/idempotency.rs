//! Keys that make a repeated submit harmless: the first answer is kept with the key, in the transaction that
//! did the work, and told again to the same request. Another request under the same key is refused.

use crate::error::StoreError;
use crate::insert::instant_text;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A submit that may come more than once.
#[derive(Debug, Clone, Copy)]
pub struct Once<'a> {
    /// Made by whoever submits, the same when the same thing is sent again.
    pub key: &'a str,
    /// SHA-256 of what was asked, who asks included, without the time.
    pub request_hash: &'a str,
}

/// What a submit was answered before; `None` when it is new, or came without a key.
///
/// # Errors
/// [`StoreError::KeyReused`] when the key came with another request.
pub(crate) async fn answered<T: DeserializeOwned>(
    once: Option<Once<'_>>,
    writing: &mut Writing,
) -> Result<Option<T>, StoreError> {
    let Some(once) = once else { return Ok(None) };
    let Some(answer) = once.answered(writing).await? else { return Ok(None) };
    serde_json::from_str(&answer).map(Some).map_err(|_| StoreError::Inconsistent {
        table: "idempotency_key",
        column: "answer",
        row: once.key.to_owned(),
    })
}

/// Keeps the answer to a submit that came with a key.
///
/// # Errors
/// Whatever the database reports.
pub(crate) async fn remember(
    once: Option<Once<'_>>,
    writing: &mut Writing,
    answer: &impl Serialize,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Some(once) = once else { return Ok(()) };
    let answer = serde_json::to_string(answer).unwrap_or_default();
    once.remember(writing, &answer, now).await
}

impl Once<'_> {
    /// What this submit was answered before, as JSON.
    ///
    /// # Errors
    /// [`StoreError::KeyReused`] when the key came with another request.
    async fn answered(&self, writing: &mut Writing) -> Result<Option<String>, StoreError> {
        let sql = "SELECT idempotency_key, request_hash, answer FROM idempotency_key \
                   WHERE district_id = $1 AND idempotency_key = $2";
        let district = writing.district.as_str().to_owned();
        let query = sqlx::query(sql).bind(district).bind(self.key);
        let Some(row) = query.fetch_optional(writing.connection()).await? else { return Ok(None) };
        let row = Reading::of(&row, "idempotency_key", "idempotency_key");
        if row.text("request_hash")? != self.request_hash {
            return Err(StoreError::KeyReused);
        }
        Ok(Some(row.text("answer")?.to_owned()))
    }

    /// Keeps the answer.
    ///
    /// # Errors
    /// Whatever the database reports.
    pub(crate) async fn remember(
        &self,
        writing: &mut Writing,
        answer: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO idempotency_key (district_id, idempotency_key, request_hash, answer, at) \
                   VALUES ($1, $2, $3, $4, $5)";
        let district = writing.district.as_str().to_owned();
        let query = sqlx::query(sql).bind(district).bind(self.key).bind(self.request_hash);
        query.bind(answer).bind(instant_text(now)).execute(writing.connection()).await?;
        Ok(())
    }
}
