//! What can be done to a report: its step, the operation the policy knows it as, the journal's verb.

use super::write::ReportWrite;
use crate::journal::sha256_hex;
use domain::access::Action;
use domain::admin::JournalVerb;
use domain::code_list::CodeList as _;
use domain::status_report::{Alongside, ReportContent, Step};

/// What is done to a report.
#[derive(Debug, Clone)]
pub(crate) enum Doing {
    SaveDraft(ReportContent),
    Submit(ReportContent, Alongside),
    /// What is stored already.
    SubmitStored,
    Withdraw,
    /// By itself or among many.
    Approve(Action),
    /// The reason.
    Return(String),
}

impl Doing {
    pub(super) const fn step(&self) -> Step {
        match self {
            Self::SaveDraft(_) => Step::SaveDraft,
            Self::Submit(..) | Self::SubmitStored => Step::Submit,
            Self::Withdraw => Step::Withdraw,
            Self::Approve(_) => Step::Approve,
            Self::Return(_) => Step::Return,
        }
    }

    pub(super) const fn action(&self) -> Action {
        match self {
            Self::SaveDraft(_) => Action::WriteReportDraft,
            // Taking back undoes handing in.
            Self::Submit(..) | Self::SubmitStored | Self::Withdraw => Action::SubmitReport,
            Self::Approve(action) => *action,
            Self::Return(_) => Action::ReturnReport,
        }
    }

    pub(super) const fn verb(&self) -> JournalVerb {
        match self {
            Self::SaveDraft(_) => JournalVerb::StatusReportDrafted,
            Self::Submit(..) | Self::SubmitStored => JournalVerb::StatusReportSubmitted,
            Self::Withdraw => JournalVerb::StatusReportWithdrawn,
            Self::Approve(_) => JournalVerb::StatusReportApproved,
            Self::Return(_) => JournalVerb::StatusReportReturned,
        }
    }
}

/// What makes two requests the same: everything but the time.
pub(super) fn hash(write: &ReportWrite, doing: &Doing) -> String {
    let seen = write.seen_revision.map(|revision| revision.to_string());
    let (project, month) = (write.project.to_string(), write.month.to_string());
    let said = match doing {
        Doing::SaveDraft(content) => serde_json::to_string(content).ok(),
        Doing::Submit(content, alongside) => Some(format!("{content:?} {alongside:?}")),
        Doing::Return(reason) => Some(reason.clone()),
        Doing::SubmitStored | Doing::Withdraw | Doing::Approve(_) => None,
    };
    sha256_hex(&[
        Some(&project),
        Some(&month),
        Some(&write.acting.name),
        Some(doing.verb().code()),
        seen.as_deref(),
        said.as_deref(),
    ])
}
