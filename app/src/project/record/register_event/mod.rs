//! What the journal says of milestones, issues, plan versions and excuses, as far as the reader may see it:
//! titles of issues are internal.

use crate::locale::{Locale, td_string};
use chrono::NaiveDate;
use domain::investment::PlanVersion;
use domain::issue_register::{Issue, StepKind};
use domain::label::{Bilingual, Language};
use domain::milestone::Milestone;
use domain::project::HistoryEntry;
use domain::status_light::LightExcuse;
use serde::{Deserialize, Serialize};

/// What happened to what hangs on a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegisterEvent {
    /// A milestone was added.
    MilestoneAdded {
        /// Its name.
        name: Bilingual,
        /// Its planned date.
        planned: NaiveDate,
    },
    /// Forecast, actual date or evidence of a milestone were told.
    MilestoneTold {
        /// Its name.
        name: Bilingual,
        /// When it is expected.
        forecast: Option<NaiveDate>,
        /// When it was reached.
        actual: Option<NaiveDate>,
    },
    /// A milestone was given another planned date.
    MilestoneReplanned {
        /// Its name.
        name: Bilingual,
        /// The date before.
        from: NaiveDate,
        /// The date since.
        to: NaiveDate,
        /// Why, and on whose authority.
        why: Why,
    },
    /// Something was done to an issue.
    Issue {
        /// What.
        kind: StepKind,
        /// Its title, for who may read it.
        title: Option<Bilingual>,
    },
    /// The plan got a new version.
    PlanVersion {
        /// Its number.
        version: u32,
        /// First day it holds.
        since: NaiveDate,
        /// Why, and on whose authority.
        why: Why,
    },
    /// The light was set aside.
    Excused {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
        /// Why.
        reason: String,
    },
    /// That was taken back.
    ExcuseRevoked {
        /// The day from which the light is judged again.
        on: NaiveDate,
    },
}

/// Why something planned was changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Why {
    /// The reason.
    pub reason: Option<String>,
    /// Who allowed it.
    pub authority: Option<String>,
}

impl RegisterEvent {
    /// Reads a row; `None` for one that is about something else or cannot be read. `internal`: whether the
    /// reader may read internal fields.
    #[must_use]
    pub fn read(entry: &HistoryEntry, internal: bool) -> Option<Self> {
        let after = entry.after.as_deref();
        Some(match entry.action.as_str() {
            "milestone.added" => {
                let Milestone { name, planned, .. } = json(after)?;
                Self::MilestoneAdded { name, planned }
            }
            "milestone.updated" => {
                let Milestone { name, forecast, actual, .. } = json(after)?;
                Self::MilestoneTold { name, forecast, actual }
            }
            "milestone.replanned" => {
                let (before, after_it): (Milestone, Milestone) =
                    (json(entry.before.as_deref())?, json(after)?);
                let why = json(after).unwrap_or_default();
                Self::MilestoneReplanned {
                    name: after_it.name,
                    from: before.planned,
                    to: after_it.planned,
                    why,
                }
            }
            "plan_version.added" => {
                let PlanVersion { version, effective_from, reason, authority, .. } = json(after)?;
                Self::PlanVersion { version, since: effective_from, why: Why { reason, authority } }
            }
            "light.excused" => {
                let LightExcuse { from, until, reason, .. } = json(after)?;
                Self::Excused { from, until, reason }
            }
            "light.excuse_revoked" => Self::ExcuseRevoked { on: json::<LightExcuse>(after)?.revoked?.on },
            action => {
                let kind = match action.strip_prefix("issue.")? {
                    "opened" => StepKind::Opened,
                    "assigned" => StepKind::Assigned,
                    "ordered" => StepKind::Ordered,
                    "noted" => StepKind::Noted,
                    "closed" => StepKind::Closed,
                    "reopened" => StepKind::Reopened,
                    _ => return None,
                };
                let Issue { title, .. } = json(after)?;
                Self::Issue { kind, title: Some(title).filter(|_| internal) }
            }
        })
    }

