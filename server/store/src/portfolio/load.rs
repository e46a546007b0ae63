//! From tables to entries, fast: hundreds of projects a text, each with what hangs on it.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::investment::{PACKED_PLAN, read_packed_plans};
use crate::issue_register::{PACKED_ISSUE, read_packed_issues};
use crate::journal::head;
use crate::milestone::{PACKED_MILESTONE, read_packed_milestones};
use crate::open::Database;
use crate::packed::{Cursor, Wrong, prose_sql, rows_sql};
use crate::project::{PACKED_PROJECT, PACKED_STAGE, read_packed_project, read_packed_stages};
use crate::reading::Reading;
use crate::status_light;
use crate::status_report::{PACKED_REPORT, read_packed_reports};
use domain::label::Bilingual;
use domain::portfolio::Entry;
use domain::project::ProjectId;
use futures_util::future::join;
use sqlx::{AnyConnection, AssertSqlSafe};
use tokio::task::{JoinHandle, spawn_blocking};

/// Which projects are loaded.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which<'a> {
    /// All of them.
    All,
    /// Those up to this id.
    UpTo(&'a str),
    /// Those after this id.
    After(&'a str),
    /// Those with a journal row after this one.
    ChangedAfter(i64),
}

/// From so many projects on, two connections load half of them each: SQLite packs on one core.
const WORTH_TWO: usize = 5_000;

/// Projects that come as one text.
const PAGE: usize = 500;

/// Loads all entries of the state `reading` shows, whose journal ends with `seq`.
pub(crate) async fn all_entries(
    database: &Database,
    reading: &mut AnyConnection,
    seq: i64,
    district: &DistrictId,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries = without_excuses(database, reading, seq, district).await?;
    status_light::attach(reading, district, None, &mut entries).await?;
    Ok(entries)
}

async fn without_excuses(
    database: &Database,
    reading: &mut AnyConnection,
    seq: i64,
    district: &DistrictId,
) -> Result<Vec<Entry>, StoreError> {
    let count = count(reading, district).await?;
    if count >= WORTH_TWO && database.pool.options().get_max_connections() > 1 {
        let mut other = database.begin_reading().await?;
        // Unless somebody has written meanwhile, both show one state.
        if head(&mut other, district).await?.seq == seq {
            let middle = nth_id(reading, district, count / 2).await?;
            let first = entries(reading, district, Which::UpTo(&middle));
            let second = entries(&mut other, district, Which::After(&middle));
            let (first, second) = join(first, second).await;
            let (mut all, second) = (first?, second?);
            all.extend(second);
            return Ok(all);
        }
    }
    entries(reading, district, Which::All).await
}

/// Loads entries without provenance, scope and the reasons of plan versions, which only a project's own
/// page shows.
pub(crate) async fn entries(
    connection: &mut AnyConnection,
    district: &DistrictId,
    which: Which<'_>,
) -> Result<Vec<Entry>, StoreError> {
    // Room for all of them at once: a list that doubles as it grows would keep a third of it empty.
    let mut entries = match which {
        Which::All | Which::UpTo(_) => Vec::with_capacity(count(connection, district).await?),
        Which::After(_) | Which::ChangedAfter(_) => Vec::new(),
    };
    let sql = select(match which {
        Which::All | Which::After(_) => "",
        Which::UpTo(_) => " AND p.project_id <= $3",
        Which::ChangedAfter(_) => {
            " AND p.project_id IN (SELECT j.project_id FROM journal j WHERE j.district_id = $1 AND j.seq > $3)"
        }
    });
    let mut last = if let Which::After(id) = which { id.to_owned() } else { String::new() };
    let mut reading: Option<JoinHandle<Result<Vec<Entry>, StoreError>>> = None;
    loop {
        let query = sqlx::query(AssertSqlSafe(sql.as_str())).bind(district.as_str()).bind(last.as_str());
        let query = match which {
            Which::All | Which::After(_) => query,
            Which::UpTo(id) => query.bind(id),
            Which::ChangedAfter(seq) => query.bind(seq),
        };
        let row = query.fetch_one(&mut *connection).await?;
        let row = Reading::of(&row, "project", "last");
        // The page before was read while the engine packed this one.
        if let Some(read) = reading.take() {
            entries.extend(read.await.map_err(|_| StoreError::Closed)??);
        }
        let Some(page) = row.string_or_null("page")? else { return Ok(entries) };
        row.text("last")?.clone_into(&mut last);
        reading = Some(spawn_blocking(move || read_page(&page)));
    }
}

/// One project's entry, in one query.
pub(crate) async fn entry_of(
    connection: &mut AnyConnection,
    district: &DistrictId,
    project: ProjectId,
) -> Result<Option<Entry>, StoreError> {
    let sql = select(" AND p.project_id = $3");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind("").bind(project.to_string());
    let row = query.fetch_one(connection).await?;
    let Some(page) = Reading::of(&row, "project", "last").string_or_null("page")? else { return Ok(None) };
    Ok(read_page(&page)?.pop())
}

fn read_page(page: &str) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::with_capacity(PAGE);
    let mut cursor = Cursor(page);
    while !cursor.0.is_empty() {
        entries.push(entry(&mut cursor)?);
    }
    Ok(entries)
}

