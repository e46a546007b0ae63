//! A row of the journal as far as the public may see it: which event, and its public figures. The stored
//! values hold names of persons and reports under way, so they are read here and never passed on.

use super::register_event::RegisterEvent;
use domain::calendar::{ReportingMonth, shanghai_time};
use domain::project::HistoryEntry;
use domain::status_report::{ReportState, StatusReport};
use domain::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// The actor that is a program and no person.
const SYSTEM: &str = "system";

/// One line of a record's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalLine {
    /// Position in the district's journal.
    pub seq: i64,
    /// When, as machines read it: UTC.
    pub instant: String,
    /// When, as clocks in China show it.
    pub time: String,
    /// Whether the system did it; else somebody of the office, whose account is not public.
    pub by_system: bool,
    /// What happened.
    pub event: JournalEvent,
}

/// What happened to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalEvent {
    /// The record was made.
    Created {
        /// What came with it.
        loaded: Loaded,
    },
    /// A monthly report was written, handed in, approved or returned.
    Report {
        /// The month reported on.
        month: ReportingMonth,
        /// Where it stands since.
        state: ReportState,
        /// Where it stood before; `None` when it is new.
        before: Option<ReportState>,
        /// Its public figures: only of an approved report.
        approved: Option<ApprovedFigures>,
    },
    /// Something that hangs on the record was changed.
    Register(RegisterEvent),
    /// Anything else, by the journal's own verb.
    Other {
        /// The verb.
        action: String,
    },
}

/// How much came with a record when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Loaded {
    /// Plan versions.
    pub plan_versions: u32,
    /// Reports.
    pub reports: u32,
    /// Milestones.
    pub milestones: u32,
    /// Issues.
    pub issues: u32,
}

/// The figures of an approved report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedFigures {
    /// 本月完成投资.
    pub completed: Yuan,
    /// The same before, when an approved report was corrected.
    pub completed_before: Option<Yuan>,
    /// 形象进度.
    pub physical_progress: Option<BasisPoints>,
}

impl JournalLine {
    /// Reads a row for a reader who may or may not read internal fields; what cannot be read is told by its verb
    /// alone.
    #[must_use]
    pub fn read(entry: &HistoryEntry, internal: bool) -> Self {
        let event = match entry.action.as_str() {
            "project.created" => Some(JournalEvent::Created { loaded: loaded(entry.after.as_deref()) }),
            action if action.starts_with("status_report.") => report(entry),
            _ => RegisterEvent::read(entry, internal).map(JournalEvent::Register),
        };
        let other = || JournalEvent::Other { action: entry.action.clone() };
        Self {
            seq: entry.seq,
            instant: entry.at.to_rfc3339(),
            time: shanghai_time(entry.at).format("%Y-%m-%d %H:%M").to_string(),
            by_system: entry.actor == SYSTEM,
            event: event.unwrap_or_else(other),
        }
    }
}

fn loaded(after: Option<&str>) -> Loaded {
    #[derive(Deserialize)]
    struct Created {
        loaded: Loaded,
    }
    let created = after.and_then(|text| serde_json::from_str::<Created>(text).ok());
    created.map(|created| created.loaded).unwrap_or_default()
}

fn report(entry: &HistoryEntry) -> Option<JournalEvent> {
    let read = |text: Option<&String>| serde_json::from_str::<StatusReport>(text?).ok();
    let (before, after) = (read(entry.before.as_ref()), read(entry.after.as_ref())?);
    let amount_if_approved = |report: &StatusReport| {
        (report.state == ReportState::Approved).then_some(report.investment_completed_this_month)
    };
    Some(JournalEvent::Report {
        month: after.month,
        state: after.state,
        before: before.as_ref().map(|report| report.state),
        approved: amount_if_approved(&after).map(|completed| ApprovedFigures {
            completed,
            completed_before: before.as_ref().and_then(amount_if_approved),
            physical_progress: after.physical_progress,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(action: &str, before: Option<&str>, after: Option<&str>) -> HistoryEntry {
        HistoryEntry {
            seq: 7,
            at: "2025-10-09T16:30:00Z".parse().expect("instant"),
            actor: "manager1".to_owned(),
            action: action.to_owned(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        }
    }

    fn report_json(state: &str) -> String {
        format!(
            r#"{{"month":"2025-09","state":"{state}","investment_completed_this_month":12000000,
                "physical_progress":4500,"note":"秘密","problems":null,"next_steps":null,
                "return_reason":"秘密","submitted_at":null,"revision":2}}"#
        )
    }

    #[test]
    fn a_created_record_tells_what_came_with_it_and_no_names() {
        let after = r#"{"assigned_leader":"示例领导A","loaded":{"plan_versions":1,"reports":9,"milestones":5,"issues":0}}"#;
        let line = JournalLine::read(&entry("project.created", None, Some(after)), false);
        let expected = Loaded { plan_versions: 1, reports: 9, milestones: 5, issues: 0 };
        assert_eq!(line.event, JournalEvent::Created { loaded: expected });
        let sent = serde_json::to_string(&line).expect("json");
        assert!(!sent.contains("示例领导") && !sent.contains("manager1"), "{sent}");
    }

    #[test]
    fn a_time_is_told_as_clocks_in_china_show_it() {
        let line = JournalLine::read(&entry("project.moved", None, None), false);
        assert_eq!(
            (line.instant.as_str(), line.time.as_str()),
            ("2025-10-09T16:30:00+00:00", "2025-10-10 00:30")
        );
    }

    #[test]
    fn a_report_shows_figures_only_once_approved() {
        let (submitted, approved) = (report_json("submitted"), report_json("approved"));
        let line = JournalLine::read(&entry("status_report.submitted", None, Some(&submitted)), false);
        assert!(matches!(line.event, JournalEvent::Report { approved: None, before: None, .. }), "{line:?}");
        assert!(!serde_json::to_string(&line).expect("json").contains("秘密"));
        let line =
            JournalLine::read(&entry("status_report.approved", Some(&submitted), Some(&approved)), false);
        let JournalEvent::Report { approved: Some(figures), before, .. } = line.event else {
            panic!("{line:?}")
        };
        assert_eq!((figures.completed, figures.completed_before), (Yuan(12_000_000), None));
        assert_eq!(before, Some(ReportState::Submitted));
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_verb() {
        for (action, after) in [("project.moved", None), ("status_report.approved", Some("{}"))] {
            let line = JournalLine::read(&entry(action, None, after), false);
            assert_eq!(line.event, JournalEvent::Other { action: action.to_owned() });
        }
    }
}
