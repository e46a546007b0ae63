//! The journal: every write appends a row for each changed thing, in its own transaction. Rows of a
//! district are numbered without gaps, and each carries the hash of the one before.

mod chain;
mod search;

pub use search::{JournalFilter, refused, search};

pub(crate) use chain::{Hashed, Head, sha256_hex};

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Table, insert, instant_text};
use crate::open::Store;
use crate::reading::Reading;
use chrono::{DateTime, Utc};
use domain::admin::JournalVerb;
use domain::code_list::CodeList as _;
use domain::project::{HistoryEntry, ProjectId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Who writes, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Author<'a> {
    /// An account's name or `system`.
    pub actor: &'a str,
    pub at: DateTime<Utc>,
}

/// One changed thing.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// What was done; it knows the kind of thing it is done to.
    pub action: JournalVerb,
    /// Which one: an id, a month, a version.
    pub subject_id: String,
    /// The project it belongs to.
    pub project_id: Option<ProjectId>,
    /// JSON; `None` = new.
    pub before: Option<String>,
    /// JSON; `None` = gone.
    pub after: Option<String>,
}

/// A row as it was entered, for whoever audits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// An account's name or `system`.
    pub actor: String,
    /// The kind of thing, as text: older rows may be of kinds that are no more.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: String,
    /// The project it belongs to, there or purged.
    pub project: Option<ProjectId>,
    /// What was done, as text for the same reason.
    pub action: String,
    /// JSON; `None` = new.
    pub before: Option<String>,
    /// JSON; `None` = gone.
    pub after: Option<String>,
    /// Its hash, over the row before too.
    pub hash: String,
}

const JOURNAL: Table = Table {
    name: "journal",
    columns: &[
        "district_id",
        "seq",
        "at",
        "actor",
        "subject_kind",
        "subject_id",
        "project_id",
        "action",
        "value_before",
        "value_after",
        "previous_hash",
        "hash",
    ],
};

/// A change with its place in the chain, waiting to be inserted.
#[derive(Debug)]
pub(crate) struct Appended {
    at: String,
    actor: String,
    change: Change,
    previous_hash: String,
    end: Head,
}

/// Puts a change after `head` and moves it on.
pub(crate) fn append(
    district: &DistrictId,
    head: &mut Head,
    author: &Author<'_>,
    change: Change,
) -> Appended {
    let at = instant_text(author.at);
    let project_id = change.project_id.map(|id| id.to_string());
    let end = Hashed {
        district: district.as_str(),
        seq: head.seq + 1,
        at: &at,
        actor: author.actor,
        subject_kind: change.action.subject_kind().code(),
        subject_id: &change.subject_id,
        project_id: project_id.as_deref(),
        action: change.action.code(),
        before: change.before.as_deref(),
        after: change.after.as_deref(),
        previous_hash: &head.hash,
    }
    .head();
    let previous = std::mem::replace(head, end.clone());
    Appended { at, actor: author.actor.to_owned(), change, previous_hash: previous.hash, end }
}

/// Inserts appended rows.
pub(crate) async fn write(
    connection: &mut AnyConnection,
    district: &DistrictId,
    rows: &[Appended],
) -> Result<(), StoreError> {
    insert(connection, &JOURNAL, district.as_str(), rows, |values, district, row| {
        let change = &row.change;
        values.push(district).push(row.end.seq).push(row.at.as_str()).push(row.actor.as_str());
        let (kind, action) = (change.action.subject_kind().code(), change.action.code());
        values.push(kind).push(change.subject_id.as_str()).text_or_null(change.project_id);
        values.push(action).push(change.before.as_deref()).push(change.after.as_deref());
        values.push(row.previous_hash.as_str()).push(row.end.hash.as_str());
    })
    .await
}

/// The history of one project and of everything hanging on it, latest first, at most `limit` rows.
///
/// Values are told as they were stored, names of persons included: who may see them is the caller's.
///
/// # Errors
/// Whatever the database reports.
pub async fn history(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
    limit: u32,
) -> Result<Vec<HistoryEntry>, StoreError> {
    let sql = "SELECT seq, at, actor, action, value_before, value_after FROM journal \
               WHERE district_id = $1 AND project_id = $2 ORDER BY seq DESC LIMIT $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(project.to_string()).bind(i64::from(limit));
    let rows = query.fetch_all(&store.database.pool).await?;
    rows.iter().map(history_entry).collect()
}

/// One row of the journal without its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Its number.
    pub seq: i64,
    /// What happened: a verb.
    pub action: String,
    /// The kind of thing it happened to.
    pub subject_kind: String,
    /// The project it belongs to.
    pub project: Option<ProjectId>,
    /// Its code, while it is there.
    pub code: Option<String>,
}

/// What happened after a row of the journal, oldest first, at most `limit` rows.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn after(
    store: &Store,
    district: &DistrictId,
    seq: i64,
    limit: u32,
) -> Result<Vec<Happening>, StoreError> {
    let sql = "SELECT j.seq, j.at, j.action, j.subject_kind, j.project_id, p.code FROM journal j \
               LEFT JOIN project p ON p.district_id = j.district_id AND p.project_id = j.project_id \
               WHERE j.district_id = $1 AND j.seq > $2 ORDER BY j.seq LIMIT $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(seq).bind(i64::from(limit));
    let rows = query.fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "journal", "at");
        Ok(Happening {
            seq: row.number("seq")?,
            action: row.text("action")?.to_owned(),
            subject_kind: row.text("subject_kind")?.to_owned(),
            project: row.parsed_or_null("project_id")?,
            code: row.string_or_null("code")?,
        })
    };
    rows.iter().map(read).collect()
}

fn history_entry(row: &AnyRow) -> Result<HistoryEntry, StoreError> {
    let row = Reading::of(row, "journal", "at");
    Ok(HistoryEntry {
        seq: row.number("seq")?,
        at: row.parsed("at")?,
        actor: row.text("actor")?.to_owned(),
        action: row.text("action")?.to_owned(),
        before: row.string_or_null("value_before")?,
        after: row.string_or_null("value_after")?,
    })
}

/// The number of the district's last row; 0 before the first.
///
/// # Errors
/// Whatever the database reports.
pub async fn head_seq(store: &Store, district: &DistrictId) -> Result<i64, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    Ok(head(&mut connection, district).await?.seq)
}

/// The journal's end.
pub(crate) async fn head(connection: &mut AnyConnection, district: &DistrictId) -> Result<Head, StoreError> {
    let sql = "SELECT seq, hash FROM journal_head WHERE district_id = $1";
    let Some(row) = sqlx::query(sql).bind(district.as_str()).fetch_optional(connection).await? else {
        return Ok(Head::start());
    };
    let row = Reading::of(&row, "journal_head", "hash");
    Ok(Head { seq: row.number("seq")?, hash: row.text("hash")?.to_owned() })
}
