//! The digest of two months: what it lists, and that its sums are the differences of the roll-ups.
//! Past 250 lines because both are asked of the same portfolio.

use super::super::{Digest, Entry, Filter, IssueDates, Measures, MilestoneDates, Portfolio, Query};
use super::property::{portfolios, sums};
use super::sample::{approved, calendar, day, entry, month, plan, portfolio};
use crate::calendar::{Counted, ReportingCalendar, ReportingMonth};
use crate::code_list::Stage;
use crate::investment::PlanVersion;
use crate::project::{Sight, StageChange};
use crate::status_light::{Light, RuleTable};
use crate::unit::Yuan;
use proptest::prelude::*;

fn codes<T>(list: &[T], code: impl Fn(&T) -> &crate::project::ProjectCode) -> Vec<&str> {
    list.iter().map(|one| code(one).as_str()).collect()
}

fn whole(portfolio: &Portfolio, from: &str, to: &str) -> Digest {
    portfolio.digest(&Filter::default(), month(from), month(to)).expect("digest")
}

fn version(number: u32, from: &str, total: i64, annual: i64) -> PlanVersion {
    PlanVersion {
        version: number,
        effective_from: day(from),
        reason: (number > 1).then(|| "调整规模".to_owned()),
        ..plan(Some(total), 2025, Some(annual))
    }
}

/// Four projects: one falls behind, one catches up, one comes in anew, one only moves its dates.
fn example() -> Portfolio {
    let mut behind = entry(1);
    behind.plans = Box::new([version(1, "2025-01-01", 1_000, 1_200)]);
    behind.reports = Box::new([approved("2025-01", 100), approved("2025-02", 100), approved("2025-04", 10)]);
    behind.issues = Box::new([
        IssueDates {
            raised: day("2025-03-01"),
            due: Some(day("2025-03-20")),
            closed: None,
            counted: Counted::ALWAYS,
        },
        IssueDates {
            raised: day("2025-01-05"),
            due: None,
            closed: Some(day("2025-04-30")),
            counted: Counted::ALWAYS,
        },
        IssueDates {
            raised: day("2025-02-28"),
            due: None,
            closed: Some(day("2025-05-01")),
            counted: Counted::ALWAYS,
        },
    ]);
    let mut ahead = entry(2);
    ahead.plans = Box::new([version(1, "2025-01-01", 9_000, 2_400), version(2, "2025-04-10", 9_500, 2_000)]);
    ahead.reports = Box::new([approved("2025-02", 300), approved("2025-03", 900)]);
    ahead.milestones = Box::new([
        MilestoneDates {
            planned: day("2025-03-01"),
            actual: Some(day("2025-03-31")),
            counted: Counted::ALWAYS,
        },
        MilestoneDates {
            planned: day("2025-04-01"),
            actual: Some(day("2025-03-31")),
            counted: Counted::ALWAYS,
        },
        MilestoneDates {
            planned: day("2025-02-01"),
            actual: Some(day("2025-02-28")),
            counted: Counted::ALWAYS,
        },
        MilestoneDates { planned: day("2025-05-01"), actual: None, counted: Counted::ALWAYS },
    ]);
    let mut new = entry(3);
    new.project.stage_history =
        vec![StageChange { effective_from: day("2025-03-15"), stage: Some(Stage::Preparatory) }];
    new.project.actual_start = Some(day("2025-04-01"));
    new.plans = Box::new([version(1, "2025-04-01", 700, 70)]);
    let mut dates = entry(4);
    let later = PlanVersion { planned_finish: Some(day("2026-06-30")), ..version(2, "2025-03-02", 50, 60) };
    dates.plans = Box::new([version(1, "2025-01-01", 50, 60), later]);
    portfolio(calendar("2025-04"), vec![behind, ahead, new, dates])
}

