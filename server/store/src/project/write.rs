//! Writing one record anew over what it was, with its journal row.

use super::row::{PROJECT, write_project};
use super::stage::{STAGE_CHANGE, write_stage};
use crate::acting::Acting;
use crate::calendar;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Values, insert};
use crate::journal::Change;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::admin::JournalVerb;
use domain::calendar::shanghai_date;
use domain::place::surroundings_of;
use domain::project::edit::{Editor, Moment, RecordValues};
use domain::project::{Project, ProjectField, Visibility};
use sqlx::AssertSqlSafe;

/// Writes a changed record; returns its journal row's number, or `None` when nothing is different.
pub(super) async fn save(
    writing: &mut Writing,
    acting: &Acting,
    now: DateTime<Utc>,
    before: &Project,
    after: &mut Project,
    action: JournalVerb,
) -> Result<Option<i64>, StoreError> {
    let (old, new) = (RecordValues::of(before), RecordValues::of(after));
    let changed = new.changed_from(&old);
    if changed.is_empty() {
        return Ok(None);
    }
    check_names(writing, acting, before, &changed).await?;
    after.revision = before.revision + 1;
    update(writing, after).await?;
    if before.stage_history != after.stage_history {
        write_stages(writing, after).await?;
    }
    let change = Change {
        subject_id: after.id.to_string(),
        project_id: Some(after.id),
        action,
        before: Some(journal_value(&old.only(&changed), before.revision)),
        after: Some(journal_value(&new.only(&changed), after.revision)),
    };
    writing.journal(&acting.author(now), vec![change]).await.map(Some)
}

/// Who may not read a name does not write one either.
async fn check_names(
    writing: &mut Writing,
    acting: &Acting,
    project: &Project,
    changed: &[ProjectField],
) -> Result<(), StoreError> {
    if changed.iter().any(|field| field.visibility() == Visibility::Restricted) {
        acting.check_on(writing, Action::ReadRestrictedNames, project.id).await?;
    }
    Ok(())
}

/// The changed fields and the revision: what history tells, and what undo goes back to.
fn journal_value(values: &RecordValues, revision: i64) -> String {
    let mut value = serde_json::to_value(values).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("revision".to_owned(), revision.into());
    }
    value.to_string()
}

/// The same, read.
pub(super) fn read_journal_value(text: &str) -> Option<RecordValues> {
    let mut value: serde_json::Value = serde_json::from_str(text).ok()?;
    value.as_object_mut()?.remove("revision");
    serde_json::from_value(value).ok()
}

/// Whether it is the office that writes.
pub(super) fn editor(acting: &Acting) -> Editor {
    Editor { office: acting.check(Action::EditRecord, Subject::OTHER).is_ok() }
}

/// The months and the day a change is judged by.
pub(super) async fn moment(
    writing: &mut Writing,
    district: &DistrictId,
    now: DateTime<Utc>,
) -> Result<Moment, StoreError> {
    let today = shanghai_date(now);
    let calendar = calendar::read_or_start(writing.connection(), district, today).await?;
    Ok(Moment { calendar, today, surroundings: surroundings_of(district.as_str()) })
}

async fn update(writing: &mut Writing, project: &Project) -> Result<(), StoreError> {
    let columns = PROJECT.columns.iter().enumerate().skip(2);
    let set: Vec<String> = columns.map(|(at, column)| format!("{column} = ${}", at + 1)).collect();
    let sql = format!("UPDATE project SET {} WHERE district_id = $1 AND project_id = $2", set.join(", "));
    let mut values = Values::default();
    write_project(&mut values, writing.district.clone().as_str(), project);
    // The text is made of this crate's own constants.
    let query = sqlx::query_with(AssertSqlSafe(sql), values.into_arguments()?);
    let done = query.execute(writing.connection()).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Stale { current: None }) }
}

async fn write_stages(writing: &mut Writing, project: &Project) -> Result<(), StoreError> {
    let district = writing.district.clone();
    let sql = "DELETE FROM stage_change WHERE district_id = $1 AND project_id = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(project.id.to_string());
    query.execute(writing.connection()).await?;
    let stages: Vec<_> = project.stage_history.iter().map(|stage| (project.id, stage)).collect();
    insert(writing.connection(), &STAGE_CHANGE, district.as_str(), &stages, |v, code, (id, stage)| {
        write_stage(v, code, *id, stage);
    })
    .await
}
