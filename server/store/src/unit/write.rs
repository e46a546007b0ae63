//! Adding, renaming and retiring units.

use super::read::{COLUMNS, Unit, read, unlisted_in};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::journal::Change;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::admin::{JournalVerb, UnitDraft, UnitId, UnitKind};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;
use sqlx::AssertSqlSafe;

/// Which unit is written, as whoever writes saw it.
#[derive(Debug, Clone, Copy)]
pub struct UnitWrite<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// The unit.
    pub unit: UnitId,
    /// The revision the writer saw.
    pub seen_revision: i64,
    /// Who writes.
    pub acting: &'a Acting,
    /// When.
    pub now: DateTime<Utc>,
}

/// Puts a unit on the list. Journal: `unit.added`.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] when the name is taken.
pub async fn add(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    draft: &UnitDraft,
) -> Result<UnitId, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::ManageUnits, Subject::OTHER)?;
    let unit = insert(&mut writing, now, draft).await.map_err(name_taken)?;
    let after = Some(journal_value(&unit));
    writing.journal(&acting.author(now), vec![change_of(&unit, JournalVerb::UnitAdded, None, after)]).await?;
    writing.commit().await?;
    Ok(unit.id)
}

/// Puts every responsible unit of a project on the list that is not there, as a department. Journal:
/// `unit.added` for each. Returns how many.
///
/// # Errors
/// [`StoreError::Refused`].
pub async fn adopt(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::ManageUnits, Subject::OTHER)?;
    let names = unlisted_in(writing.connection(), district).await?;
    let mut changes = Vec::with_capacity(names.len());
    for name in names {
        let kind = if name.contains("街道") { UnitKind::Subdistrict } else { UnitKind::Department };
        let unit = insert(&mut writing, now, &UnitDraft { name, short_name: None, kind }).await?;
        changes.push(change_of(&unit, JournalVerb::UnitAdded, None, Some(journal_value(&unit))));
    }
    let adopted = changes.len();
    writing.journal(&acting.author(now), changes).await?;
    writing.commit().await?;
    Ok(adopted)
}

/// Changes a unit. With another name, the projects that named it follow in the same write. Journal:
/// `unit.changed`, and `project.unit_renamed` for each project. Returns how many projects followed.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`]; [`StoreError::Invalid`] when the name is taken.
pub async fn change(store: &Store, write: &UnitWrite<'_>, draft: &UnitDraft) -> Result<usize, StoreError> {
    let (mut writing, before) = begin(store, write).await?;
    let after = Unit {
        name: draft.name.clone(),
        short_name: draft.short_name.clone(),
        kind: draft.kind,
        revision: before.revision + 1,
        ..before.clone()
    };
    update(&mut writing, &after).await.map_err(name_taken)?;
    let mut changes = vec![change_of(
        &after,
        JournalVerb::UnitChanged,
        Some(journal_value(&before)),
        Some(journal_value(&after)),
    )];
    if before.name != after.name {
        changes.extend(rename_in_projects(&mut writing, &before.name, &after.name).await?);
    }
    let followed = changes.len() - 1;
    writing.journal(&write.acting.author(write.now), changes).await?;
    writing.commit().await?;
    Ok(followed)
}

/// Retires a unit, or takes it into use again. Projects and people keep it; no field suggests it. Journal:
/// `unit.retired`, `unit.restored`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`].
pub async fn set_retired(store: &Store, write: &UnitWrite<'_>, retired: bool) -> Result<(), StoreError> {
    let (mut writing, before) = begin(store, write).await?;
    let retired_at = retired.then(|| before.retired_at.unwrap_or(write.now));
    let after = Unit { retired_at, revision: before.revision + 1, ..before.clone() };
    update(&mut writing, &after).await?;
    let action = if retired { JournalVerb::UnitRetired } else { JournalVerb::UnitRestored };
    let change = change_of(&after, action, Some(journal_value(&before)), Some(journal_value(&after)));
    writing.journal(&write.acting.author(write.now), vec![change]).await?;
    writing.commit().await?;
    Ok(())
}

