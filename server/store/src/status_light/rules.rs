//! The rules of the lights, as versions that are never changed.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::journal::{Author, Change};
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use domain::admin::JournalVerb;
use domain::status_light::{RuleHistory, RuleTable, RulesVersion};
use sqlx::AnyConnection;

/// Every version with the days it holds.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn history(store: &Store, district: &DistrictId) -> Result<RuleHistory, StoreError> {
    let mut connection = store.database.pool.acquire().await?;
    read(&mut connection, district).await
}

pub(crate) async fn read(
    connection: &mut AnyConnection,
    district: &DistrictId,
) -> Result<RuleHistory, StoreError> {
    let sql = "SELECT effective_from, rules FROM light_rule_table WHERE district_id = $1 ORDER BY version";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(connection).await?;
    let read = |row| {
        let row = Reading::of(row, "light_rule_table", "effective_from");
        let rules = serde_json::from_str(row.text("rules")?).map_err(|_| row.wrong("rules"))?;
        Ok(RulesVersion { effective_from: row.parsed("effective_from")?, rules })
    };
    Ok(RuleHistory::new(rows.iter().map(read).collect::<Result<_, StoreError>>()?))
}

/// Adds a version of the rules, as whoever loads a portfolio does; people change them with
/// [`change_rules`]. Returns the journal's end.
///
/// # Errors
/// [`StoreError::Constraint`] with `light_rule_table_pkey` when the version is there already.
pub async fn set_rules(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    effective_from: NaiveDate,
    rules: &RuleTable,
) -> Result<i64, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    insert_version(&mut writing, &Author { actor, at: now }, effective_from, rules).await?;
    writing.commit().await
}

pub(super) async fn insert_version(
    writing: &mut Writing,
    author: &Author<'_>,
    effective_from: NaiveDate,
    rules: &RuleTable,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(rules).unwrap_or_default();
    let district = writing.district.as_str().to_owned();
    let sql =
        "INSERT INTO light_rule_table (district_id, version, effective_from, rules) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(district).bind(i64::from(rules.version));
    query.bind(effective_from.to_string()).bind(text.as_str()).execute(writing.connection()).await?;
    let change = Change {
        subject_id: rules.version.to_string(),
        project_id: None,
        action: JournalVerb::LightRuleTableAdded,
        before: None,
        after: Some(text),
    };
    writing.journal(author, vec![change]).await?;
    Ok(())
}
