//! A report's row.

use crate::error::StoreError;
use crate::insert::{Table, Values, instant_text};
use crate::packed::{self, Wrong};
use crate::reading::Reading;
use domain::code_list::CodeList as _;
use domain::portfolio::ReportedMonth;
use domain::project::ProjectId;
use domain::status_report::{Explanations, StatusReport};
use domain::unit::{BasisPoints, Yuan};
use sqlx::any::AnyRow;

pub(crate) const STATUS_REPORT: Table = Table {
    name: "status_report",
    columns: &[
        "district_id",
        "project_id",
        "month",
        "state",
        "investment_completed_this_month",
        "physical_progress_bp",
        "note",
        "problems",
        "next_steps",
        "return_reason",
        "submitted_at",
        "revision",
        "submitted_by",
        "reviewed_by",
        "reviewed_at",
        "explanations",
    ],
};

/// The reports of one project, oldest first.
pub(crate) const OF_PROJECT: &str = "SELECT project_id, month, state, investment_completed_this_month, \
    physical_progress_bp, note, problems, next_steps, return_reason, submitted_at, revision, submitted_by, \
    reviewed_by, reviewed_at, explanations FROM status_report WHERE district_id = $1 AND project_id = $2 ORDER BY month";

/// The report of one project and month.
pub(super) const ONE: &str = "SELECT project_id, month, state, investment_completed_this_month, \
    physical_progress_bp, note, problems, next_steps, return_reason, submitted_at, revision, submitted_by, \
    reviewed_by, reviewed_at, explanations FROM status_report \
    WHERE district_id = $1 AND project_id = $2 AND month = $3";

pub(crate) fn write_report(values: &mut Values, district: &str, project: ProjectId, report: &StatusReport) {
    values.push(district).text(project).text(report.month).push(report.state.code());
    values.push(report.investment_completed_this_month.0);
    values.push(report.physical_progress.map(|progress| progress.0));
    values.push(report.note.as_deref()).push(report.problems.as_deref());
    values.push(report.next_steps.as_deref()).push(report.return_reason.as_deref());
    values.push(report.submitted_at.map(instant_text)).push(report.revision);
    values.push(report.submitted_by.as_deref()).push(report.reviewed_by.as_deref());
    values.push(report.reviewed_at.map(instant_text)).push(explanations_text(report));
}

pub(crate) fn read_report(row: &AnyRow) -> Result<StatusReport, StoreError> {
    let row = Reading::of(row, "status_report", "project_id");
    Ok(StatusReport {
        month: row.parsed("month")?,
        state: row.parsed("state")?,
        investment_completed_this_month: Yuan(row.number("investment_completed_this_month")?),
        physical_progress: row.number_or_null("physical_progress_bp")?.map(BasisPoints),
        note: row.string_or_null("note")?,
        problems: row.string_or_null("problems")?,
        next_steps: row.string_or_null("next_steps")?,
        return_reason: row.string_or_null("return_reason")?,
        submitted_at: row.parsed_or_null("submitted_at")?,
        submitted_by: row.string_or_null("submitted_by")?,
        reviewed_at: row.parsed_or_null("reviewed_at")?,
        reviewed_by: row.string_or_null("reviewed_by")?,
        explanations: read_explanations(&row)?,
        revision: row.number("revision")?,
    })
}

fn explanations_text(report: &StatusReport) -> Option<String> {
    // Texts by code: there is nothing in it that JSON cannot say.
    (!report.explanations.is_empty()).then(|| serde_json::to_string(&report.explanations).unwrap_or_default())
}

fn read_explanations(row: &Reading<'_>) -> Result<Explanations, StoreError> {
    let Some(text) = row.text_or_null("explanations")? else { return Ok(Explanations::new()) };
    serde_json::from_str(text).map_err(|_| row.wrong("explanations"))
}

/// A report for the read model.
pub(crate) const PACKED_REPORT: &str = "c.month || '|' || c.state || '|' || \
    CAST(c.investment_completed_this_month AS TEXT) || '|' || \
    COALESCE(CAST(c.physical_progress_bp AS TEXT), '')";

/// Reports packed as above, in any order.
pub(crate) fn read_packed_reports(packed: &str) -> Result<Box<[ReportedMonth]>, Wrong> {
    let mut reports = packed::rows(packed, |fields| {
        Ok(ReportedMonth {
            month: fields.value("month")?,
            state: fields.value("state")?,
            amount: Yuan(fields.value("investment_completed_this_month")?),
            physical_progress: fields.value_or_none("physical_progress_bp")?.map(BasisPoints),
        })
    })?;
    reports.sort_by_key(|report| report.month);
    Ok(reports.into())
}