#[test]
fn lists_what_changed_with_the_most_important_first() {
    let digest = whole(&example(), "2025-02", "2025-04");
    let lights: Vec<_> =
        digest.lights.iter().map(|turned| (turned.code.as_str(), turned.from, turned.to)).collect();
    assert_eq!(
        lights,
        [
            ("T-00001", Light::Green, Light::Red),
            ("T-00003", Light::Grey, Light::Red),
            ("T-00002", Light::Red, Light::Green),
        ]
    );
    assert!(digest.lights.iter().all(|turned| turned.reason.zh.contains("规则 v1")));
    assert_eq!(codes(&digest.money, |money| &money.code), ["T-00002", "T-00001"]);
    assert_eq!((digest.money[0].completed, digest.money[0].months), (Yuan(900), 1));
    assert_eq!(digest.money[0].cumulative, Some(Yuan(1_200)));
    assert_eq!(codes(&digest.plans, |plan| &plan.code), ["T-00002", "T-00003", "T-00004"]);
    assert_eq!(digest.plans[0].reason.as_deref(), Some("调整规模"));
    assert_eq!((digest.plans[1].version.from, digest.plans[1].version.to), (None, Some(1)));
    assert!(digest.plans[2].total_planned_investment.is_same() && !digest.plans[2].planned_finish.is_same());
    let late: Vec<_> = digest.milestones.iter().map(|milestone| milestone.days_late).collect();
    assert_eq!(late, [30, 0]);
    let issues = &digest.issues[0];
    assert_eq!((issues.raised, issues.closed, issues.open, issues.overdue), (1, 1, 2, 1));
    assert_eq!(codes(&digest.added, |added| &added.code), ["T-00003"]);
    assert_eq!(digest.added[0].stage, Some(Stage::Preparatory));
}

#[test]
fn sums_stay_whole_when_lists_are_cut_and_issues_are_for_those_who_work_with_them() {
    let digest = whole(&example(), "2025-02", "2025-04");
    let sums = digest.sums;
    assert_eq!((sums.turned, sums.worse, sums.better), (3, 1, 1));
    assert_eq!((sums.completed.sum, sums.completed.known), (Some(Yuan(910)), 2));
    assert_eq!(
        (sums.plans_changed, sums.total_planned_moved, sums.annual_planned_moved),
        (3, Yuan(1_200), Yuan(-330))
    );
    assert_eq!((sums.milestones_met, sums.milestones_late), (2, 1));
    assert_eq!((sums.issues_raised, sums.issues_closed, sums.added), (1, 1, 1));
    assert_eq!((sums.started, sums.finished), (1, 0));
    let cut = digest.clone().keep(1).seen_with(Sight::PUBLIC);
    assert_eq!((cut.money.len(), cut.issues.len(), cut.sums), (1, 0, sums));
    assert_eq!(digest.clone().seen_with(Sight { internal: true, names: false }), digest);
}

#[test]
fn months_come_in_either_order_and_must_be_closed() {
    let portfolio = example();
    assert_eq!(whole(&portfolio, "2025-04", "2025-02"), whole(&portfolio, "2025-02", "2025-04"));
    assert!(whole(&portfolio, "2025-03", "2025-03").is_empty());
    assert!(!whole(&portfolio, "2025-02", "2025-03").is_empty());
    let open = portfolio.digest(&Filter::default(), month("2025-03"), month("2025-05")).expect_err("open");
    assert_eq!(open.allowed(), ["2025-01..2025-04"]);
    assert!(portfolio.digest(&Filter::default(), month("2024-12"), month("2025-04")).is_err());
    let red = Filter { light: super::super::Choice::only(Light::Red), ..Filter::default() };
    let digest = portfolio.digest(&red, month("2025-02"), month("2025-04")).expect("digest");
    assert_eq!((digest.before.count, digest.after.count), (3, 3));
    assert_eq!((digest.before.lights.red, digest.after.lights.red), (1, 3));
}

/// The portfolios of the other properties, with a second plan, milestones and issues on some, over two years.
fn eventful() -> impl Strategy<Value = Portfolio> {
    let dates = prop::collection::vec((0..400_u64, 0..90_u64), 1..8);
    (portfolios(), dates, -500_000..500_000_i64).prop_map(|(portfolio, dates, moved)| {
        let first = day("2024-08-01");
        let on = |days: u64| first + chrono::Days::new(days);
        let mut entries: Vec<Entry> = portfolio.entries().to_vec();
        for (at, entry) in entries.iter_mut().enumerate() {
            let (start, length) = dates[at % dates.len()];
            let mut changed = entry.plans[0].clone();
            (changed.version, changed.effective_from) = (2, on(start));
            if at % 3 == 0 {
                changed.total_planned_investment = Some(Yuan(moved));
            } else if at % 3 == 1 {
                changed.annual.retain(|annual| annual.year != 2025);
            }
            entry.plans = Box::new([entry.plans[0].clone(), changed]);
            let mut reports = vec![approved("2024-11", 17), approved("2024-12", moved.abs())];
            reports.extend(entry.reports.iter().copied());
            entry.reports = if at % 2 == 0 { reports.into() } else { entry.reports.clone() };
            entry.milestones = Box::new([MilestoneDates {
                planned: on(start),
                actual: Some(on(start + length)),
                counted: Counted::ALWAYS,
            }]);
            entry.issues = Box::new([IssueDates {
                raised: on(start),
                due: None,
                closed: Some(on(start + length)),
                counted: Counted::ALWAYS,
            }]);
            entry.project.actual_finish = Some(on(start + length));
        }
        let calendar = ReportingCalendar {
            first: month("2024-09"),
            last_closed: Some(month("2025-06")),
            open: month("2025-07"),
        };
        Portfolio::new(calendar, RuleTable::v1(), entries)
    })
}

