//! Taking back a change of a record, from its row in the journal.

use super::dossier::read_record;
use super::edit::Edited;
use super::write::{editor, moment, read_journal_value, save};
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::journal::sha256_hex;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::edit::{RecordValues, undone};
use domain::project::{ProjectCode, ProjectId};

/// A change to be taken back.
#[derive(Debug, Clone)]
pub struct UndoChange<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// Whose change it is.
    pub code: &'a ProjectCode,
    /// The change's row in the journal.
    pub seq: i64,
    /// Who takes it back.
    pub acting: &'a Acting,
    /// Made by whoever writes, the same when the same is sent again.
    pub key: Option<&'a str>,
    /// When.
    pub now: DateTime<Utc>,
}

/// Gives the fields of a change the values they had before it; journal: `project.change_undone`, which can
/// be taken back like any change. `None` when there is no record of that code.
///
/// # Errors
/// [`StoreError::Stale`] when one of the fields has been changed again since, [`StoreError::Invalid`] when
/// the row is no change of this record or a rule stands against it, [`StoreError::Refused`].
pub async fn undo(store: &Store, request: &UndoChange<'_>) -> Result<Option<Edited>, StoreError> {
    let mut writing = Writing::begin(&store.database, request.district).await?;
    let Some(now) = read_record(writing.connection(), request.district, request.code).await? else {
        return Ok(None);
    };
    request.acting.check_on(&mut writing, Action::UndoChange, now.id).await?;
    let parts = ["project.change_undone", request.code.as_str(), &request.acting.name];
    let seq = request.seq.to_string();
    let parts: Vec<_> = parts.into_iter().chain([seq.as_str()]).map(Some).collect();
    let hash = sha256_hex(&parts);
    let once = request.key.map(|key| Once { key, request_hash: &hash });
    if let Some(told) = answered(once, &mut writing).await? {
        return Ok(Some(told));
    }
    let (before, after) = change(&mut writing, request, now.id).await?.ok_or_else(|| {
        let message = Bilingual::new(
            "这一条不是本项目的信息修改，不能撤销。",
            "This line is no change of this record and cannot be undone.",
        );
        StoreError::Invalid(FieldErrors::one("seq", message))
    })?;
    if !after.changed_from(&RecordValues::of(&now)).is_empty() {
        return Err(StoreError::Stale { current: Some(now.revision) });
    }
    let moment = moment(&mut writing, request.district, request.now).await?;
    let restored = undone(&now, &before, &after, editor(request.acting), &moment);
    let mut restored = restored.map_err(StoreError::Invalid)?;
    let action = JournalVerb::ProjectChangeUndone;
    let seq = save(&mut writing, request.acting, request.now, &now, &mut restored, action).await?;
    let done = Edited { revision: restored.revision, seq, taken: Vec::new() };
    remember(once, &mut writing, &done, request.now).await?;
    writing.commit().await?;
    Ok(Some(done))
}

/// What a change was from and to; `None` when the row is none of this record.
async fn change(
    writing: &mut Writing,
    request: &UndoChange<'_>,
    project: ProjectId,
) -> Result<Option<(RecordValues, RecordValues)>, StoreError> {
    let sql = "SELECT action, value_before, value_after FROM journal WHERE district_id = $1 AND seq = $2 \
               AND project_id = $3 AND action IN ('project.changed', 'project.change_undone')";
    let query = sqlx::query(sql).bind(request.district.as_str()).bind(request.seq);
    let query = query.bind(project.to_string());
    let Some(row) = query.fetch_optional(writing.connection()).await? else { return Ok(None) };
    let row = Reading::of(&row, "journal", "action");
    let read = |column| {
        let text = row.text(column)?;
        read_journal_value(text).ok_or_else(|| row.wrong(column))
    };
    Ok(Some((read("value_before")?, read("value_after")?)))
}
