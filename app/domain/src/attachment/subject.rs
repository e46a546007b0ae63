//! What a file hangs on.

use crate::access::Action;
use crate::calendar::ReportingMonth;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::code_list::code_list! {
    /// The kind of thing a file hangs on, as the database calls it.
    SubjectKind as "attachment_subject" {
        /// The project itself.
        Project = "project", "项目", "Project";
        /// A monthly report.
        StatusReport = "status_report", "月报", "Monthly report";
        /// A version of the plan: the paper that allows it.
        PlanVersion = "plan_version", "计划调整", "Plan change";
        /// A milestone: evidence that it was reached.
        Milestone = "milestone", "节点", "Milestone";
        /// An issue: evidence that it is closed.
        Issue = "issue", "问题", "Issue";
        /// A site check: what was seen.
        SiteCheck = "site_check", "现场核查", "Site check";
    }
}

/// One thing of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AttachmentSubject {
    /// The project itself.
    Project,
    /// Its report of a month, written or not.
    StatusReport(ReportingMonth),
    /// A version of its plan.
    PlanVersion(u32),
    /// A milestone, by id.
    Milestone(Uuid),
    /// An issue, by id.
    Issue(Uuid),
    /// A site check, by id.
    SiteCheck(Uuid),
}

impl AttachmentSubject {
    /// From its stored form; `None` when it makes no sense.
    #[must_use]
    pub fn parse(kind: SubjectKind, id: &str) -> Option<Self> {
        match kind {
            SubjectKind::Project => id.is_empty().then_some(Self::Project),
            SubjectKind::StatusReport => id.parse().ok().map(Self::StatusReport),
            SubjectKind::PlanVersion => id.parse().ok().map(Self::PlanVersion),
            SubjectKind::Milestone => id.parse().ok().map(Self::Milestone),
            SubjectKind::Issue => id.parse().ok().map(Self::Issue),
            SubjectKind::SiteCheck => id.parse().ok().map(Self::SiteCheck),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> SubjectKind {
        match self {
            Self::Project => SubjectKind::Project,
            Self::StatusReport(_) => SubjectKind::StatusReport,
            Self::PlanVersion(_) => SubjectKind::PlanVersion,
            Self::Milestone(_) => SubjectKind::Milestone,
            Self::Issue(_) => SubjectKind::Issue,
            Self::SiteCheck(_) => SubjectKind::SiteCheck,
        }
    }

    /// Which one of the project's; empty for the project itself.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Project => String::new(),
            Self::StatusReport(month) => month.to_string(),
            Self::PlanVersion(version) => version.to_string(),
            Self::Milestone(id) | Self::Issue(id) | Self::SiteCheck(id) => id.to_string(),
        }
    }

    /// What one must be allowed to do in order to add files to it or take them away.
    #[must_use]
    pub const fn write_action(self) -> Action {
        match self {
            Self::Project => Action::EditRecord,
            Self::StatusReport(_) => Action::WriteReportDraft,
            Self::PlanVersion(_) => Action::ChangePlan,
            Self::Milestone(_) => Action::WriteMilestone,
            Self::Issue(_) => Action::OpenIssue,
            Self::SiteCheck(_) => Action::CheckSite,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_is_read_back_from_its_stored_form() {
        let month = "2025-09".parse().expect("month");
        let id = Uuid::from_u128(7);
        for subject in [
            AttachmentSubject::Project,
            AttachmentSubject::StatusReport(month),
            AttachmentSubject::PlanVersion(2),
            AttachmentSubject::Milestone(id),
            AttachmentSubject::Issue(id),
            AttachmentSubject::SiteCheck(id),
        ] {
            assert_eq!(AttachmentSubject::parse(subject.kind(), &subject.id()), Some(subject));
        }
        assert_eq!(AttachmentSubject::parse(SubjectKind::Issue, "../x"), None);
    }
}
