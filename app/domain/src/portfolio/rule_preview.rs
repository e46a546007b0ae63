//! What a new version of the rules of the lights would change.

use super::changes::{LightChange, worst_first};
use super::query::QueryError;
use super::snapshot::evaluate_entry;
use super::view::Portfolio;
use crate::calendar::{AsOf, ReportingMonth};
use crate::status_light::{LightCounts, MonthRules, RulesVersion};
use serde::{Deserialize, Serialize};

/// The lights of the months a version would judge, as they are and as it would have them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulePreview {
    /// The first month the version would judge.
    pub first: ReportingMonth,
    /// The months with data it would judge, oldest first. When there is none yet, the latest month with data: for a
    /// trial, since its lights stay as they are.
    pub months: Vec<MonthPreview>,
}

/// The lights of a month under the rules in force and under others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthPreview {
    /// The month.
    pub month: ReportingMonth,
    /// How many of each now.
    pub before: LightCounts,
    /// How many of each under the others.
    pub after: LightCounts,
    /// The projects whose light turns, worst first, with the reason under the others.
    pub changes: Vec<LightChange>,
}

impl RulePreview {
    /// Whether the version would judge no month that has data.
    #[must_use]
    pub fn is_trial(&self) -> bool {
        self.months.iter().all(|month| month.month < self.first)
    }
}

impl Portfolio {
    /// What a version would change that is added to those there are. Months that end before its first day are not
    /// looked at: they stay as they are.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn preview_rules(&self, version: &RulesVersion) -> Result<RulePreview, QueryError> {
        let calendar = *self.calendar();
        let first = ReportingMonth::of(version.effective_from).max(calendar.first);
        let history = self.rules().clone().with(version.clone());
        let judged =
            first.through(calendar.open).map(|month| (month, history.judging(month, calendar.first)));
        let mut judged: Vec<_> = judged.collect();
        if judged.is_empty() {
            let trial = self.rules().judging_by(&version.rules, calendar.open, calendar.first);
            judged.push((calendar.open, trial));
        }
        let months = judged.into_iter().map(|(month, rules)| {
            let as_of = calendar.resolve(Some(month))?;
            Ok(self.compared(as_of, &rules))
        });
        Ok(RulePreview { first, months: months.collect::<Result<_, QueryError>>()? })
    }

    /// The lights of a month as they are and under other rules.
    fn compared(&self, as_of: AsOf, rules: &MonthRules<'_>) -> MonthPreview {
        let in_force = self.judging(as_of);
        let (mut before, mut after) = (LightCounts::default(), LightCounts::default());
        let mut changes = Vec::new();
        for entry in self.entries() {
            let now = evaluate_entry(entry, as_of, self.calendar(), &in_force).light;
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
        MonthPreview { month: as_of.month, before, after, changes }
    }
}
