//! A write: one transaction that holds the district's journal head from its first statement on.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::{self, Appended, Author, Change, Head, append};
use crate::open::Database;
use crate::reading::Reading;
use sqlx::any::Any;
use sqlx::{AnyConnection, Transaction};
use tokio::sync::OwnedMutexGuard;

/// Journal rows kept back to be inserted together; beyond, they are inserted before the commit.
const MOST_PENDING: usize = 1_000;

/// A write under way. Dropped without [`Self::commit`] it never happened.
pub(crate) struct Writing {
    // Before the guard: the transaction ends first.
    transaction: Transaction<'static, Any>,
    pub district: DistrictId,
    /// The journal's end as of this write.
    head: Head,
    /// Rows that belong before that end and are not inserted yet.
    pending: Vec<Appended>,
    _one_writer: Option<OwnedMutexGuard<()>>,
}

impl Writing {
    /// Begins, and waits for its turn.
    pub async fn begin(database: &Database, district: &DistrictId) -> Result<Self, StoreError> {
        let (mut transaction, one_writer) = database.begin_writing().await?;
        let head = lock_head(&mut transaction, district).await?;
        let (district, pending) = (district.clone(), Vec::new());
        Ok(Self { transaction, district, head, pending, _one_writer: one_writer })
    }

    /// Where rows are changed.
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// Appends a journal row for each change; returns the last one's number.
    pub async fn journal(&mut self, author: &Author<'_>, changes: Vec<Change>) -> Result<i64, StoreError> {
        for change in changes {
            self.pending.push(append(&self.district, &mut self.head, author, change));
        }
        if self.pending.len() > MOST_PENDING {
            self.write_pending().await?;
        }
        Ok(self.head.seq)
    }

    /// Makes it durable; returns the journal's end.
    pub async fn commit(mut self) -> Result<i64, StoreError> {
        self.write_pending().await?;
        self.transaction.commit().await?;
        Ok(self.head.seq)
    }

    async fn write_pending(&mut self) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        journal::write(&mut self.transaction, &self.district, &self.pending).await?;
        self.pending.clear();
        let sql = "UPDATE journal_head SET seq = $2, hash = $3 WHERE district_id = $1";
        let query = sqlx::query(sql).bind(self.district.as_str()).bind(self.head.seq);
        query.bind(self.head.hash.as_str()).execute(&mut *self.transaction).await?;
        Ok(())
    }
}

/// Reads the head by writing it: the lock that works alike on both engines.
async fn lock_head(connection: &mut AnyConnection, district: &DistrictId) -> Result<Head, StoreError> {
    let lock = "UPDATE journal_head SET seq = seq WHERE district_id = $1 RETURNING seq, hash";
    if let Some(row) = sqlx::query(lock).bind(district.as_str()).fetch_optional(&mut *connection).await? {
        return head_of(&row);
    }
    // The district's first write.
    let sql = "INSERT INTO district (district_id) VALUES ($1) ON CONFLICT (district_id) DO NOTHING";
    sqlx::query(sql).bind(district.as_str()).execute(&mut *connection).await?;
    let sql = "INSERT INTO journal_head (district_id, seq, hash) VALUES ($1, 0, $2) \
               ON CONFLICT (district_id) DO NOTHING";
    let start = Head::start();
    sqlx::query(sql).bind(district.as_str()).bind(start.hash).execute(&mut *connection).await?;
    head_of(&sqlx::query(lock).bind(district.as_str()).fetch_one(connection).await?)
}

fn head_of(row: &sqlx::any::AnyRow) -> Result<Head, StoreError> {
    let row = Reading::of(row, "journal_head", "hash");
    Ok(Head { seq: row.number("seq")?, hash: row.text("hash")?.to_owned() })
}
