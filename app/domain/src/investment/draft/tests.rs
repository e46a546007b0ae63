//! From what was typed to a frozen version.

use super::*;
use crate::investment::MonthlyPhase;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("day")
}

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

fn typed(pairs: &[(&str, &str)]) -> Fields {
    let all = [
        ("seen", "1"),
        ("effective_from", "2025-10-10"),
        ("total", "1亿"),
        ("annual_2025", "2400"),
        ("annual_2026", ""),
        ("phasing", "even"),
        ("planned_start", "2025-01-01"),
        ("planned_finish", "2026-12-31"),
        ("reason", "征迁滞后"),
        ("authority", "区府办〔2025〕8号"),
    ];
    let given = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, text)| *text);
    all.iter().map(|(name, text)| (*name, given(name).unwrap_or(text))).collect()
}

/// 100 万元 a month in 2025.
fn baseline() -> PlanVersion {
    let months = month("2025-01").through(month("2025-12"));
    PlanVersion {
        version: 1,
        effective_from: day("2024-12-27"),
        total_planned_investment: Some(Yuan(100_000_000)),
        annual: vec![AnnualPlan { year: 2025, amount: Yuan(12_000_000) }],
        phasing: months.map(|month| MonthlyPhase { month, amount: Yuan(1_000_000) }).collect(),
        planned_start: Some(day("2025-01-01")),
        planned_finish: Some(day("2026-12-31")),
        reason: None,
        authority: None,
    }
}

fn wrong(pairs: &[(&str, &str)]) -> Vec<String> {
    let draft = PlanDraft::read(&typed(pairs)).expect("readable");
    let errors = draft.version_after(&[baseline()], month("2025-10")).err().unwrap_or_default();
    errors.0.into_iter().map(|error| error.field).collect()
}

#[test]
fn a_version_follows_the_last_and_spreads_what_is_left() {
    let draft = PlanDraft::read(&typed(&[])).expect("readable");
    let version = draft.version_after(&[baseline()], month("2025-10")).expect("a version");
    assert_eq!((version.version, version.total_planned_investment), (2, Some(Yuan(100_000_000))));
    assert_eq!(version.annual, [AnnualPlan { year: 2025, amount: Yuan(24_000_000) }]);
    // 900 万元 are past; the other 1 500 fall on three months.
    let amounts: Vec<i64> = version.phasing.iter().map(|phase| phase.amount.0).collect();
    assert_eq!(amounts[..9], [1_000_000; 9]);
    assert_eq!(amounts[9..], [5_000_000; 3]);
    assert_eq!(version.authority.as_deref(), Some("区府办〔2025〕8号"));
}

#[test]
fn months_always_add_up_to_their_year() {
    for (annual, effective) in
        [("1000.0001", "2025-10-10"), ("800", "2025-11-30"), ("0", "2025-12-01"), ("7", "2026-01-05")]
    {
        let draft = PlanDraft::read(&typed(&[
            ("annual_2025", annual),
            ("annual_2026", annual),
            ("effective_from", effective),
        ]));
        let version =
            draft.expect("readable").version_after(&[baseline()], month("2025-10")).expect("a version");
        for plan in &version.annual {
            let months = version.phasing.iter().filter(|phase| phase.month.year() == plan.year);
            assert_eq!(
                Yuan::checked_sum(months.clone().map(|phase| phase.amount)),
                Some(plan.amount),
                "{annual}"
            );
            assert_eq!(months.count(), 12);
        }
    }
}

#[test]
fn closed_months_and_earlier_versions_are_not_touched() {
    assert_eq!(wrong(&[("effective_from", "2025-09-30")]), ["effective_from"]);
    assert_eq!(wrong(&[("effective_from", "2025-10-01")]), [""; 0]);
    let later = PlanVersion { version: 2, effective_from: day("2025-11-05"), ..baseline() };
    let draft = PlanDraft::read(&typed(&[])).expect("readable");
    let errors = draft.version_after(&[baseline(), later], month("2025-10")).expect_err("refused");
    assert!(errors.of("effective_from").is_some(), "{errors}");
}

#[test]
fn amounts_and_dates_must_fit_together() {
    assert_eq!(wrong(&[("annual_2025", "1.2亿")]), ["annual_2025"]);
    assert_eq!(wrong(&[("planned_finish", "2024-12-31")]), ["planned_finish"]);
    assert_eq!(wrong(&[("phasing", "keep")]), ["phasing"]);
    assert_eq!(wrong(&[("phasing", "keep"), ("annual_2025", "1200")]), [""]);
    assert_eq!(
        wrong(&[("phasing", "keep"), ("annual_2025", "1200"), ("planned_finish", "2027-03-31")]),
        [""; 0]
    );
}

#[test]
fn every_mistake_is_told_at_its_field() {
    let errors = PlanDraft::read(&typed(&[
        ("effective_from", ""),
        ("total", "很多"),
        ("annual_2025", "-5"),
        ("phasing", "x"),
        ("reason", " "),
        ("authority", ""),
    ]));
    let fields: Vec<String> = errors.expect_err("refused").0.into_iter().map(|error| error.field).collect();
    assert_eq!(fields, ["effective_from", "total", "annual_2025", "phasing", "reason", "authority"]);
}

#[test]
fn the_first_version_becomes_the_baseline() {
    let draft = PlanDraft::read(&typed(&[("phasing", "none")])).expect("readable");
    let version = draft.version_after(&[], month("2025-10")).expect("a version");
    assert_eq!((version.version, version.phasing.len()), (1, 0));
}
