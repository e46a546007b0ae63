//! What somebody has typed into a report's form and not handed in: kept by itself, valid or not, whatever
//! becomes of the month or the session. Its author's alone, and not in the journal.

use crate::account::AccountId;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::instant_text;
use crate::open::Store;
use crate::reading::Reading;
use crate::session::Unjournalled;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Action, Subject};
use domain::calendar::ReportingMonth;
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::ProjectId;
use sqlx::any::AnyRow;

/// The most bytes of a form: above everything its fields may hold.
const MOST_BYTES: usize = 64 << 10;

/// A form as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedDraft {
    /// The project.
    pub project: ProjectId,
    /// The month.
    pub month: ReportingMonth,
    /// What stands in it.
    pub fields: Fields,
    /// The revision of the report it was filled from; `None` when there was none.
    pub based_on_revision: Option<i64>,
    /// When it was kept.
    pub saved_at: DateTime<Utc>,
}

/// Keeps what somebody has typed, in place of what they had typed before. A closed month does not matter:
/// nothing typed is lost.
///
/// # Errors
/// [`StoreError::Refused`] on a project they do not report on; [`StoreError::Invalid`] when it is too long.
pub async fn keep_typed(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    draft: &TypedDraft,
) -> Result<(), StoreError> {
    keep(store, district, acting, draft, None).await
}

/// The same for what was typed while the server could not be reached: what the account has kept since, elsewhere, is
/// not written over. `heard`: when the server last had something of it, to the millisecond, as far as was known there;
/// `None`: never. The same text again is no change.
///
/// # Errors
/// As [`keep_typed`]; [`StoreError::Stale`] when something else was kept since.
pub async fn keep_typed_after(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    draft: &TypedDraft,
    heard: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let after = heard.unwrap_or(DateTime::UNIX_EPOCH) + TimeDelta::milliseconds(1);
    keep(store, district, acting, draft, Some(after)).await
}

/// `before`: only in place of what was kept before that.
async fn keep(
    store: &Store,
    district: &DistrictId,
    acting: &Acting,
    draft: &TypedDraft,
    before: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let fields = serde_json::to_string(&draft.fields).unwrap_or_default();
    // Whatever was typed, JSON writes what PostgreSQL cannot store as an escape.
    if fields.len() > MOST_BYTES {
        let message = Bilingual::new(
            "内容过长，无法自动保存，请精简后再提交。",
            "This is too long to be kept by itself; shorten it.",
        );
        return Err(StoreError::Invalid(FieldErrors::one("", message)));
    }
    let mut writing = Unjournalled::begin(&store.database).await?;
    let own = acting.owns_in(writing.connection(), district, draft.project).await?;
    acting.check(Action::WriteReportDraft, Subject::owned(own))?;
    let sql = "INSERT INTO report_draft (district_id, project_id, month, account_id, fields, \
               based_on_revision, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
               ON CONFLICT (district_id, project_id, month, account_id) DO UPDATE SET \
               fields = excluded.fields, based_on_revision = excluded.based_on_revision, \
               saved_at = excluded.saved_at \
               WHERE report_draft.saved_at < $8 OR report_draft.fields = excluded.fields";
    let query = sqlx::query(sql).bind(district.as_str()).bind(draft.project.to_string());
    let query = query.bind(draft.month.to_string()).bind(acting.account.map(|account| account.to_string()));
    let query = query.bind(fields).bind(draft.based_on_revision).bind(instant_text(draft.saved_at));
    // Later than every text of an instant.
    let query = query.bind(before.map_or_else(|| "9".repeat(4), instant_text));
    if query.execute(writing.connection()).await?.rows_affected() == 0 {
        return Err(StoreError::Stale { current: None });
    }
    writing.commit().await
}

/// What an account has typed for a report.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn typed(
    store: &Store,
    district: &DistrictId,
    account: AccountId,
    project: ProjectId,
    month: ReportingMonth,
) -> Result<Option<TypedDraft>, StoreError> {
    let sql = "SELECT project_id, month, fields, based_on_revision, saved_at FROM report_draft \
               WHERE district_id = $1 AND account_id = $2 AND project_id = $3 AND month = $4";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string());
    let query = query.bind(project.to_string()).bind(month.to_string());
    let row = query.fetch_optional(&store.database.pool).await?;
    row.as_ref().map(read).transpose()
}

/// Everything an account has typed and not handed in, of whatever month, oldest month first.
///
/// # Errors
/// As [`typed`].
pub async fn typed_by(
    store: &Store,
    district: &DistrictId,
    account: AccountId,
) -> Result<Vec<TypedDraft>, StoreError> {
    let sql = "SELECT project_id, month, fields, based_on_revision, saved_at FROM report_draft \
               WHERE district_id = $1 AND account_id = $2 ORDER BY month, project_id";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string());
    query.fetch_all(&store.database.pool).await?.iter().map(read).collect()
}

/// Forgets what an account has typed for a report.
///
/// # Errors
/// Whatever the database reports.
pub async fn forget_typed(
    store: &Store,
    district: &DistrictId,
    account: AccountId,
    project: ProjectId,
    month: ReportingMonth,
) -> Result<(), StoreError> {
    let mut writing = Unjournalled::begin(&store.database).await?;
    let sql = "DELETE FROM report_draft WHERE district_id = $1 AND account_id = $2 AND project_id = $3 \
               AND month = $4";
    let query = sqlx::query(sql).bind(district.as_str()).bind(account.to_string());
    query.bind(project.to_string()).bind(month.to_string()).execute(writing.connection()).await?;
    writing.commit().await
}

fn read(row: &AnyRow) -> Result<TypedDraft, StoreError> {
    let row = Reading::of(row, "report_draft", "project_id");
    Ok(TypedDraft {
        project: row.parsed("project_id")?,
        month: row.parsed("month")?,
        fields: serde_json::from_str(row.text("fields")?).map_err(|_| row.wrong("fields"))?,
        based_on_revision: row.number_or_null("based_on_revision")?,
        saved_at: row.parsed("saved_at")?,
    })
}