fn at(portfolio: &Portfolio, month: ReportingMonth) -> Measures {
    portfolio.query(&Query { as_of: Some(month), ..Query::default() }).expect("query").total
}

/// How much a sum of the roll-up moved; what is unknown adds nothing.
fn moved(from: &Measures, to: &Measures, measure: usize) -> i64 {
    let sum = |measures: &Measures| sums(measures)[measure].0.unwrap_or_default().0;
    sum(to) - sum(from)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn sums_are_the_differences_of_the_roll_ups(portfolio in eventful(), a in 0..10_i32, b in 0..10_i32) {
        let months = [a.min(b), a.max(b)].map(|at| month("2024-09").plus_months(at));
        let digest = portfolio.digest(&Filter::default(), months[0], months[1]).expect("digest");
        let (from, to) = (at(&portfolio, months[0]), at(&portfolio, months[1]));
        prop_assert_eq!((digest.before, digest.after), (from, to));
        let money: i64 = digest.money.iter().map(|money| money.completed.0).sum();
        prop_assert_eq!(money, moved(&from, &to, 3));
        prop_assert_eq!(digest.sums.completed.sum.unwrap_or_default().0, money);
        prop_assert_eq!(digest.sums.total_planned_moved.0, moved(&from, &to, 0));
        if months[0].year() == months[1].year() {
            prop_assert_eq!(digest.sums.annual_planned_moved.0, moved(&from, &to, 1));
            prop_assert_eq!(money, moved(&from, &to, 2));
        }
        let turned = |light: Light| {
            let into = digest.lights.iter().filter(|turned| turned.to == light).count();
            let out_of = digest.lights.iter().filter(|turned| turned.from == light).count();
            i64::try_from(into).expect("few") - i64::try_from(out_of).expect("few")
        };
        for light in [Light::Green, Light::Yellow, Light::Red, Light::Grey] {
            prop_assert_eq!(turned(light), i64::from(to.lights.of(light)) - i64::from(from.lights.of(light)));
        }
    }

    #[test]
    fn what_happened_is_what_happened_month_by_month(portfolio in eventful(), first in 0..9_i32, count in 1..9_i32) {
        let from = month("2024-09").plus_months(first);
        let to = from.plus_months(count).min(month("2025-06"));
        let digest = portfolio.digest(&Filter::default(), from, to).expect("digest");
        let (mut met, mut raised, mut closed, mut finished, mut completed) = (0, 0, 0, 0, 0);
        for month in from.next().through(to) {
            let changes = portfolio.changes(Some(month)).expect("changes");
            met += changes.milestones_met;
            raised += changes.issues_raised;
            closed += changes.issues_closed;
            finished += changes.finished;
            let one = portfolio.digest(&Filter::default(), month.previous(), month).expect("digest");
            completed += one.sums.completed.sum.unwrap_or_default().0;
            let mut turned: Vec<_> = changes.lights.iter().map(|turned| turned.code.clone()).collect();
            let mut listed: Vec<_> = one.lights.iter().map(|turned| turned.code.clone()).collect();
            turned.sort();
            listed.sort();
            prop_assert_eq!(turned, listed);
        }
        let sums = digest.sums;
        prop_assert_eq!((sums.milestones_met, sums.issues_raised, sums.issues_closed), (met, raised, closed));
        prop_assert_eq!((sums.finished, sums.completed.sum.unwrap_or_default().0), (finished, completed));
        prop_assert!(digest.money.windows(2).all(|pair| pair[0].completed >= pair[1].completed));
    }
}
