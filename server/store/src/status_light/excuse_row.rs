//! Rows of lights set aside.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Table, Values};
use crate::reading::Reading;
use domain::portfolio::Entry;
use domain::project::ProjectId;
use domain::status_light::{LightExcuse, Revocation};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;
use uuid::Uuid;

pub(crate) const LIGHT_EXCUSE: Table = Table {
    name: "light_excuse",
    columns: &[
        "district_id",
        "project_id",
        "excuse_id",
        "holds_from",
        "holds_until",
        "reason",
        "author",
        "revoked_on",
        "revoked_by",
        "revision",
    ],
};

/// The excuses of one project, by their first day.
pub(crate) const OF_PROJECT: &str = "SELECT project_id, excuse_id, holds_from, holds_until, reason, author, \
    revoked_on, revoked_by, revision FROM light_excuse WHERE district_id = $1 AND project_id = $2 \
    ORDER BY holds_from, excuse_id";

/// Those of a whole district.
const OF_DISTRICT: &str = "SELECT project_id, excuse_id, holds_from, holds_until, reason, author, revoked_on, \
    revoked_by, revision FROM light_excuse WHERE district_id = $1 ORDER BY holds_from, excuse_id";

pub(crate) fn write_excuse(values: &mut Values, district: &str, project: ProjectId, excuse: &LightExcuse) {
    values.push(district).text(project).text(excuse.id).day(excuse.from).day(excuse.until);
    values.push(excuse.reason.as_str()).push(excuse.author.as_str());
    values.text_or_null(excuse.revoked.as_ref().map(|revoked| revoked.on));
    values.push(excuse.revoked.as_ref().map(|revoked| revoked.by.as_str())).push(excuse.revision);
}

pub(crate) fn read_excuse(row: &AnyRow) -> Result<LightExcuse, StoreError> {
    let row = Reading::of(row, "light_excuse", "excuse_id");
    let revoked = row.parsed_or_null("revoked_on")?.zip(row.string_or_null("revoked_by")?);
    Ok(LightExcuse {
        id: row.parsed("excuse_id")?,
        from: row.parsed("holds_from")?,
        until: row.parsed("holds_until")?,
        reason: row.text("reason")?.to_owned(),
        author: row.text("author")?.to_owned(),
        revoked: revoked.map(|(on, by)| Revocation { on, by }),
        revision: row.number("revision")?,
    })
}

/// Gives entries their excuses. They are few, whatever the portfolio, so they are no part of the packed
/// text of every project.
pub(crate) async fn attach(
    connection: &mut AnyConnection,
    district: &DistrictId,
    entries: &mut [Entry],
) -> Result<(), StoreError> {
    let rows = sqlx::query(OF_DISTRICT).bind(district.as_str()).fetch_all(connection).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut excuses: HashMap<Uuid, Vec<LightExcuse>> = HashMap::new();
    for row in &rows {
        let project = Reading::of(row, "light_excuse", "excuse_id").parsed("project_id")?;
        excuses.entry(project).or_default().push(read_excuse(row)?);
    }
    for entry in entries {
        if let Some(excuses) = excuses.remove(&entry.project.id.0) {
            entry.excuses = excuses.into();
        }
    }
    Ok(())
}
