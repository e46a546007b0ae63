//! What one reader may take along of one record.

use crate::code_list::CodeList as _;
use crate::portfolio::{Entry, IssueDates};
use crate::project::{ProjectField, RecordPart, Sight};
use crate::status_report::ReportState;

/// A reader, of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// What of the record they see.
    pub sight: Sight,
    /// Whether they read reports that are not approved.
    pub unapproved: bool,
}

impl Reader {
    /// The entry without what the reader may not read; lights and sums come out as they are for everybody.
    #[must_use]
    pub fn sees(self, entry: &Entry) -> Entry {
        let mut seen = entry.clone();
        let project = &mut seen.project;
        for field in ProjectField::ALL.iter().filter(|field| !self.sight.shows(field.visibility())) {
            match field {
                ProjectField::AssignedLeader => project.assigned_leader = None,
                ProjectField::ProjectLiaison => project.project_liaison = None,
                // Everything else is public, which a test holds the table to.
                _ => {}
            }
        }
        if !self.unapproved {
            let reports = seen.reports.into_vec().into_iter();
            // That one is handed in decides on the light; what it says does not.
            seen.reports = reports
                .filter(|report| report.state.is_handed_in())
                .map(|mut report| {
                    if report.state != ReportState::Approved {
                        report.amount = crate::unit::Yuan::ZERO;
                        report.physical_progress = None;
                    }
                    report
                })
                .collect();
        }
        if !self.sight.shows(RecordPart::Issues.visibility()) {
            // Days overdue stand in the reason of a light; when an issue was raised does not.
            let issues = seen.issues.into_vec().into_iter();
            seen.issues = issues
                .filter_map(|issue| Some(IssueDates { raised: issue.raised.max(issue.due?), ..issue }))
                .collect();
        }
        for excuse in &mut seen.excuses {
            excuse.author.clear();
            if let Some(revoked) = &mut excuse.revoked {
                revoked.by.clear();
            }
        }
        seen
    }
}
