//! What other rules of the lights would change.

use super::changes::{LightChange, worst_first};
use super::query::QueryError;
use super::snapshot::evaluate_entry;
use super::view::Portfolio;
use crate::calendar::ReportingMonth;
use crate::status_light::{LightCounts, RuleTable};
use serde::{Deserialize, Serialize};

/// The lights of a month under the rules in force and under others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulePreview {
    /// The month.
    pub month: ReportingMonth,
    /// How many of each now.
    pub before: LightCounts,
    /// How many of each under the others.
    pub after: LightCounts,
    /// The projects whose light turns, worst first, with the reason under the others.
    pub changes: Vec<LightChange>,
}

impl Portfolio {
    /// The lights of the month pages open with, as they are and as `rules` would have them.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn preview_rules(&self, rules: &RuleTable) -> Result<RulePreview, QueryError> {
        let as_of = self.calendar().resolve(None)?;
        let (mut before, mut after) = (LightCounts::default(), LightCounts::default());
        let mut changes = Vec::new();
        for entry in self.entries() {
            let now = evaluate_entry(entry, as_of, self.calendar(), self.rules()).light;
            let then = evaluate_entry(entry, as_of, self.calendar(), rules);
            before.count(now);
            after.count(then.light);
            if now != then.light {
                changes.push(LightChange {
                    code: entry.project.code.clone(),
                    name: entry.project.name.clone(),
                    from: now,
                    to: then.light,
                    reason: then.reason(),
                });
            }
        }
        worst_first(&mut changes);
        Ok(RulePreview { month: as_of.month, before, after, changes })
    }
}