async fn begin(store: &Store, write: &UnitWrite<'_>) -> Result<(Writing, Unit), StoreError> {
    let mut writing = Writing::begin(&store.database, write.district).await?;
    write.acting.check(Action::ManageUnits, Subject::OTHER)?;
    let sql = format!("SELECT {COLUMNS} FROM unit WHERE district_id = $1 AND unit_id = $2");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(write.district.as_str()).bind(write.unit.to_string());
    let found = query.fetch_optional(writing.connection()).await?;
    match found.as_ref().map(read).transpose()? {
        Some(unit) if unit.revision == write.seen_revision => Ok((writing, unit)),
        other => Err(StoreError::Stale { current: other.map(|unit| unit.revision) }),
    }
}

async fn insert(writing: &mut Writing, now: DateTime<Utc>, draft: &UnitDraft) -> Result<Unit, StoreError> {
    let UnitDraft { name, short_name, kind } = draft.clone();
    let unit = Unit { id: UnitId(uuid_v7(now)?), name, short_name, kind, retired_at: None, revision: 1 };
    let district = writing.district.as_str().to_owned();
    let sql = "INSERT INTO unit (district_id, unit_id, name, short_name, kind, retired_at, revision) \
               VALUES ($1, $2, $3, $4, $5, NULL, 1)";
    let query = sqlx::query(sql).bind(district).bind(unit.id.to_string()).bind(unit.name.as_str());
    let query = query.bind(unit.short_name.as_deref()).bind(unit.kind.to_string());
    query.execute(writing.connection()).await?;
    Ok(unit)
}

async fn update(writing: &mut Writing, unit: &Unit) -> Result<(), StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "UPDATE unit SET name = $3, short_name = $4, kind = $5, retired_at = $6, revision = $7 \
               WHERE district_id = $1 AND unit_id = $2";
    let query = sqlx::query(sql).bind(district).bind(unit.id.to_string()).bind(unit.name.as_str());
    let query = query.bind(unit.short_name.as_deref()).bind(unit.kind.to_string());
    let query = query.bind(unit.retired_at.map(instant_text)).bind(unit.revision);
    query.execute(writing.connection()).await?;
    Ok(())
}

/// The projects that name a unit name it otherwise from now on.
async fn rename_in_projects(writing: &mut Writing, old: &str, new: &str) -> Result<Vec<Change>, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "UPDATE project SET responsible_unit = $3, revision = revision + 1 \
               WHERE district_id = $1 AND responsible_unit = $2 RETURNING project_id";
    let query = sqlx::query(sql).bind(district).bind(old).bind(new);
    let rows = query.fetch_all(writing.connection()).await?;
    let mut projects = Vec::with_capacity(rows.len());
    for row in &rows {
        projects.push(Reading::of(row, "project", "project_id").parsed::<ProjectId>("project_id")?);
    }
    projects.sort_unstable();
    let named = |name: &str| Some(serde_json::json!({ "responsible_unit": name }).to_string());
    let change = |project: ProjectId| Change {
        subject_id: project.to_string(),
        project_id: Some(project),
        action: JournalVerb::ProjectUnitRenamed,
        before: named(old),
        after: named(new),
    };
    Ok(projects.into_iter().map(change).collect())
}

fn name_taken(error: StoreError) -> StoreError {
    match error {
        StoreError::Constraint { name } if name == "unit_name_unique" => {
            StoreError::Invalid(FieldErrors::one(
                "name",
                Bilingual::new(
                    "已有同名单位，请换一个名称。",
                    "There is a unit of this name; please choose another.",
                ),
            ))
        }
        other => other,
    }
}

fn journal_value(unit: &Unit) -> String {
    serde_json::json!({
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind.to_string(),
        "retired_at": unit.retired_at.map(instant_text),
        "revision": unit.revision,
    })
    .to_string()
}

fn change_of(unit: &Unit, action: JournalVerb, before: Option<String>, after: Option<String>) -> Change {
    Change { subject_id: unit.id.to_string(), project_id: None, action, before, after }
}
