//! What a plan version changed against the one before it. Pure.

use chrono::NaiveDate;
use domain::calendar::ReportingMonth;
use domain::investment::PlanVersion;
use domain::unit::Yuan;
use std::collections::BTreeSet;

/// One difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PlanChange {
    /// The total.
    Total(FromTo<Yuan>),
    /// The plan of a year.
    Annual(i32, FromTo<Yuan>),
    /// The planned start.
    Start(FromTo<NaiveDate>),
    /// The planned finish.
    Finish(FromTo<NaiveDate>),
    /// The year's spread over months.
    Phasing {
        /// How much was taken out of months; `None` when it does not fit.
        moved: Option<Yuan>,
        /// Whether the months still add up to the same.
        same_total: bool,
        /// Every month that changed.
        months: Vec<(ReportingMonth, FromTo<Yuan>)>,
    },
}

/// A value before and after; `None` = not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FromTo<T> {
    pub from: Option<T>,
    pub to: Option<T>,
}

impl<T: PartialEq> FromTo<T> {
    fn of(from: Option<T>, to: Option<T>) -> Option<Self> {
        (from != to).then_some(Self { from, to })
    }
}

impl FromTo<NaiveDate> {
    /// By how many days it moved; positive is later.
    pub fn days(&self) -> Option<i64> {
        Some((self.to? - self.from?).num_days())
    }
}

/// Every difference, amounts first.
pub(super) fn plan_changes(before: &PlanVersion, after: &PlanVersion) -> Vec<PlanChange> {
    let total = FromTo::of(before.total_planned_investment, after.total_planned_investment);
    let years: BTreeSet<i32> = before.annual.iter().chain(&after.annual).map(|plan| plan.year).collect();
    let annual = years.into_iter().filter_map(|year| {
        let plan = |version: &PlanVersion| version.annual_planned_investment(year);
        FromTo::of(plan(before), plan(after)).map(|change| PlanChange::Annual(year, change))
    });
    let start = FromTo::of(before.planned_start, after.planned_start);
    let finish = FromTo::of(before.planned_finish, after.planned_finish);
    let changes = total.map(PlanChange::Total).into_iter().chain(annual);
    changes
        .chain(start.map(PlanChange::Start))
        .chain(finish.map(PlanChange::Finish))
        .chain(phasing(before, after))
        .collect()
}

fn phasing(before: &PlanVersion, after: &PlanVersion) -> Option<PlanChange> {
    let phase = |version: &PlanVersion, month| {
        version.phasing.iter().find(|phase| phase.month == month).map(|phase| phase.amount)
    };
    let all: BTreeSet<ReportingMonth> =
        before.phasing.iter().chain(&after.phasing).map(|phase| phase.month).collect();
    let months: Vec<_> = all
        .into_iter()
        .filter_map(|month| Some((month, FromTo::of(phase(before, month), phase(after, month))?)))
        .collect();
    if months.is_empty() {
        return None;
    }
    let less = months.iter().filter_map(|(_, change)| {
        let (from, to) = (change.from.unwrap_or_default(), change.to.unwrap_or_default());
        (to < from).then(|| from.checked_sub(to))
    });
    let moved = less.collect::<Option<Vec<_>>>().and_then(Yuan::checked_sum);
    let sum = |version: &PlanVersion| Yuan::checked_sum(version.phasing.iter().map(|phase| phase.amount));
    Some(PlanChange::Phasing { moved, same_total: sum(before) == sum(after), months })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::investment::{AnnualPlan, MonthlyPhase};

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().expect("day"))
    }

    fn month(text: &str) -> ReportingMonth {
        text.parse().expect("month")
    }

    fn version(number: u32, finish: &str, phasing: &[(&str, i64)]) -> PlanVersion {
        let phase = |(text, amount): &(&str, i64)| MonthlyPhase { month: month(text), amount: Yuan(*amount) };
        PlanVersion {
            version: number,
            effective_from: "2025-01-01".parse().expect("day"),
            total_planned_investment: Some(Yuan(900)),
            annual: vec![AnnualPlan { year: 2025, amount: Yuan(300) }],
            phasing: phasing.iter().map(phase).collect(),
            planned_start: day("2025-02-01"),
            planned_finish: day(finish),
            reason: None,
            authority: None,
        }
    }

    #[test]
    fn equal_versions_have_no_differences() {
        let baseline = version(1, "2026-06-30", &[("2025-05", 100), ("2025-06", 200)]);
        assert_eq!(plan_changes(&baseline, &PlanVersion { version: 2, ..baseline.clone() }), []);
    }

    #[test]
    fn a_later_finish_counts_its_days() {
        let changes = plan_changes(&version(1, "2026-06-30", &[]), &version(2, "2026-08-29", &[]));
        let [PlanChange::Finish(finish)] = changes.as_slice() else { panic!("{changes:?}") };
        assert_eq!(finish.days(), Some(60));
    }

    #[test]
    fn moved_months_tell_how_much_moved() {
        let before = version(1, "2026-06-30", &[("2025-05", 100), ("2025-06", 100), ("2025-10", 100)]);
        let after = version(2, "2026-06-30", &[("2025-05", 60), ("2025-06", 100), ("2025-10", 140)]);
        let changes = plan_changes(&before, &after);
        let [PlanChange::Phasing { moved, same_total, months }] = changes.as_slice() else {
            panic!("{changes:?}")
        };
        assert_eq!((*moved, *same_total), (Some(Yuan(40)), true));
        assert_eq!(
            months.iter().map(|(month, _)| *month).collect::<Vec<_>>(),
            [month("2025-05"), month("2025-10")]
        );
    }

    #[test]
    fn amounts_that_become_known_are_differences_too() {
        let before = version(1, "2026-06-30", &[]);
        let mut after = version(2, "2026-06-30", &[]);
        after.total_planned_investment = None;
        after.annual.push(AnnualPlan { year: 2026, amount: Yuan(400) });
        assert_eq!(
            plan_changes(&before, &after),
            [
                PlanChange::Total(FromTo { from: Some(Yuan(900)), to: None }),
                PlanChange::Annual(2026, FromTo { from: None, to: Some(Yuan(400)) }),
            ]
        );
    }
}
