//! One project with everything that hangs on it, as its page shows it.

use super::row::{LIST_COLUMNS, PROVENANCE_COLUMNS, read_project, read_provenance};
use super::stage::read_stages;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use crate::{investment, issue_register, milestone, status_light, status_report};
use chrono::NaiveDate;
use domain::project::{Dossier, Project, ProjectCode, ProjectId};
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
    let Some(project) = read_record(&mut reading, district, code).await? else { return Ok(None) };
    let rows = Children { connection: &mut reading, district, project: project.id };
    rows.read_into(project).await.map(Some)
}

/// The same with milestones and issues as they were on a day: in an earlier month, what was told after it was
/// closed is not there yet. Everything else is as it is now; what is dated the reader leaves out by its date.
///
/// # Errors
/// As [`dossier`].
pub async fn dossier_as_of(
    store: &Store,
    district: &DistrictId,
    code: &ProjectCode,
    day: NaiveDate,
) -> Result<Option<Dossier>, StoreError> {
    let mut reading = store.database.begin_reading().await?;
    let Some(project) = read_record(&mut reading, district, code).await? else { return Ok(None) };
    let id = project.id;
    let rows = Children { connection: &mut reading, district, project: id };
    let mut dossier = rows.read_into(project).await?;
    let (milestones, issues) = (&mut dossier.milestones, &mut dossier.issues);
    status_light::as_counted(&mut reading, district, id, day, milestones, issues).await?;
    Ok(Some(dossier))
}

/// The record alone, with its stages; `None` when the district has no project of that code.
pub(super) async fn read_record(
    connection: &mut AnyConnection,
    district: &DistrictId,
    code: &ProjectCode,
) -> Result<Option<Project>, StoreError> {
    let sql = format!(
        "SELECT {LIST_COLUMNS}, {PROVENANCE_COLUMNS} FROM project WHERE district_id = $1 AND code = $2"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(code.as_str());
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let row = Reading::of(&row, "project", "project_id");
    let mut project = read_project(&row)?;
    read_provenance(&row, &mut project)?;
    let stages = "SELECT project_id, effective_from, stage FROM stage_change \
                  WHERE district_id = $1 AND project_id = $2 ORDER BY effective_from";
    let query = sqlx::query(stages).bind(district.as_str()).bind(project.id.to_string());
    project.stage_history = read_stages(&query.fetch_all(connection).await?)?;
    Ok(Some(project))
}

/// The rows that hang on one project.
struct Children<'a> {
    connection: &'a mut AnyConnection,
    district: &'a DistrictId,
    project: ProjectId,
}

impl Children<'_> {
    async fn read_into(mut self, project: Project) -> Result<Dossier, StoreError> {
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
