//! Rows whose owner does not exist. The engines refuse them; a file repaired by hand may still have them.

use super::{Finding, VerifyReport};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::reading::Reading;
use sqlx::{AnyConnection, AssertSqlSafe};

/// Table, the table it refers to, and what their keys share after the district.
const REFERENCES: &[(&str, &str, &[&str])] = &[
    ("stage_change", "project", &["project_id"]),
    ("plan_version", "project", &["project_id"]),
    ("annual_plan", "plan_version", &["project_id", "version"]),
    ("status_report", "project", &["project_id"]),
    ("report_draft", "project", &["project_id"]),
    ("report_draft", "account", &["account_id"]),
    ("reminder", "project", &["project_id"]),
    ("milestone", "project", &["project_id"]),
    ("issue", "project", &["project_id"]),
    ("issue_step", "issue", &["project_id", "issue_id"]),
    ("light_excuse", "project", &["project_id"]),
    ("dates_as_reported", "project", &["project_id"]),
    ("attachment", "project", &["project_id"]),
    ("site_check", "project", &["project_id"]),
    ("account_project", "account", &["account_id"]),
    ("account_project", "project", &["project_id"]),
    ("session", "account", &["account_id"]),
    ("machine_token", "account", &["account_id"]),
    ("account", "unit", &["unit_id"]),
];

pub(super) async fn count(
    connection: &mut AnyConnection,
    district: &DistrictId,
    report: &mut VerifyReport,
) -> Result<(), StoreError> {
    for &(table, owner, columns) in REFERENCES {
        // A reference that is left empty belongs to nothing on purpose.
        let given: String = columns.iter().map(|column| format!(" AND c.{column} IS NOT NULL")).collect();
        let same: String = columns.iter().map(|column| format!(" AND o.{column} = c.{column}")).collect();
        let sql = format!(
            "SELECT COUNT(*) AS orphans, '{table}' AS name FROM {table} c WHERE c.district_id = $1{given} AND NOT \
             EXISTS (SELECT 1 FROM {owner} o WHERE o.district_id = c.district_id{same})"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str());
        let row = query.fetch_one(&mut *connection).await?;
        let rows = Reading::of(&row, table, "name").number("orphans")?;
        if rows > 0 {
            report.findings.push(Finding::Orphans { table, rows });
        }
    }
    Ok(())
}
