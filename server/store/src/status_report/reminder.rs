//! 催报: reminding managers of reports that are missing. A reminder is shown where they work; it is in the
//! journal, one row for all that one click reminds.

use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::{Table, insert, instant_text};
use crate::journal::Change;
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Action, Subject};
use domain::admin::JournalVerb;
use domain::calendar::ReportingMonth;
use domain::project::ProjectId;
use domain::status_report::{ReportState, month_is_closed};
use std::collections::{BTreeMap, BTreeSet};

/// How long a project is left alone after a reminder.
const QUIET: TimeDelta = TimeDelta::hours(1);

const REMINDER: Table =
    Table { name: "reminder", columns: &["district_id", "project_id", "month", "at", "reminded_by"] };

/// Why a project was not reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReminded {
    /// It was, less than an hour ago.
    JustReminded,
    /// Its report is handed in.
    HandedIn,
    /// No account reports on it: there is nobody to remind.
    NoManager,
}

/// Who was reminded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reminded {
    /// Projects whose managers are reminded now.
    pub reminded: Vec<ProjectId>,
    /// Projects that are left alone, and why.
    pub left_alone: Vec<(ProjectId, NotReminded)>,
}

/// What is known of the projects before a reminder.
struct Known {
    managed: BTreeSet<ProjectId>,
    handed_in: BTreeSet<ProjectId>,
    last: BTreeMap<ProjectId, DateTime<Utc>>,
}

/// Reminds the managers of projects of a month's report, at most once an hour a project.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] when the month takes no reports.
pub async fn remind(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    now: DateTime<Utc>,
    month: ReportingMonth,
    projects: &[ProjectId],
) -> Result<Reminded, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    acting.check(Action::RemindManagers, Subject::OTHER)?;
    let calendar = crate::calendar::read(writing.connection(), district).await?;
    if !calendar.is_some_and(|calendar| calendar.takes_reports(month)) {
        let was_opened = calendar.is_some_and(|calendar| month <= calendar.open);
        return Err(StoreError::Invalid(month_is_closed(month, was_opened)));
    }
    let known = known(&mut writing, month).await?;
    let mut result = Reminded::default();
    for project in projects.iter().copied().collect::<BTreeSet<_>>() {
        match known.spares(project, now) {
            Some(why) => result.left_alone.push((project, why)),
            None => result.reminded.push(project),
        }
    }
    if result.reminded.is_empty() {
        return Ok(result);
    }
    let (month, at) = (month.to_string(), instant_text(now));
    let rows: Vec<_> = result.reminded.iter().map(|id| (*id, &month, &at, &acting.name)).collect();
    insert(
        writing.connection(),
        &REMINDER,
        district.as_str(),
        &rows,
        |values, district, (project, month, at, by)| {
            values.push(district).text(project).push(month.as_str()).push(at.as_str()).push(by.as_str());
        },
    )
    .await?;
    let ids: Vec<String> = result.reminded.iter().map(ToString::to_string).collect();
    let change = Change {
        subject_id: month,
        project_id: None,
        action: JournalVerb::ReminderSent,
        before: None,
        after: Some(serde_json::json!({ "projects": ids }).to_string()),
    };
    writing.journal(&acting.author(now), vec![change]).await?;
    writing.commit().await?;
    Ok(result)
}

impl Known {
    fn spares(&self, project: ProjectId, now: DateTime<Utc>) -> Option<NotReminded> {
        if !self.managed.contains(&project) {
            Some(NotReminded::NoManager)
        } else if self.handed_in.contains(&project) {
            Some(NotReminded::HandedIn)
        } else {
            let last = self.last.get(&project);
            last.is_some_and(|last| now - *last < QUIET).then_some(NotReminded::JustReminded)
        }
    }
}

async fn known(writing: &mut Writing, month: ReportingMonth) -> Result<Known, StoreError> {
    let (district, month) = (writing.district.as_str().to_owned(), month.to_string());
    let sql = "SELECT DISTINCT t.project_id FROM account_project t JOIN account a \
               ON a.district_id = t.district_id AND a.account_id = t.account_id \
               WHERE t.district_id = $1 AND a.disabled_at IS NULL";
    let rows = sqlx::query(sql).bind(district.as_str()).fetch_all(writing.connection()).await?;
    let of = |row| Reading::of(row, "account_project", "project_id").parsed("project_id");
    let managed = rows.iter().map(of).collect::<Result<_, _>>()?;
    let sql = "SELECT project_id, state FROM status_report WHERE district_id = $1 AND month = $2";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.as_str());
    let mut handed_in = BTreeSet::new();
    for row in &query.fetch_all(writing.connection()).await? {
        let row = Reading::of(row, "status_report", "project_id");
        if row.parsed::<ReportState>("state")?.is_handed_in() {
            handed_in.insert(row.parsed("project_id")?);
        }
    }
    let sql = "SELECT project_id, MAX(at) AS at FROM reminder WHERE district_id = $1 AND month = $2 \
               GROUP BY project_id";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.as_str());
    let mut last = BTreeMap::new();
    for row in &query.fetch_all(writing.connection()).await? {
        let row = Reading::of(row, "reminder", "project_id");
        last.insert(row.parsed("project_id")?, row.parsed("at")?);
    }
    Ok(Known { managed, handed_in, last })
}
