//! A write that is none of the journal's: it waits for SQLite's one writer, but for no journal head.

use crate::error::StoreError;
use crate::open::Database;
use sqlx::any::Any;
use sqlx::{AnyConnection, Transaction};
use tokio::sync::OwnedMutexGuard;

/// Such a write under way. Dropped without [`Self::commit`] it never happened.
pub(crate) struct Unjournalled {
    // Before the guard: the transaction ends first.
    transaction: Transaction<'static, Any>,
    _one_writer: Option<OwnedMutexGuard<()>>,
}

impl Unjournalled {
    pub async fn begin(database: &Database) -> Result<Self, StoreError> {
        let (transaction, one_writer) = database.begin_writing().await?;
        Ok(Self { transaction, _one_writer: one_writer })
    }

    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}
