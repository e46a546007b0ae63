//! The words of a month's approved reports, of every project at once: the read model keeps amounts only.

use crate::district::DistrictId;
use crate::error::StoreError;
use crate::open::Store;
use crate::reading::Reading;
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::offline::ReportWords;
use domain::project::ProjectId;
use domain::status_report::ReportState;

/// Notes, problems and next steps, of reports that have any.
///
/// # Errors
/// [`StoreError::Inconsistent`] and whatever the database reports.
pub async fn words_of_month(
    store: &Store,
    district: &DistrictId,
    month: ReportingMonth,
) -> Result<Vec<(ProjectId, ReportWords)>, StoreError> {
    let sql = "SELECT project_id, note, problems, next_steps FROM status_report WHERE district_id = $1 \
               AND month = $2 AND state = $3 ORDER BY project_id";
    let query = sqlx::query(sql).bind(district.as_str()).bind(month.to_string());
    let rows = query.bind(ReportState::Approved.code()).fetch_all(&store.database.pool).await?;
    let read = |row| {
        let row = Reading::of(row, "status_report", "project_id");
        let words = ReportWords {
            month,
            note: row.string_or_null("note")?,
            problems: row.string_or_null("problems")?,
            next_steps: row.string_or_null("next_steps")?,
        };
        Ok((row.parsed("project_id")?, words))
    };
    rows.iter().map(read).collect()
}
