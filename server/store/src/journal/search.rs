//! The auditor's questions to the journal: who did what, to what, when; latest first.

use super::{Change, Entered};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Values, instant_text};
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::admin::JournalVerb;
use domain::project::ProjectId;
use sqlx::AssertSqlSafe;

/// What is asked for; nothing = everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JournalFilter {
    /// Who did it, exactly: any of them; none = everybody.
    pub actors: Vec<String>,
    /// What was done: a verb or its beginning, `account.`.
    pub action: Option<String>,
    /// The kind of thing, or which one, exactly.
    pub subject: Option<String>,
    /// The project it belongs to.
    pub project: Option<ProjectId>,
    /// Not before this instant.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    /// Rows before this number: where the last part ended.
    pub before_seq: Option<i64>,
}

/// Rows that match, latest first, at most `limit`. Values are told as they were stored, names of persons
/// included: who may see them is the caller's.
///
/// # Errors
/// Whatever the database reports.
pub async fn search(
    store: &Store,
    district: &DistrictId,
    filter: &JournalFilter,
    limit: u32,
) -> Result<Vec<Entered>, StoreError> {
    let mut values = Values::default();
    values.push(district.as_str());
    let mut sql = "SELECT seq, at, actor, subject_kind, subject_id, project_id, action, value_before, \
                   value_after, hash FROM journal WHERE district_id = $1"
        .to_owned();
    let mut next = 1;
    let mut and = |condition: &str| {
        next += 1;
        sql.push_str(&condition.replace('?', &format!("${next}")));
    };
    for (at, actor) in filter.actors.iter().enumerate() {
        let begins = if at == 0 { " AND actor IN (" } else { ", " };
        let ends = if at + 1 == filter.actors.len() { ")" } else { "" };
        and(&format!("{begins}?{ends}"));
        values.push(actor.as_str());
    }
    if let Some(action) = &filter.action {
        and(" AND action LIKE ? ESCAPE '!'");
        values.text(beginning(action));
    }
    if let Some(subject) = &filter.subject {
        and(" AND (subject_kind = ? OR subject_id = ?)");
        values.push(subject.as_str());
    }
    if let Some(project) = filter.project {
        and(" AND project_id = ?");
        values.text(project);
    }
    if let Some(from) = filter.from {
        and(" AND at >= ?");
        values.push(instant_text(from));
    }
    if let Some(until) = filter.until {
        and(" AND at < ?");
        values.push(instant_text(until));
    }
    if let Some(before) = filter.before_seq {
        and(" AND seq < ?");
        values.push(before);
    }
    and(" ORDER BY seq DESC LIMIT ?");
    values.push(i64::from(limit));
    // The text is made of this crate's own words.
    let query = sqlx::query_with(AssertSqlSafe(sql), values.into_arguments()?);
    let rows = query.fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "journal", "at");
        Ok(Entered {
            seq: row.number("seq")?,
            at: row.parsed("at")?,
            actor: row.text("actor")?.to_owned(),
            subject_kind: row.text("subject_kind")?.to_owned(),
            subject_id: row.text("subject_id")?.to_owned(),
            project: row.parsed_or_null("project_id")?,
            action: row.text("action")?.to_owned(),
            before: row.string_or_null("value_before")?,
            after: row.string_or_null("value_after")?,
            hash: row.text("hash")?.to_owned(),
        })
    };
    rows.iter().map(read).collect()
}

/// The pattern of texts that begin so.
fn beginning(text: &str) -> String {
    let escaped = text.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("{escaped}%")
}

/// Enters a refused attempt: `access.refused`, with what was asked for. The caller sees to it that nobody
/// floods the journal by asking again and again.
///
/// # Errors
/// Whatever the database reports.
pub async fn refused(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    asked: &str,
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let change = Change {
        subject_id: asked.to_owned(),
        project_id: None,
        action: JournalVerb::AccessRefused,
        before: None,
        after: None,
    };
    writing.journal(&super::Author { actor, at: now }, vec![change]).await?;
    writing.commit().await?;
    Ok(())
}
