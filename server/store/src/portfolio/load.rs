//! From tables to entries, fast: a row a project from each table, its children packed into one text.
//!
//! `string_agg` is the one aggregate both engines spell alike (SQLite since 3.44). 100 000 projects have
//! 1.6 million rows; what costs is rows handed from engine to program, not their adding up.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::investment::{read_packed_years, read_plan_version};
use crate::issue_register::read_packed_issues;
use crate::milestone::read_packed_milestones;
use crate::project::{LIST_COLUMNS, read_packed_stages, read_project};
use crate::reading::Reading;
use crate::status_report::read_packed_reports;
use domain::investment::PlanVersion;
use domain::portfolio::{Entry, SearchText};
use futures_util::TryStreamExt as _;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::HashMap;
use uuid::Uuid;

/// Which projects are loaded.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    /// All of them.
    All,
    /// Those with a journal row after this one.
    ChangedAfter(i64),
}

impl Which {
    /// The condition on `project_id`.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "",
            Self::ChangedAfter(_) => {
                " AND project_id IN (SELECT project_id FROM journal WHERE district_id = $1 AND seq > $2)"
            }
        }
    }
}

/// Loads entries; provenance and scope stay empty, only a project's own page shows them.
pub(super) async fn entries(
    connection: &mut AnyConnection,
    district: &DistrictId,
    which: Which,
) -> Result<Vec<Entry>, StoreError> {
    let mut loading = Loading { connection, district, which, entries: Vec::new(), position: HashMap::new() };
    loading.projects().await?;
    loading.stages().await?;
    loading.plans().await?;
    loading.reports().await?;
    loading.milestones().await?;
    loading.issues().await?;
    Ok(loading.entries)
}

/// Every entry of a district.
pub(crate) async fn all_entries(
    connection: &mut AnyConnection,
    district: &DistrictId,
) -> Result<Vec<Entry>, StoreError> {
    entries(connection, district, Which::All).await
}

struct Loading<'a> {
    connection: &'a mut AnyConnection,
    district: &'a DistrictId,
    which: Which,
    entries: Vec<Entry>,
    position: HashMap<Uuid, usize>,
}

impl Loading<'_> {
    /// Runs a query and hands every row to `each` with the entries read so far.
    async fn each(
        &mut self,
        select: &str,
        group: &str,
        mut each: impl FnMut(&mut Vec<Entry>, &mut HashMap<Uuid, usize>, &AnyRow) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = format!("{select} WHERE district_id = $1{}{group}", self.which.condition());
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(self.district.as_str());
        if let Which::ChangedAfter(seq) = self.which {
            query = query.bind(seq);
        }
        let mut rows = query.fetch(&mut *self.connection);
        while let Some(row) = rows.try_next().await? {
            each(&mut self.entries, &mut self.position, &row)?;
        }
        Ok(())
    }

    async fn projects(&mut self) -> Result<(), StoreError> {
        let select = format!("SELECT {LIST_COLUMNS} FROM project");
        self.each(&select, "", |entries, position, row| {
            let row = Reading::of(row, "project", "project_id");
            let project = read_project(&row)?;
            position.insert(project.id.0, entries.len());
            let pinyin = row.text("name_pinyin")?.into();
            let initials = row.text("name_initials")?.into();
            entries.push(Entry {
                project,
                plans: Box::default(),
                reports: Box::default(),
                milestones: Box::default(),
                issues: Box::default(),
                search: SearchText { pinyin, initials },
            });
            Ok(())
        })
        .await
    }

    /// A query of `project_id, packed`: one row a project, read by `unpack` and put in place by `put`.
    async fn packed<T>(
        &mut self,
        table: &'static str,
        packed: &'static str,
        unpack: fn(&str) -> Option<T>,
        put: fn(&mut Entry, T),
    ) -> Result<(), StoreError> {
        let select = format!("SELECT project_id, string_agg({packed}, ';') AS packed FROM {table}");
        self.each(&select, " GROUP BY project_id", |entries, position, row| {
            let row = Reading::of(row, table, "project_id");
            let value = unpack(row.text("packed")?).ok_or_else(|| row.wrong("packed"))?;
            let at = position.get(&row.parsed("project_id")?).ok_or_else(|| row.wrong("project_id"))?;
            entries.get_mut(*at).map_or_else(
                || Err(row.wrong("project_id")),
                |entry| {
                    put(entry, value);
                    Ok(())
                },
            )
        })
        .await
    }

    async fn stages(&mut self) -> Result<(), StoreError> {
        let packed = "effective_from || ',' || COALESCE(stage, '')";
        self.packed("stage_change", packed, read_packed_stages, |e, stages| e.project.stage_history = stages)
            .await
    }

    async fn reports(&mut self) -> Result<(), StoreError> {
        let packed = "month || ',' || state || ',' || CAST(investment_completed_this_month AS TEXT) || ',' || \
                      COALESCE(CAST(physical_progress_bp AS TEXT), '')";
        self.packed("status_report", packed, read_packed_reports, |e, reports| e.reports = reports).await
    }

    async fn milestones(&mut self) -> Result<(), StoreError> {
        let packed = "planned || ',' || COALESCE(actual, '')";
        self.packed("milestone", packed, read_packed_milestones, |e, dates| e.milestones = dates).await
    }

    async fn issues(&mut self) -> Result<(), StoreError> {
        let packed = "raised || ',' || COALESCE(due, '') || ',' || COALESCE(closed, '')";
        self.packed("issue", packed, read_packed_issues, |e, dates| e.issues = dates).await
    }

    /// A row a version: reasons are prose and are not packed; years are.
    async fn plans(&mut self) -> Result<(), StoreError> {
        let select = "SELECT project_id, version, effective_from, total_planned_investment, phasing, \
                      planned_start, planned_finish, reason, authority, \
                      (SELECT string_agg(CAST(y.year AS TEXT) || ',' || CAST(y.amount AS TEXT), ';') \
                       FROM annual_plan y WHERE y.district_id = plan_version.district_id \
                       AND y.project_id = plan_version.project_id AND y.version = plan_version.version) AS years \
                      FROM plan_version";
        // One version is the rule, so a list for each project would be mostly space.
        let mut plans: HashMap<usize, Vec<PlanVersion>> = HashMap::new();
        self.each(select, " ORDER BY project_id, version", |_, position, row| {
            let row = Reading::of(row, "plan_version", "project_id");
            let mut plan = read_plan_version(&row)?;
            if let Some(years) = row.text_or_null("years")? {
                plan.annual = read_packed_years(years).ok_or_else(|| row.wrong("years"))?;
            }
            let at = position.get(&row.parsed("project_id")?).ok_or_else(|| row.wrong("project_id"))?;
            plans.entry(*at).or_default().push(plan);
            Ok(())
        })
        .await?;
        for (at, versions) in plans {
            if let Some(entry) = self.entries.get_mut(at) {
                entry.plans = versions.into();
            }
        }
        Ok(())
    }
}
