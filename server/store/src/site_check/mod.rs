//! Site checks: their rows. Who may read them is the caller's to ask: they are internal.

mod record;
mod row;

pub use record::{NewSiteCheck, record};

use crate::account::uuid_v7;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use chrono::{DateTime, Utc};
use domain::project::ProjectId;
use domain::site_check::{SiteCheck, SiteCheckId};
use row::{SELECT, read_site_check};
use sqlx::AssertSqlSafe;

/// A new id, for a device that makes none.
///
/// # Errors
/// The system has no randomness.
pub fn new_id(now: DateTime<Utc>) -> Result<SiteCheckId, StoreError> {
    uuid_v7(now).map(SiteCheckId)
}

/// A project's checks, the newest by the devices' clocks first; no more than `most`.
///
/// # Errors
/// Whatever the database reports.
pub async fn of_project(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
    most: u32,
) -> Result<Vec<SiteCheck>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE district_id = $1 AND project_id = $2 ORDER BY checked_at DESC, site_check_id DESC LIMIT $3"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(project.to_string());
    let rows = query.bind(i64::from(most)).fetch_all(&store.database.pool).await?;
    rows.iter().map(read_site_check).collect()
}
