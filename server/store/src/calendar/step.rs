//! One step of the office's with a month, in one transaction with one journal row; sent again under its key, it is
//! answered what it was answered first.

use super::office::{count_outstanding, read_month};
use super::read;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::insert::instant_text;
use crate::journal::{Change, sha256_hex};
use crate::open::Store;
use crate::setting;
use crate::status_light::take_back;
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, Subject};
use domain::admin::{JournalVerb, SettingKey};
use domain::calendar::{OfficeMonth, ReportingMonth, office};
use domain::code_list::CodeList as _;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What is done with a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MonthStep {
    /// Opens the next one.
    Open {
        /// The last day to report; `None`: on the day the settings name.
        due_on: Option<NaiveDate>,
    },
    /// Closes the oldest one that takes reports: from then on they are locked.
    Close {
        /// Whether reports that are outstanding are known of.
        confirmed: bool,
    },
    /// Opens the one closed last again.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// Which month, who, when.
#[derive(Debug, Clone)]
pub struct MonthWrite<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// Who does it.
    pub acting: &'a Acting,
    /// When.
    pub now: DateTime<Utc>,
    /// The month.
    pub month: ReportingMonth,
    /// Made by whoever writes, the same when the same is sent again.
    pub key: Option<&'a str>,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthDone {
    /// The month after it.
    pub month: OfficeMonth,
    /// Its row in the journal.
    pub seq: i64,
}

/// Takes a step.
///
/// # Errors
/// [`StoreError::Refused`]; [`StoreError::Invalid`] at `month`, `due_on`, `reason`, or at `confirmed` with the
/// number of reports that are outstanding; [`StoreError::KeyReused`].
pub async fn take_step(
    store: &Store,
    write: &MonthWrite<'_>,
    step: &MonthStep,
) -> Result<MonthDone, StoreError> {
    let mut writing = Writing::begin(&store.database, write.district).await?;
    write.acting.check(step.action(), Subject::OTHER)?;
    let hash = step.request_hash(write);
    let once = write.key.map(|key| Once { key, request_hash: &hash });
    if let Some(done) = answered(once, &mut writing).await? {
        return Ok(done);
    }
    let (before, after) = match step {
        MonthStep::Open { due_on } => open(&mut writing, write, *due_on).await?,
        MonthStep::Close { confirmed } => close(&mut writing, write, *confirmed).await?,
        MonthStep::Reopen { reason } => reopen(&mut writing, write, reason).await?,
    };
    let change = Change {
        subject_id: write.month.to_string(),
        project_id: None,
        action: step.verb(),
        before: before.map(|before| before.to_string()),
        after: Some(after.to_string()),
    };
    let seq = writing.journal(&write.acting.author(write.now), vec![change]).await?;
    let done = MonthDone { month: now(&mut writing, write).await?, seq };
    remember(once, &mut writing, &done, write.now).await?;
    writing.commit().await?;
    Ok(done)
}

impl MonthStep {
    const fn action(&self) -> Action {
        match self {
            Self::Open { .. } => Action::OpenMonth,
            Self::Close { .. } => Action::CloseMonth,
            Self::Reopen { .. } => Action::ReopenMonth,
        }
    }

    const fn verb(&self) -> JournalVerb {
        match self {
            Self::Open { .. } => JournalVerb::ReportingMonthOpened,
            Self::Close { .. } => JournalVerb::ReportingMonthClosed,
            Self::Reopen { .. } => JournalVerb::ReportingMonthReopened,
        }
    }

    /// What makes two requests the same.
    fn request_hash(&self, write: &MonthWrite<'_>) -> String {
        let said = match self {
            Self::Open { due_on } => due_on.map(|day| day.to_string()),
            Self::Close { confirmed } => Some(confirmed.to_string()),
            Self::Reopen { reason } => Some(reason.clone()),
        };
        let month = write.month.to_string();
        sha256_hex(&[Some(self.verb().code()), Some(&month), Some(&write.acting.name), said.as_deref()])
    }
}

/// What the journal says of a month before and after.
type Told = (Option<Value>, Value);

async fn open(
    writing: &mut Writing,
    write: &MonthWrite<'_>,
    due_on: Option<NaiveDate>,
) -> Result<Told, StoreError> {
    let calendar = read(writing.connection(), write.district).await?;
    let due_on = match due_on {
        Some(due_on) => due_on,
        None => {
            let settings = setting::read(writing.connection(), write.district).await?;
            let day = SettingKey::due_day(setting::in_force(&settings, SettingKey::ReportDueDay));
            write.month.due_on_day(day)
        }
    };
    office::open(calendar.as_ref(), write.month, due_on).map_err(StoreError::Invalid)?;
    let sql = "INSERT INTO reporting_month (district_id, month, opened_at, due_on) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(write.district.as_str()).bind(write.month.to_string());
    let query = query.bind(instant_text(write.now)).bind(due_on.to_string());
    query.execute(writing.connection()).await?;
    Ok((None, json!({ "month": write.month, "closed": false, "due_on": due_on })))
}

async fn close(writing: &mut Writing, write: &MonthWrite<'_>, confirmed: bool) -> Result<Told, StoreError> {
    let calendar = read(writing.connection(), write.district).await?;
    let outstanding = count_outstanding(writing.connection(), write.district, write.month).await?;
    office::close(calendar.as_ref(), write.month, outstanding, confirmed).map_err(StoreError::Invalid)?;
    let sql = "UPDATE reporting_month SET closed_at = $3 WHERE district_id = $1 AND month = $2";
    let query = sqlx::query(sql).bind(write.district.as_str()).bind(write.month.to_string());
    query.bind(instant_text(write.now)).execute(writing.connection()).await?;
    let before = json!({ "month": write.month, "closed": false });
    Ok((Some(before), json!({ "month": write.month, "closed": true, "outstanding": outstanding })))
}

async fn reopen(writing: &mut Writing, write: &MonthWrite<'_>, reason: &str) -> Result<Told, StoreError> {
    let calendar = read(writing.connection(), write.district).await?;
    let reason = office::reopen(calendar.as_ref(), write.month, reason).map_err(StoreError::Invalid)?;
    let sql = "UPDATE reporting_month SET closed_at = NULL, reopened_reason = $3 \
               WHERE district_id = $1 AND month = $2";
    let query = sqlx::query(sql).bind(write.district.as_str()).bind(write.month.to_string());
    query.bind(reason.as_str()).execute(writing.connection()).await?;
    take_back(writing, write.month.first_day()).await?;
    let before = json!({ "month": write.month, "closed": true });
    Ok((Some(before), json!({ "month": write.month, "closed": false, "reason": reason })))
}

/// The month as this write leaves it.
async fn now(writing: &mut Writing, write: &MonthWrite<'_>) -> Result<OfficeMonth, StoreError> {
    let sql = "SELECT month, due_on, closed_at, reopened_reason FROM reporting_month \
               WHERE district_id = $1 AND month = $2";
    let query = sqlx::query(sql).bind(write.district.as_str()).bind(write.month.to_string());
    read_month(&query.fetch_one(writing.connection()).await?)
}
