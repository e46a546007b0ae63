//! A stored report, told for readers.

use crate::status_report::report_view::{Moment, Told};
use chrono::{DateTime, Utc};
use domain::calendar::moment_text;
use domain::status_report::{ReportContent, ReportContext, StatusReport, checks};

/// What it says, with what the checks say to it.
pub(super) fn told(report: &StatusReport, context: &ReportContext) -> Told {
    let moment = |who: &Option<String>, at: Option<DateTime<Utc>>| {
        Some(Moment { who: who.clone(), at: moment_text(at?) })
    };
    Told {
        state: report.state,
        amount: report.investment_completed_this_month,
        progress: report.physical_progress,
        note: report.note.clone(),
        problems: report.problems.clone(),
        next_steps: report.next_steps.clone(),
        checks: checks(&ReportContent::of(report), context),
        explanations: report.explanations.iter().map(|(code, text)| (*code, text.clone())).collect(),
        return_reason: report.return_reason.clone(),
        submitted: moment(&report.submitted_by, report.submitted_at),
        reviewed: moment(&report.reviewed_by, report.reviewed_at),
        revision: report.revision,
    }
}
