//! A row of the journal as far as the reader may see it: which event, and its figures. The stored values hold
//! names of persons and reports under way, so they are read here and passed on only where the reader's sight
//! reaches.

use super::register_event::RegisterEvent;
use domain::calendar::{ReportingMonth, shanghai_time};
use domain::code_list::CodeList as _;
use domain::label::Bilingual;
use domain::project::edit::shown;
use domain::project::{HistoryEntry, ProjectField, RecordPart, Sight};
use domain::status_report::{ReportState, StatusReport};
use domain::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

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
    /// Whether the system did it; else somebody of the office.
    pub by_system: bool,
    /// Whose account did it, for readers of internal fields.
    pub account: Option<String>,
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
    /// Fields of the record were changed, or given back what they were.
    Changed {
        /// Whether a change was taken back.
        undone: bool,
        /// The fields the reader may know of.
        fields: Vec<FieldChange>,
        /// How many more were changed.
        withheld: usize,
    },
    /// Something that hangs on the record was changed.
    Register(RegisterEvent),
    /// Anything else, by the journal's own verb.
    Other {
        /// The verb.
        action: String,
    },
}

/// One changed field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field.
    pub field: ProjectField,
    /// What it was and what it became, in words, for readers of internal fields.
    pub values: Option<(Bilingual, Bilingual)>,
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
    /// Reads a row for a reader of this sight; what cannot be read is told by its verb alone.
    #[must_use]
    pub fn read(entry: &HistoryEntry, sight: Sight) -> Self {
        let event = match entry.action.as_str() {
            "project.created" => Some(JournalEvent::Created { loaded: loaded(entry.after.as_deref()) }),
            "project.changed" | "project.change_undone" => changed(entry, sight),
            action if action.starts_with("status_report.") => report(entry),
            _ => RegisterEvent::read(entry, sight.internal).map(JournalEvent::Register),
        };
        let other = || JournalEvent::Other { action: entry.action.clone() };
        Self {
            seq: entry.seq,
            instant: entry.at.to_rfc3339(),
            time: shanghai_time(entry.at).format("%Y-%m-%d %H:%M").to_string(),
            by_system: entry.actor == SYSTEM,
            account: Some(entry.actor.clone())
                .filter(|_| sight.shows(RecordPart::HistoryValues.visibility()) && entry.actor != SYSTEM),
            event: event.unwrap_or_else(other),
        }
    }
}

/// Whether a row is a change of the record's own fields, which can be taken back.
#[must_use]
pub fn is_change(entry: &HistoryEntry) -> bool {
    matches!(entry.action.as_str(), "project.changed" | "project.change_undone")
}

fn changed(entry: &HistoryEntry, sight: Sight) -> Option<JournalEvent> {
    let read = |text: Option<&String>| serde_json::from_str::<BTreeMap<String, Value>>(text?).ok();
    let (before, after) = (read(entry.before.as_ref())?, read(entry.after.as_ref())?);
    let named: Vec<ProjectField> = after.keys().filter_map(|name| ProjectField::from_code(name)).collect();
    let text = |values: &BTreeMap<String, Value>, field: ProjectField| {
        shown(field, values.get(field.code()).and_then(Value::as_str).unwrap_or_default())
    };
    let values = sight.shows(RecordPart::HistoryValues.visibility());
    let known = named.iter().copied().filter(|field| sight.shows(field.visibility()));
    let fields: Vec<_> = known
        .map(|field| FieldChange {
            field,
            values: values.then(|| (text(&before, field), text(&after, field))),
        })
        .collect();
    let withheld = named.len() - fields.len();
    Some(JournalEvent::Changed { undone: entry.action == "project.change_undone", fields, withheld })
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
mod tests;
