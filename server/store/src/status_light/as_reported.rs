//! Closed months keep their lights: dates of milestones and issues that no longer count, kept for the months in
//! which they did. Whoever changes such dates calls [`keep`] first; whoever reopens a month calls [`take_back`].

use crate::calendar;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::NaiveDate;
use domain::calendar::Counted;
use domain::issue_register::Issue;
use domain::milestone::Milestone;
use domain::portfolio::{Entry, IssueDates, MilestoneDates};
use domain::project::ProjectId;
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What has dates that lights are judged by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Dated<'a> {
    Milestone(&'a Milestone),
    Issue(&'a Issue),
}

/// The dates that lights are judged by: raised, due, done.
type Dates = (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>);

impl Dated<'_> {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Milestone(_) => "milestone",
            Self::Issue(_) => "issue",
        }
    }

    const fn id(&self) -> Uuid {
        match self {
            Self::Milestone(milestone) => milestone.id,
            Self::Issue(issue) => issue.id,
        }
    }

    const fn dates(&self) -> Dates {
        match self {
            Self::Milestone(milestone) => (None, Some(milestone.planned), milestone.actual),
            Self::Issue(issue) => (Some(issue.raised), issue.due, issue.closed),
        }
    }
}

/// Keeps what counted in closed months, inside the write that changes it from `before` (`None`: it was not there)
/// to `after`, once the row is there. Nothing to keep while no month is closed, or when the dates stay.
pub(crate) async fn keep(
    writing: &mut Writing,
    project: ProjectId,
    before: Option<Dated<'_>>,
    after: Dated<'_>,
) -> Result<(), StoreError> {
    if before.is_some_and(|before| before.dates() == after.dates()) {
        return Ok(());
    }
    let district = writing.district.clone();
    let calendar = calendar::read(writing.connection(), &district).await?;
    let Some(closed) = calendar.and_then(|calendar| calendar.last_closed) else { return Ok(()) };
    let first = closed.next().first_day().to_string();
    let (kind, id, project) = (after.kind(), after.id().to_string(), project.to_string());
    if let Some((raised, due, done)) = before.map(|before| before.dates()) {
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        // Not where it was kept already: what has counted since was never reported in a closed month.
        let sql = format!(
            "INSERT INTO dates_as_reported (district_id, project_id, kind, item_id, counts_from, counts_until, \
             raised, due, done) SELECT district_id, project_id, '{kind}', {kind}_id, counts_from, $4, $5, $6, $7 \
             FROM {kind} WHERE district_id = $1 AND project_id = $2 AND {kind}_id = $3 \
             AND (counts_from IS NULL OR counts_from < $4)"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(project.as_str());
        let query = query.bind(id.as_str()).bind(first.as_str()).bind(text(raised)).bind(text(due));
        query.bind(text(done)).execute(writing.connection()).await?;
    }
    let sql = format!(
        "UPDATE {kind} SET counts_from = $4 WHERE district_id = $1 AND project_id = $2 AND {kind}_id = $3"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(district.as_str()).bind(project.as_str());
    query.bind(id.as_str()).bind(first.as_str()).execute(writing.connection()).await?;
    Ok(())
}

/// Months from `first` on are open again: in them, what is known now counts.
pub(crate) async fn take_back(writing: &mut Writing, first: NaiveDate) -> Result<(), StoreError> {
    let (district, first) = (writing.district.clone(), first.to_string());
    for sql in [
        "DELETE FROM dates_as_reported WHERE district_id = $1 AND counts_from >= $2",
        "UPDATE dates_as_reported SET counts_until = $2 WHERE district_id = $1 AND counts_until > $2",
        "UPDATE milestone SET counts_from = $2 WHERE district_id = $1 AND counts_from > $2",
        "UPDATE issue SET counts_from = $2 WHERE district_id = $1 AND counts_from > $2",
    ] {
        let query = sqlx::query(sql).bind(district.as_str()).bind(first.as_str());
        query.execute(writing.connection()).await?;
    }
    Ok(())
}

/// Makes a project's milestones and issues what they were on a day: with the dates that counted then, and without
/// those that were told of later only.
pub(crate) async fn as_counted(
    connection: &mut AnyConnection,
    district: &DistrictId,
    project: ProjectId,
    day: NaiveDate,
    milestones: &mut Vec<Milestone>,
    issues: &mut Vec<Issue>,
) -> Result<(), StoreError> {
    let sql = "SELECT milestone_id AS item_id FROM milestone \
               WHERE district_id = $1 AND project_id = $2 AND counts_from > $3 \
               UNION ALL SELECT issue_id AS item_id FROM issue \
               WHERE district_id = $1 AND project_id = $2 AND counts_from > $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(project.to_string()).bind(day.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let id = |row| Reading::of(row, "dates_as_reported", "item_id").parsed("item_id");
    let told_later: HashSet<Uuid> = rows.iter().map(id).collect::<Result<_, _>>()?;
    let sql = "SELECT item_id, raised, due, done FROM dates_as_reported WHERE district_id = $1 \
               AND project_id = $2 AND (counts_from IS NULL OR counts_from <= $3) AND counts_until > $3";
    let query = sqlx::query(sql).bind(district.as_str()).bind(project.to_string()).bind(day.to_string());
    let mut then: HashMap<Uuid, Dates> = HashMap::new();
    for row in &query.fetch_all(connection).await? {
        let row = Reading::of(row, "dates_as_reported", "item_id");
        let dates = (row.parsed_or_null("raised")?, row.parsed_or_null("due")?, row.parsed_or_null("done")?);
        then.insert(row.parsed("item_id")?, dates);
    }
    milestones.retain_mut(|milestone| match then.get(&milestone.id) {
        _ if !told_later.contains(&milestone.id) => true,
        Some((_, Some(planned), actual)) => {
            (milestone.planned, milestone.actual) = (*planned, *actual);
            // What was expected then is kept nowhere, and what is expected since belongs to other dates.
            milestone.forecast = None;
            true
        }
        _ => false,
    });
    issues.retain_mut(|issue| match then.get(&issue.id) {
        _ if !told_later.contains(&issue.id) => true,
        Some((Some(raised), due, closed)) => {
            (issue.raised, issue.due, issue.closed) = (*raised, *due, *closed);
            true
        }
        _ => false,
    });
    Ok(())
}

/// Gives entries the dates that no longer count; with `since`, those of projects that the journal names after it.
/// They are few, whatever the portfolio, so they are no part of the packed text of every project.
pub(super) async fn attach(
    connection: &mut AnyConnection,
    district: &DistrictId,
    since: Option<i64>,
    entries: &mut [Entry],
) -> Result<(), StoreError> {
    let sql = "SELECT project_id, item_id, counts_from, counts_until, raised, due, done \
               FROM dates_as_reported WHERE district_id = $1 AND ($2 = 0 OR project_id IN \
               (SELECT j.project_id FROM journal j WHERE j.district_id = $1 AND j.seq > $2)) \
               ORDER BY item_id, counts_until";
    let query = sqlx::query(sql).bind(district.as_str()).bind(since.unwrap_or(0));
    let rows = query.fetch_all(connection).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut kept: HashMap<Uuid, (Vec<MilestoneDates>, Vec<IssueDates>)> = HashMap::new();
    for row in &rows {
        let row = Reading::of(row, "dates_as_reported", "item_id");
        let (milestones, issues) = kept.entry(row.parsed("project_id")?).or_default();
        let counted =
            Counted { from: row.parsed_or_null("counts_from")?, until: Some(row.parsed("counts_until")?) };
        let (due, done) = (row.parsed_or_null("due")?, row.parsed_or_null("done")?);
        // A milestone always has a day it is planned for, and an issue one it was raised on.
        match row.parsed_or_null("raised")? {
            Some(raised) => issues.push(IssueDates { raised, due, closed: done, counted }),
            None => milestones.push(MilestoneDates { planned: row.parsed("due")?, actual: done, counted }),
        }
    }
    for entry in entries {
        if let Some((milestones, issues)) = kept.remove(&entry.project.id.0) {
            entry.milestones = entry.milestones.iter().copied().chain(milestones).collect();
            entry.issues = entry.issues.iter().copied().chain(issues).collect();
        }
    }
    Ok(())
}
