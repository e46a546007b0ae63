//! Looking units up.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::admin::{UnitId, UnitKind};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Identity for life.
    pub id: UnitId,
    /// As records name it.
    pub name: String,
    /// What it is called in tables.
    pub short_name: Option<String>,
    /// What kind it is.
    pub kind: UnitKind,
    /// When it was retired; `None` = in use.
    pub retired_at: Option<DateTime<Utc>>,
    /// Counts changes.
    pub revision: i64,
}

pub(super) const COLUMNS: &str = "unit_id, name, short_name, kind, retired_at, revision";

pub(super) fn read(row: &AnyRow) -> Result<Unit, StoreError> {
    let row = Reading::of(row, "unit", "unit_id");
    Ok(Unit {
        id: row.parsed("unit_id")?,
        name: row.text("name")?.to_owned(),
        short_name: row.string_or_null("short_name")?,
        kind: row.parsed("kind")?,
        retired_at: row.parsed_or_null("retired_at")?,
        revision: row.number("revision")?,
    })
}

/// Every unit, those in use first, by name. The names of those in use are what fields for a unit suggest.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn list(store: &Store, district: &DistrictId) -> Result<Vec<Unit>, StoreError> {
    let sql = "SELECT unit_id, name, short_name, kind, retired_at, revision FROM unit WHERE district_id = $1";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(&store.database.pool).await?;
    let mut units = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    // Here and not in SQL: the engines sort texts differently.
    units.sort_by(|one, other| {
        (one.retired_at.is_some(), &one.name).cmp(&(other.retired_at.is_some(), &other.name))
    });
    Ok(units)
}

/// Responsible units of projects that are not on the list, by name.
///
/// # Errors
/// Whatever the database reports.
pub async fn unlisted(store: &Store, district: &DistrictId) -> Result<Vec<String>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    unlisted_in(&mut connection, district).await
}

pub(super) async fn unlisted_in(
    connection: &mut AnyConnection,
    district: &DistrictId,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT responsible_unit FROM project WHERE district_id = $1 \
               AND responsible_unit IS NOT NULL AND responsible_unit NOT IN \
               (SELECT name FROM unit WHERE district_id = $1)";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(connection).await?;
    let name = |row| Ok(Reading::of(row, "project", "responsible_unit").text("responsible_unit")?.to_owned());
    let mut names = rows.iter().map(name).collect::<Result<Vec<_>, StoreError>>()?;
    names.retain(|name| !name.trim().is_empty());
    names.sort_unstable();
    Ok(names)
}

/// Whether there is such a unit, not retired.
pub(crate) async fn is_in_use(writing: &mut Writing, unit: UnitId) -> Result<bool, StoreError> {
    let district = writing.district.as_str().to_owned();
    let sql = "SELECT unit_id FROM unit WHERE district_id = $1 AND unit_id = $2 AND retired_at IS NULL";
    let query = sqlx::query(sql).bind(district).bind(unit.to_string());
    Ok(query.fetch_optional(writing.connection()).await?.is_some())
}