    /// As one sentence.
    #[must_use]
    pub fn sentence(&self, who: &str, locale: Locale, language: Language) -> String {
        let name = |name: &Bilingual| name.in_language(language).to_owned();
        match self {
            Self::MilestoneAdded { name: of, planned } => {
                let planned = planned.to_string();
                td_string!(locale, record.event_milestone_added, who = who, name = name(of), day = planned)
                    .to_string()
            }
            Self::MilestoneTold { name: of, actual: Some(actual), .. } => {
                let day = actual.to_string();
                td_string!(locale, record.event_milestone_met, who = who, name = name(of), day = day)
                    .to_string()
            }
            Self::MilestoneTold { name: of, forecast: Some(forecast), .. } => {
                let day = forecast.to_string();
                td_string!(locale, record.event_milestone_expected, who = who, name = name(of), day = day)
                    .to_string()
            }
            Self::MilestoneTold { name: of, .. } => {
                td_string!(locale, record.event_milestone_told, who = who, name = name(of)).to_string()
            }
            Self::MilestoneReplanned { name: of, from, to, .. } => {
                let (from, to) = (from.to_string(), to.to_string());
                td_string!(
                    locale,
                    record.event_milestone_replanned,
                    who = who,
                    name = name(of),
                    from = from,
                    to = to
                )
                .to_string()
            }
            Self::Issue { kind, title } => issue_sentence(*kind, title.as_ref().map(name), who, locale),
            Self::PlanVersion { version, since, .. } => {
                let since = since.to_string();
                td_string!(locale, record.event_plan, who = who, number = *version, since = since).to_string()
            }
            Self::Excused { from, until, .. } => {
                let (from, until) = (from.to_string(), until.to_string());
                td_string!(locale, record.event_excused, who = who, from = from, until = until).to_string()
            }
            Self::ExcuseRevoked { on } => {
                td_string!(locale, record.event_excuse_revoked, who = who, day = on.to_string()).to_string()
            }
        }
    }

    /// What stands folded under the sentence.
    #[must_use]
    pub fn details(&self, locale: Locale) -> Vec<String> {
        match self {
            Self::MilestoneReplanned { why, .. } | Self::PlanVersion { why, .. } => {
                let reason = why
                    .reason
                    .as_ref()
                    .map(|text| format!("{}{text}", td_string!(locale, record.plan_reason)));
                let authority = why
                    .authority
                    .as_ref()
                    .map(|text| format!("{}{text}", td_string!(locale, record.plan_authority)));
                reason.into_iter().chain(authority).collect()
            }
            Self::Excused { reason, .. } => {
                vec![format!("{}{reason}", td_string!(locale, record.plan_reason))]
            }
            _ => Vec::new(),
        }
    }
}

fn issue_sentence(kind: StepKind, title: Option<String>, who: &str, locale: Locale) -> String {
    let about = match title {
        Some(title) => td_string!(locale, record.event_issue_named, title = title).to_string(),
        None => td_string!(locale, record.event_issue_unnamed).to_owned(),
    };
    match kind {
        StepKind::Opened => {
            td_string!(locale, record.event_issue_opened, who = who, issue = about).to_string()
        }
        StepKind::Assigned => {
            td_string!(locale, record.event_issue_assigned, who = who, issue = about).to_string()
        }
        StepKind::Ordered => {
            td_string!(locale, record.event_issue_ordered, who = who, issue = about).to_string()
        }
        StepKind::Noted => td_string!(locale, record.event_issue_noted, who = who, issue = about).to_string(),
        StepKind::Closed => {
            td_string!(locale, record.event_issue_closed, who = who, issue = about).to_string()
        }
        StepKind::Reopened => {
            td_string!(locale, record.event_issue_reopened, who = who, issue = about).to_string()
        }
    }
}

fn json<T: serde::de::DeserializeOwned>(text: Option<&str>) -> Option<T> {
    serde_json::from_str(text?).ok()
}

#[cfg(test)]
mod tests;
