//! From tables to entries, fast: one row a project, with what hangs on it packed into texts.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::investment::{PACKED_PLAN, read_packed_plans};
use crate::issue_register::{PACKED_ISSUE, read_packed_issues};
use crate::milestone::{PACKED_MILESTONE, read_packed_milestones};
use crate::packed::{Wrong, rows_sql};
use crate::project::{PACKED_PROJECT, PACKED_STAGE, read_packed_project, read_packed_stages};
use crate::reading::Reading;
use crate::status_report::{PACKED_REPORT, read_packed_reports};
use domain::label::Bilingual;
use domain::portfolio::Entry;
use futures_util::TryStreamExt as _;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

/// Which projects are loaded.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which {
    /// All of them.
    All,
    /// Those with a journal row after this one.
    ChangedAfter(i64),
}

/// Loads entries without prose: provenance, scope, and the reasons of plan versions stay empty, since only
/// a project's own page shows them.
pub(crate) async fn entries(
    connection: &mut AnyConnection,
    district: &DistrictId,
    which: Which,
) -> Result<Vec<Entry>, StoreError> {
    // Room for all of them at once: a list that doubles as it grows would keep a third of it empty.
    let mut entries = match which {
        Which::All => Vec::with_capacity(count(connection, district).await?),
        Which::ChangedAfter(_) => Vec::new(),
    };
    let sql = select(which);
    let mut query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str());
    if let Which::ChangedAfter(seq) = which {
        query = query.bind(seq);
    }
    let mut rows = query.fetch(connection);
    while let Some(row) = rows.try_next().await? {
        entries.push(entry(&row)?);
    }
    Ok(entries)
}

async fn count(connection: &mut AnyConnection, district: &DistrictId) -> Result<usize, StoreError> {
    let sql = "SELECT COUNT(*) AS projects, 'project' AS name FROM project WHERE district_id = $1";
    let row = sqlx::query(sql).bind(district.as_str()).fetch_one(connection).await?;
    Ok(usize::try_from(Reading::of(&row, "project", "name").number("projects")?).unwrap_or(0))
}

fn select(which: Which) -> String {
    let condition = match which {
        Which::All => "",
        Which::ChangedAfter(_) => {
            " AND p.project_id IN (SELECT j.project_id FROM journal j WHERE j.district_id = $1 AND j.seq > $2)"
        }
    };
    format!(
        "SELECT {PACKED_PROJECT} AS facts, p.name_zh, p.name_en, p.project_owner, p.responsible_unit, \
         p.assigned_leader, p.project_liaison, {} AS stages, {} AS plans, {} AS reports, {} AS milestones, \
         {} AS issues FROM project p WHERE p.district_id = $1{condition}",
        rows_sql("stage_change", PACKED_STAGE),
        rows_sql("plan_version", PACKED_PLAN),
        rows_sql("status_report", PACKED_REPORT),
        rows_sql("milestone", PACKED_MILESTONE),
        rows_sql("issue", PACKED_ISSUE),
    )
}

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    let row = Reading::of(row, "project", "facts");
    let facts = row.text("facts")?;
    let inconsistent = |table: &'static str| {
        let id = facts.split('|').next().unwrap_or_default();
        move |Wrong(column)| StoreError::Inconsistent { table, column, row: id.to_owned() }
    };
    let (mut project, search) = read_packed_project(facts).map_err(inconsistent("project"))?;
    project.name = Bilingual::new(row.text("name_zh")?, row.text("name_en")?);
    project.project_owner = row.string_or_null("project_owner")?;
    project.responsible_unit = row.string_or_null("responsible_unit")?;
    project.assigned_leader = row.string_or_null("assigned_leader")?;
    project.project_liaison = row.string_or_null("project_liaison")?;
    let packed = |column| row.text_or_null(column);
    project.stage_history = read_packed_stages(packed("stages")?).map_err(inconsistent("stage_change"))?;
    Ok(Entry {
        project,
        plans: read_packed_plans(packed("plans")?).map_err(inconsistent("plan_version"))?,
        reports: read_packed_reports(packed("reports")?).map_err(inconsistent("status_report"))?,
        milestones: read_packed_milestones(packed("milestones")?).map_err(inconsistent("milestone"))?,
        issues: read_packed_issues(packed("issues")?).map_err(inconsistent("issue"))?,
        search,
    })
}
