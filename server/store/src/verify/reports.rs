//! Reports and months: what is stored is what the journal says was written last, nobody has approved what they
//! handed in, and closed months have no gaps.

use super::{Finding, VerifyReport};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::reading::Reading;
use crate::status_report::read_report;
use domain::calendar::ReportingMonth;
use domain::status_report::{ReportState, StatusReport};
use futures_util::TryStreamExt as _;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// Reports that were written one by one, each with its last journal row. Those loaded with their project have
/// none of their own.
const LAST_WRITTEN: &str = "SELECT r.project_id, r.month, r.state, r.investment_completed_this_month, \
    r.physical_progress_bp, r.note, r.problems, r.next_steps, r.return_reason, r.submitted_at, r.revision, \
    r.submitted_by, r.reviewed_by, r.reviewed_at, r.explanations, j.value_after FROM status_report r \
    JOIN journal j ON j.district_id = r.district_id AND j.seq = (SELECT MAX(s.seq) FROM journal s \
    WHERE s.district_id = r.district_id AND s.project_id = r.project_id AND s.subject_kind = 'status_report' \
    AND s.subject_id = r.month) WHERE r.district_id = $1 ORDER BY r.project_id, r.month";

/// Reports of projects that are still there, of which only the journal knows.
const LOST: &str = "SELECT COUNT(*) AS lost, 'status_report' AS name FROM (SELECT DISTINCT j.project_id, \
    j.subject_id FROM journal j JOIN project p ON p.district_id = j.district_id \
    AND p.project_id = j.project_id WHERE j.district_id = $1 AND j.subject_kind = 'status_report' \
    AND NOT EXISTS (SELECT 1 FROM status_report r WHERE r.district_id = j.district_id \
    AND r.project_id = j.project_id AND r.month = j.subject_id)) t";

pub(super) async fn compare(
    connection: &mut AnyConnection,
    district: &DistrictId,
    report: &mut VerifyReport,
) -> Result<(), StoreError> {
    let mut findings = Vec::new();
    let mut rows = sqlx::query(LAST_WRITTEN).bind(district.as_str()).fetch(&mut *connection);
    while let Some(row) = rows.try_next().await? {
        match look(&row) {
            Ok(found) => findings.extend(found),
            Err(error @ StoreError::Inconsistent { .. }) => {
                findings.push(Finding::Unreadable(error.to_string()));
            }
            Err(error) => return Err(error),
        }
    }
    drop(rows);
    let row = sqlx::query(LOST).bind(district.as_str()).fetch_one(&mut *connection).await?;
    let lost = Reading::of(&row, "status_report", "name").number("lost")?;
    if lost > 0 {
        findings.push(Finding::LostReports { reports: lost });
    }
    findings.extend(gap(connection, district).await?);
    report.findings.extend(findings.into_iter().take(VerifyReport::MOST_FINDINGS));
    Ok(())
}

fn look(row: &AnyRow) -> Result<Vec<Finding>, StoreError> {
    let (stored, reading) = (read_report(row)?, Reading::of(row, "status_report", "project_id"));
    let project = || reading.text("project_id").map(str::to_owned);
    let month = stored.month;
    let mut findings = Vec::new();
    let written = reading.text_or_null("value_after")?.map(serde_json::from_str::<StatusReport>);
    if written.and_then(Result::ok).as_ref() != Some(&stored) {
        findings.push(Finding::ChangedReport { project: project()?, month });
    }
    let own = stored.submitted_by.is_some() && stored.submitted_by == stored.reviewed_by;
    if own && stored.state == ReportState::Approved {
        findings.push(Finding::OwnApproval { project: project()?, month });
    }
    Ok(findings)
}

/// A month that takes reports although a later one is closed.
async fn gap(connection: &mut AnyConnection, district: &DistrictId) -> Result<Option<Finding>, StoreError> {
    let sql = "SELECT MIN(m.month) AS month, 'reporting_month' AS name FROM reporting_month m \
               WHERE m.district_id = $1 AND m.closed_at IS NULL AND EXISTS (SELECT 1 FROM reporting_month l \
               WHERE l.district_id = m.district_id AND l.month > m.month AND l.closed_at IS NOT NULL)";
    let row = sqlx::query(sql).bind(district.as_str()).fetch_one(connection).await?;
    let month: Option<ReportingMonth> =
        Reading::of(&row, "reporting_month", "name").parsed_or_null("month")?;
    Ok(month.map(|month| Finding::OpenAmongClosed { month }))
}
