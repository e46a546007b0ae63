//! One project with everything that hangs on it, as its page shows it.

use super::row::{LIST_COLUMNS, PROVENANCE_COLUMNS, read_project, read_provenance};
use super::stage::read_stages;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use crate::{investment, issue_register, milestone, status_light, status_report};
use domain::project::{Dossier, ProjectCode, ProjectId};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

/// Everything that is known of a project; `None` when the district has no project of that code.
///
/// # Errors
/// [`StoreError::Inconsistent`] when a row cannot be read, and whatever the database reports.
pub async fn dossier(
    store: &Store,
    district: &DistrictId,
    code: &ProjectCode,
) -> Result<Option<Dossier>, StoreError> {
    // One snapshot: a write between two of the reads must not show half of itself.
    let mut reading = store.database.begin_reading().await?;
    let sql = format!(
        "SELECT {LIST_COLUMNS}, {PROVENANCE_COLUMNS} FROM project WHERE district_id = $1 AND code = $2"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(code.as_str());
    let Some(row) = query.fetch_optional(&mut *reading).await? else { return Ok(None) };
    let row = Reading::of(&row, "project", "project_id");
    let mut project = read_project(&row)?;
    read_provenance(&row, &mut project)?;
    let rows = Children { connection: &mut reading, district, project: project.id };
    rows.read_into(project).await.map(Some)
}

/// The rows that hang on one project.
struct Children<'a> {
    connection: &'a mut AnyConnection,
    district: &'a DistrictId,
    project: ProjectId,
}

impl Children<'_> {
    async fn read_into(mut self, mut project: domain::project::Project) -> Result<Dossier, StoreError> {
        let stages = "SELECT project_id, effective_from, stage FROM stage_change \
                      WHERE district_id = $1 AND project_id = $2 ORDER BY effective_from";
        project.stage_history = read_stages(&self.rows(stages).await?)?;
        let plans = self.rows(investment::OF_PROJECT).await?;
        let years = self.rows(investment::YEARS_OF_PROJECT).await?;
        let reports = self.rows(status_report::OF_PROJECT).await?;
        let milestones = self.rows(milestone::OF_PROJECT).await?;
        let issues = self.rows(issue_register::OF_PROJECT).await?;
        let excuses = self.rows(status_light::OF_PROJECT).await?;
        Ok(Dossier {
            project,
            plan_versions: investment::read_plan_versions(&plans, &years)?,
            reports: reports.iter().map(status_report::read_report).collect::<Result<_, _>>()?,
            milestones: milestones.iter().map(milestone::read_milestone).collect::<Result<_, _>>()?,
            issues: issues.iter().map(issue_register::read_issue).collect::<Result<_, _>>()?,
            excuses: excuses.iter().map(status_light::read_excuse).collect::<Result<_, _>>()?,
        })
    }

    async fn rows(&mut self, sql: &'static str) -> Result<Vec<AnyRow>, StoreError> {
        let query = sqlx::query(sql).bind(self.district.as_str()).bind(self.project.to_string());
        Ok(query.fetch_all(&mut *self.connection).await?)
    }
}