async fn count(connection: &mut AnyConnection, district: &DistrictId) -> Result<usize, StoreError> {
    let sql = "SELECT COUNT(*) AS projects, 'project' AS name FROM project WHERE district_id = $1";
    let row = sqlx::query(sql).bind(district.as_str()).fetch_one(connection).await?;
    Ok(usize::try_from(Reading::of(&row, "project", "name").number("projects")?).unwrap_or(0))
}

/// The id of the n-th project, from 0.
async fn nth_id(
    connection: &mut AnyConnection,
    district: &DistrictId,
    n: usize,
) -> Result<String, StoreError> {
    let sql = "SELECT project_id FROM project WHERE district_id = $1 ORDER BY project_id LIMIT 1 OFFSET $2";
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    let row = sqlx::query(sql).bind(district.as_str()).bind(n).fetch_one(connection).await?;
    Ok(Reading::of(&row, "project", "project_id").text("project_id")?.to_owned())
}

/// The page of projects after `$2` of which the condition holds, as one text; null when there are none.
fn select(condition: &'static str) -> String {
    let tables = [
        PACKED_PROJECT.to_owned(),
        rows_sql("stage_change", PACKED_STAGE),
        rows_sql("plan_version", PACKED_PLAN),
        rows_sql("status_report", PACKED_REPORT),
        rows_sql("milestone", PACKED_MILESTONE),
        rows_sql("issue", PACKED_ISSUE),
    ];
    let prose =
        ["name_zh", "name_en", "project_owner", "responsible_unit", "assigned_leader", "project_liaison"];
    let prose = prose.map(|column| prose_sql(&format!("p.{column}")));
    let (tables, prose) = (tables.join(" || '\n' || "), prose.join(" || "));
    format!(
        "SELECT string_agg(t.packed, '') AS page, MAX(t.project_id) AS last FROM \
         (SELECT p.project_id, {tables} || '\n' || {prose} AS packed FROM project p \
         WHERE p.district_id = $1 AND p.project_id > $2{condition} ORDER BY p.project_id LIMIT {PAGE}) t"
    )
}

/// The next project of a page.
fn entry(page: &mut Cursor<'_>) -> Result<Entry, StoreError> {
    let facts =
        page.table("project_id").map_err(|wrong| inconsistent("project", "a page of projects", &wrong))?;
    let id = facts.split('|').next().unwrap_or_default();
    read_entry(facts, page).map_err(|(table, wrong)| inconsistent(table, id, &wrong))
}

fn inconsistent(table: &'static str, row: &str, wrong: &Wrong) -> StoreError {
    StoreError::Inconsistent { table, column: wrong.0, row: row.to_owned() }
}

fn read_entry(facts: &str, page: &mut Cursor<'_>) -> Result<Entry, (&'static str, Wrong)> {
    let of = |table: &'static str| move |wrong| (table, wrong);
    let (mut project, search) = read_packed_project(facts).map_err(of("project"))?;
    let mut rows = |table: &'static str| page.table("rows").map_err(of(table));
    project.stage_history = read_packed_stages(rows("stage_change")?).map_err(of("stage_change"))?;
    let plans = read_packed_plans(rows("plan_version")?).map_err(of("plan_version"))?;
    let reports = read_packed_reports(rows("status_report")?).map_err(of("status_report"))?;
    let milestones = read_packed_milestones(rows("milestone")?).map_err(of("milestone"))?;
    let issues = read_packed_issues(rows("issue")?).map_err(of("issue"))?;
    let mut prose = |column| page.prose(column).map_err(of("project"));
    let (zh, en) = (prose("name_zh")?, prose("name_en")?);
    project.name = Bilingual::new(zh.unwrap_or_default(), en.unwrap_or_default());
    project.project_owner = prose("project_owner")?;
    project.responsible_unit = prose("responsible_unit")?;
    project.assigned_leader = prose("assigned_leader")?;
    project.project_liaison = prose("project_liaison")?;
    Ok(Entry { project, plans, reports, milestones, issues, excuses: Box::default(), search })
}
