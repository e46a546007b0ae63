//! 豁免: setting a light aside, and taking that back.

use super::excuse_row::{LIGHT_EXCUSE, OF_PROJECT, read_excuse, write_excuse};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::calendar;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Values, insert};
use crate::journal::Change;
use crate::open::Store;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::calendar::{ReportingMonth, shanghai_date};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::ProjectId;
use domain::status_light::{ExcuseDraft, LightExcuse, Revocation};
use sqlx::AnyConnection;
use uuid::Uuid;

/// Sets a project's light aside. Journal: `light.excused`. Returns the excuse's id.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Invalid`] at `from`, `until` or `reason`, and
/// [`StoreError::Constraint`] with `foreign_key` when there is no such project.
pub async fn excuse(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    draft: &ExcuseDraft,
) -> Result<Uuid, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, Action::ExcuseLight, project).await?;
    let others = of_project_in(writing.connection(), district, project).await?;
    let (_, unclosed) = months(&mut writing, now).await?;
    draft.check(&others, unclosed).map_err(StoreError::Invalid)?;
    let excuse = LightExcuse {
        id: uuid_v7(now)?,
        from: draft.from,
        until: draft.until,
        reason: draft.reason.clone(),
        author: acting.name.clone(),
        revoked: None,
        revision: 1,
    };
    let row = [(project, &excuse)];
    insert(writing.connection(), &LIGHT_EXCUSE, district.as_str(), &row, |values, district, (id, excuse)| {
        write_excuse(values, district, *id, excuse);
    })
    .await?;
    let change = change(project, JournalVerb::LightExcused, None, &excuse);
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(excuse.id)
}

/// Takes an excuse back, from today on: closed months keep their lights. Journal: `light.excuse_revoked`.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::Stale`], and [`StoreError::Invalid`] when it was taken back or has
/// ended already.
pub async fn revoke(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    project: ProjectId,
    (id, seen_revision): (Uuid, i64),
) -> Result<(), StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check_on(&mut writing, Action::ExcuseLight, project).await?;
    let found = of_project_in(writing.connection(), district, project)
        .await?
        .into_iter()
        .find(|excuse| excuse.id == id);
    let before = match found {
        Some(found) if found.revision == seen_revision => found,
        other => return Err(StoreError::Stale { current: other.map(|found| found.revision) }),
    };
    let (open, unclosed) = months(&mut writing, now).await?;
    if !before.can_be_revoked(unclosed) {
        let ended = Bilingual::new("该豁免已撤销或已到期。", "This excuse was revoked or has ended.");
        return Err(StoreError::Invalid(FieldErrors::one("", ended)));
    }
    // While a month stays open past its end, today is beyond its last day: it counts in that month all the same,
    // and never in one that is closed.
    let on = shanghai_date(now).min(open.last_day()).max(unclosed.first_day());
    let revoked = Revocation { on, by: acting.name.clone() };
    let after = LightExcuse { revoked: Some(revoked), revision: before.revision + 1, ..before.clone() };
    let sql = "UPDATE light_excuse SET revoked_on = $4, revoked_by = $5, revision = $6 \
               WHERE district_id = $1 AND project_id = $2 AND excuse_id = $3";
    let mut values = Values::default();
    values.push(district.as_str()).text(project).text(id).day(on);
    values.push(acting.name.as_str()).push(after.revision);
    sqlx::query_with(sql, values.into_arguments()?).execute(writing.connection()).await?;
    let change = change(project, JournalVerb::LightExcuseRevoked, Some(&before), &after);
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(())
}

/// The excuses of a project, by their first day.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn of_project(
    store: &Store,
    district: &DistrictId,
    project: ProjectId,
) -> Result<Vec<LightExcuse>, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    of_project_in(&mut connection, district, project).await
}

async fn of_project_in(
    connection: &mut AnyConnection,
    district: &DistrictId,
    project: ProjectId,
) -> Result<Vec<LightExcuse>, StoreError> {
    let query = sqlx::query(OF_PROJECT).bind(district.as_str()).bind(project.to_string());
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(read_excuse).collect()
}

/// The last month that was opened, and the first that is not closed.
async fn months(
    writing: &mut Writing,
    now: DateTime<Utc>,
) -> Result<(ReportingMonth, ReportingMonth), StoreError> {
    let district = writing.district.clone();
    let calendar = calendar::read_or_start(writing.connection(), &district, shanghai_date(now)).await?;
    Ok((calendar.open, calendar.unclosed()))
}

fn change(
    project: ProjectId,
    action: JournalVerb,
    before: Option<&LightExcuse>,
    after: &LightExcuse,
) -> Change {
    Change {
        subject_id: after.id.to_string(),
        project_id: Some(project),
        action,
        before: before.and_then(|excuse| serde_json::to_string(excuse).ok()),
        after: serde_json::to_string(after).ok(),
    }
}
