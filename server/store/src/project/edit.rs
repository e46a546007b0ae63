//! Changing a record.

use super::dossier::read_record;
use super::write::{editor, moment, save};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::journal::sha256_hex;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::project::edit::{ProjectEdit, RecordValues, edited, merge};
use domain::project::{ProjectCode, ProjectField};
use serde::{Deserialize, Serialize};

/// A record to be changed.
#[derive(Debug, Clone)]
pub struct RecordEdit<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// Which record.
    pub code: &'a ProjectCode,
    /// Who writes.
    pub acting: &'a Acting,
    /// The revision the writer saw.
    pub seen_revision: i64,
    /// What changes.
    pub edit: &'a ProjectEdit,
    /// Whether a change of somebody else is taken over where nothing clashes; else it is stale.
    pub merges: bool,
    /// Made by whoever writes, the same when the same is sent again.
    pub key: Option<&'a str>,
    /// What was asked for in its own words, when `edit` was worked out from what is stored: a key belongs to
    /// these words then.
    pub asked: Option<&'a str>,
    /// When.
    pub now: DateTime<Utc>,
}

/// A record that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// Its revision.
    pub revision: i64,
    /// Its row in the journal; `None` when nothing was different.
    pub seq: Option<i64>,
    /// Fields that somebody else had changed meanwhile, and that stay as they were changed.
    pub taken: Vec<ProjectField>,
}

/// Changes a record; journal: `project.changed`, with the fields that changed. `None` when there is no
/// record of that code.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Invalid`], [`StoreError::KeyReused`]; [`StoreError::Stale`] when
/// somebody else has changed one of the same fields to something else, or anything when `merges` is not set.
pub async fn edit(store: &Store, request: &RecordEdit<'_>) -> Result<Option<Edited>, StoreError> {
    let mut writing = Writing::begin(&store.database, request.district).await?;
    let Some(before) = read_record(writing.connection(), request.district, request.code).await? else {
        return Ok(None);
    };
    request.acting.check_on(&mut writing, Action::EditRecord, before.id).await?;
    let hash = request.hash();
    let once = request.key.map(|key| Once { key, request_hash: &hash });
    if let Some(told) = answered(once, &mut writing).await? {
        return Ok(Some(told));
    }
    let theirs = RecordValues::of(&before);
    let mut taken = Vec::new();
    if before.revision != request.seen_revision {
        let merged = merge(&request.edit.base, &request.edit.mine(), &theirs);
        if !request.merges || !merged.clashes.is_empty() || request.seen_revision > before.revision {
            return Err(StoreError::Stale { current: Some(before.revision) });
        }
        taken = merged.taken;
    }
    let moment = moment(&mut writing, request.district, request.now).await?;
    let mut after = edited(&before, &request.edit.changes, editor(request.acting), &moment)
        .map_err(StoreError::Invalid)?;
    let seq =
        save(&mut writing, request.acting, request.now, &before, &mut after, JournalVerb::ProjectChanged)
            .await?;
    let done = Edited { revision: after.revision, seq, taken };
    remember(once, &mut writing, &done, request.now).await?;
    writing.commit().await?;
    Ok(Some(done))
}

impl RecordEdit<'_> {
    /// What makes two requests the same: everything but the time.
    fn hash(&self) -> String {
        let edit = self.asked.map(str::to_owned).or_else(|| serde_json::to_string(self.edit).ok());
        let seen = self.seen_revision.to_string();
        let parts = ["project.changed", self.code.as_str(), &self.acting.name, &seen];
        let parts: Vec<_> = parts.into_iter().map(Some).chain([edit.as_deref()]).collect();
        sha256_hex(&parts)
    }
}
