//! Who has reported a month and who has not: what the reviewer's board and a manager's queue are made of.
//! A few queries for all projects, however many.

use crate::account::AccountId;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use chrono::{DateTime, Utc};
use domain::calendar::ReportingMonth;
use domain::project::ProjectId;
use domain::status_report::ReportState;
use sqlx::any::{Any, AnyRow};
use sqlx::{AssertSqlSafe, Transaction};
use std::collections::BTreeMap;

/// Whose projects are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Every project with anything to tell.
    Everybodys,
    /// Those an account reports on.
    Of(AccountId),
}

/// How a project stands with a month's report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Where the report stands; `None` when there is none.
    pub state: Option<ReportState>,
    /// Its revision; `None` when there is none.
    pub revision: Option<i64>,
    /// When it was handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// By which account.
    pub submitted_by: Option<String>,
    /// By which account it was approved or returned.
    pub reviewed_by: Option<String>,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// When one of its managers last typed something that is not handed in.
    pub typed_at: Option<DateTime<Utc>>,
    /// Who reports on it, as people know them (an account's display name), sorted.
    pub managers: Vec<String>,
    /// The last reminder.
    pub reminder: Option<Reminder>,
}

/// A reminder that a report is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// When.
    pub at: DateTime<Utc>,
    /// The account that reminds.
    pub by: String,
}

/// How projects stand with the reports of a month. A project that nobody reports on, and of which there is
/// nothing, is not in it.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn standings(
    store: &Store,
    district: &DistrictId,
    month: ReportingMonth,
    whose: Whose,
) -> Result<BTreeMap<ProjectId, Standing>, StoreError> {
    // One state of everything.
    let reading = store.database.begin_reading().await?;
    let mut asking = Asking { reading, district, month: month.to_string(), whose };
    let mut standings: BTreeMap<ProjectId, Standing> = BTreeMap::new();
    let reports = "SELECT t.project_id, t.state, t.revision, t.submitted_at, t.submitted_by, t.reviewed_by, \
                   t.return_reason FROM status_report t WHERE t.district_id = $1 AND t.month = $2";
    for row in &asking.rows(reports, "").await? {
        let row = Reading::of(row, "status_report", "project_id");
        let standing = standings.entry(row.parsed("project_id")?).or_default();
        standing.state = Some(row.parsed("state")?);
        standing.revision = Some(row.number("revision")?);
        standing.submitted_at = row.parsed_or_null("submitted_at")?;
        standing.submitted_by = row.string_or_null("submitted_by")?;
        standing.reviewed_by = row.string_or_null("reviewed_by")?;
        standing.return_reason = row.string_or_null("return_reason")?;
    }
    let managers = "SELECT t.project_id, a.display_name FROM account_project t JOIN account a \
                    ON a.district_id = t.district_id AND a.account_id = t.account_id \
                    WHERE t.district_id = $1 AND a.disabled_at IS NULL";
    for row in &asking.rows(managers, "").await? {
        let row = Reading::of(row, "account_project", "project_id");
        let standing = standings.entry(row.parsed("project_id")?).or_default();
        standing.managers.push(row.text("display_name")?.to_owned());
    }
    let typed = "SELECT t.project_id, MAX(t.saved_at) AS saved_at FROM report_draft t \
                 WHERE t.district_id = $1 AND t.month = $2";
    for row in &asking.rows(typed, " GROUP BY t.project_id").await? {
        let row = Reading::of(row, "report_draft", "project_id");
        standings.entry(row.parsed("project_id")?).or_default().typed_at = Some(row.parsed("saved_at")?);
    }
    let reminders = "SELECT t.project_id, t.at, t.reminded_by FROM reminder t \
                     WHERE t.district_id = $1 AND t.month = $2";
    for row in &asking.rows(reminders, " ORDER BY t.at").await? {
        let row = Reading::of(row, "reminder", "project_id");
        let reminder = Reminder { at: row.parsed("at")?, by: row.text("reminded_by")?.to_owned() };
        standings.entry(row.parsed("project_id")?).or_default().reminder = Some(reminder);
    }
    for standing in standings.values_mut() {
        standing.managers.sort_unstable();
    }
    Ok(standings)
}

struct Asking<'a> {
    reading: Transaction<'static, Any>,
    district: &'a DistrictId,
    month: String,
    whose: Whose,
}

impl Asking<'_> {
    async fn rows(&mut self, select: &'static str, rest: &'static str) -> Result<Vec<AnyRow>, StoreError> {
        let own = match self.whose {
            Whose::Everybodys => "",
            Whose::Of(_) => {
                " AND t.project_id IN (SELECT o.project_id FROM account_project o \
                 WHERE o.district_id = $1 AND o.account_id = $3)"
            }
        };
        // The text is made of the constants above.
        let sql = AssertSqlSafe(format!("{select}{own}{rest}"));
        let mut query = sqlx::query(sql).bind(self.district.as_str()).bind(self.month.as_str());
        if let Whose::Of(account) = self.whose {
            query = query.bind(account.to_string());
        }
        Ok(query.fetch_all(&mut *self.reading).await?)
    }
}
