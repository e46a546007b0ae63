//! Settings that change while the program runs. What was never set has no row and is as it is by default.

use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::Change;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::admin::{JournalVerb, SettingKey};
use domain::code_list::CodeList as _;
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// Values that were set, each with its revision.
pub type Stored = BTreeMap<SettingKey, (String, i64)>;

/// Every value that was set.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn list(store: &Store, district: &DistrictId) -> Result<Stored, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    read(&mut connection, district).await
}

/// The value in force, set or by default.
///
/// # Errors
/// As [`list`].
pub async fn value(store: &Store, district: &DistrictId, key: SettingKey) -> Result<String, StoreError> {
    Ok(in_force(&list(store, district).await?, key).to_owned())
}

/// The value in force among those that were set.
pub(crate) fn in_force(stored: &Stored, key: SettingKey) -> &str {
    stored.get(&key).map_or(key.default_value(), |(value, _)| value)
}

pub(crate) async fn read(
    connection: &mut AnyConnection,
    district: &DistrictId,
) -> Result<Stored, StoreError> {
    let sql = "SELECT setting_key, value, revision FROM setting WHERE district_id = $1";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(connection).await?;
    let mut stored = Stored::new();
    for row in &rows {
        let row = Reading::of(row, "setting", "setting_key");
        // A key of a newer program is not ours to judge.
        if let Some(key) = SettingKey::from_code(row.text("setting_key")?) {
            stored.insert(key, (row.text("value")?.to_owned(), row.number("revision")?));
        }
    }
    Ok(stored)
}

/// Sets values, each with the revision that was seen (0 = never set); what is as it was is left alone.
/// Journal: `setting.changed` for each. Returns how many changed.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`]; then nothing was changed.
pub async fn set(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    values: &[(SettingKey, String, i64)],
) -> Result<usize, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::ChangeSettings, Subject::OTHER)?;
    let stored = read(writing.connection(), district).await?;
    let mut changes = Vec::new();
    for (key, value, seen) in values {
        let found = stored.get(key);
        let revision = found.map_or(0, |(_, revision)| *revision);
        let before = found.map_or(key.default_value(), |(value, _)| value.as_str());
        if value == before {
            continue;
        }
        if revision != *seen {
            return Err(StoreError::Stale { current: Some(revision) });
        }
        let sql = "INSERT INTO setting (district_id, setting_key, value, revision) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (district_id, setting_key) \
                   DO UPDATE SET value = excluded.value, revision = excluded.revision";
        let query = sqlx::query(sql).bind(district.as_str()).bind(key.code()).bind(value.as_str());
        query.bind(revision + 1).execute(writing.connection()).await?;
        let told = |value: &str| Some(serde_json::json!({ "value": value }).to_string());
        changes.push(Change {
            subject_id: key.code().to_owned(),
            project_id: None,
            action: JournalVerb::SettingChanged,
            before: told(before),
            after: told(value),
        });
    }
    let changed = changes.len();
    writing.journal(&acting.author(now), changes).await?;
    writing.commit().await?;
    Ok(changed)
}
