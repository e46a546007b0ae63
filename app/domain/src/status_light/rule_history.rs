//! The versions of the rules with the days they hold: a month is judged by the version that holds on its last
//! day, for ever, so that new rules leave what was shown of earlier months as it was shown.

use super::RuleTable;
use crate::calendar::ReportingMonth;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A version with the first day it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesVersion {
    /// The first day it holds.
    pub effective_from: NaiveDate,
    /// Its rules.
    pub rules: RuleTable,
}

/// Every version there is. By default, and before the first of them holds: the default rules.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RuleHistory {
    base: RuleTable,
    /// In the order of their numbers.
    versions: Vec<RulesVersion>,
}

/// The rules that judge one month, and those of the months before it that its escalation looks back on. Picked
/// once for a month, whatever the number of projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRules<'a> {
    pub(super) table: &'a RuleTable,
    /// Latest first.
    pub(super) previous: Vec<(ReportingMonth, &'a RuleTable)>,
}

impl RuleHistory {
    /// From versions in any order.
    #[must_use]
    pub fn new(mut versions: Vec<RulesVersion>) -> Self {
        versions.sort_by_key(|version| version.rules.version);
        Self { base: RuleTable::default(), versions }
    }

    /// The same with one more.
    #[must_use]
    pub fn with(mut self, version: RulesVersion) -> Self {
        self.versions.push(version);
        self.versions.sort_by_key(|version| version.rules.version);
        self
    }

    /// The versions, the lowest number first; the rules that hold before the first are none of them.
    #[must_use]
    pub fn versions(&self) -> &[RulesVersion] {
        &self.versions
    }

    /// The number of the newest version, whether it holds already or not.
    #[must_use]
    pub fn newest(&self) -> u32 {
        self.versions.last().map_or(self.base.version, |version| version.rules.version)
    }

    /// The rules in force on a day: the highest version that has taken effect by then. A later version takes the
    /// place of earlier ones that were to take effect after it.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &RuleTable {
        let taken_effect = self.versions.iter().rev().find(|version| version.effective_from <= day);
        taken_effect.map_or(&self.base, |version| &version.rules)
    }

    /// The rules that judge a month: those in force on its last day.
    #[must_use]
    pub fn of_month(&self, month: ReportingMonth) -> &RuleTable {
        self.on(month.last_day())
    }

    /// What a month is judged by. `first` is the first month with data: escalation looks no further back.
    #[must_use]
    pub fn judging(&self, month: ReportingMonth, first: ReportingMonth) -> MonthRules<'_> {
        self.judging_by(self.of_month(month), month, first)
    }

    /// The same for a month that is judged by other rules than those in force on its last day; the months before it
    /// keep theirs.
    #[must_use]
    pub fn judging_by<'a>(
        &'a self,
        table: &'a RuleTable,
        month: ReportingMonth,
        first: ReportingMonth,
    ) -> MonthRules<'a> {
        let back = i32::try_from(table.yellow_months_to_red.saturating_sub(1)).unwrap_or(0);
        let months = month.plus_months(-back).max(first).through(month.previous()).rev();
        MonthRules { table, previous: months.map(|month| (month, self.of_month(month))).collect() }
    }
}

impl From<RuleTable> for RuleHistory {
    /// Rules that hold always.
    fn from(base: RuleTable) -> Self {
        Self { base, versions: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("day")
    }

    fn version(number: u32, from: &str) -> RulesVersion {
        let rules = RuleTable { version: number, ..RuleTable::v1() };
        RulesVersion { effective_from: day(from), rules }
    }

    #[test]
    fn a_month_is_judged_by_what_holds_on_its_last_day() {
        let history = RuleHistory::new(vec![version(3, "2025-12-31"), version(2, "2025-10-15")]);
        let of = |text: &str| history.of_month(text.parse().expect("month")).version;
        assert_eq!(["2025-09", "2025-10", "2025-11", "2025-12"].map(of), [1, 2, 2, 3]);
        assert_eq!((history.on(day("2025-10-14")).version, history.newest()), (1, 3));
    }

    #[test]
    fn a_later_version_takes_the_place_of_one_that_was_to_come() {
        let history = RuleHistory::new(vec![version(2, "2025-12-01")]).with(version(3, "2025-11-01"));
        let on = |text: &str| history.on(day(text)).version;
        assert_eq!(["2025-10-31", "2025-11-30", "2025-12-31"].map(on), [1, 3, 3]);
    }

    #[test]
    fn each_month_looked_back_on_has_its_own_rules() {
        let month = |text: &str| text.parse().expect("month");
        let mut third = version(2, "2025-03-01");
        third.rules.yellow_months_to_red = 4;
        let history = RuleHistory::new(vec![third]);
        let seen = |now: &str| {
            let judging = history.judging(month(now), month("2025-01"));
            judging.previous.iter().map(|(_, table)| table.version).collect::<Vec<_>>()
        };
        assert_eq!([seen("2025-01"), seen("2025-02")], [vec![], vec![1]]);
        assert_eq!([seen("2025-03"), seen("2025-05")], [vec![1, 1], vec![2, 2, 1]]);
    }
}
