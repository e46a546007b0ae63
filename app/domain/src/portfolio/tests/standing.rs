//! Lights over time, what would close the gap, and who is ahead.

use super::super::{Dimension, Entry, Filter, Measures, Portfolio, Query};
use super::property::portfolios;
use super::sample::{approved, calendar, day, entry, month, plan, portfolio};
use crate::code_list::{CodeList as _, Sector, Stage, Subdistrict};
use crate::project::StageChange;
use crate::status_light::LightCounts;
use crate::unit::{BasisPoints, Yuan};
use proptest::prelude::*;

fn planned(number: u32, annual: i64, done: i64) -> Entry {
    let mut entry = entry(number);
    entry.plans = Box::new([plan(None, 2025, Some(annual))]);
    entry.reports = Box::new([approved("2025-01", done)]);
    entry
}

/// In June half of each plan is due: 1 is behind by 400, 2 by 300, 3 by 50, 4 is ahead by 200; 5 is suspended, 6 has no
/// plan.
fn example() -> Vec<Entry> {
    let mut suspended = planned(5, 100_000, 0);
    suspended.project.stage_history =
        vec![StageChange { effective_from: day("2023-01-01"), stage: Some(Stage::Suspended) }];
    let mut entries = vec![
        planned(1, 1_000, 100),
        planned(2, 1_000, 200),
        planned(3, 200, 50),
        planned(4, 400, 400),
        suspended,
        entry(6),
    ];
    for (entry, sector) in
        entries.iter_mut().zip([Sector::Water, Sector::Water, Sector::Transport, Sector::Transport])
    {
        entry.project.sector = sector;
    }
    entries
}

#[test]
fn the_fewest_projects_that_close_the_gap_are_named() {
    let portfolio = portfolio(calendar("2025-06"), example());
    let closers = portfolio.gap_closers(&Filter::default(), None).expect("closers");
    assert_eq!((closers.behind_by, closers.behind, closers.total.rated), (Yuan(550), 3, 4));
    let named: Vec<_> = closers
        .projects
        .iter()
        .map(|one| {
            (one.code.as_str(), one.due.0, one.investment_completed_ytd.0, one.shortfall.0, one.covered_bp)
        })
        .collect();
    let share = |bp| Some(BasisPoints(bp));
    assert_eq!(named, [("T-00001", 500, 100, 400, share(7273)), ("T-00002", 500, 200, 300, share(12_727))]);
    assert_eq!(closers.covered, Yuan(700));
    assert_eq!(closers.projects[0].progress_gap_bp, Some(BasisPoints(-4000)));
    // In January, with a twelfth of each plan due, all together are ahead.
    let ahead = portfolio.gap_closers(&Filter::default(), Some(month("2025-01"))).expect("closers");
    assert!(ahead.behind_by < Yuan::ZERO && ahead.projects.is_empty() && ahead.covered == Yuan::ZERO);
}

#[test]
fn groups_are_ranked_by_their_weighted_gap_with_coverage() {
    let mut entries = example();
    entries[1].reports = Box::new([]);
    entries[4].project.sector = Sector::Education;
    entries[5].project.sector = Sector::Education;
    let portfolio = portfolio(calendar("2025-06"), entries);
    let ranking = portfolio.ranking(&Filter::default(), None, Dimension::Sector).expect("ranking");
    let rows: Vec<_> = ranking
        .groups
        .iter()
        .map(|group| {
            (
                group.rank,
                group.key.as_deref(),
                group.behind_by.0,
                group.reported,
                group.coverage_bp,
                group.measures.rated,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (Some(1), Some("transport"), -150, 2, Some(BasisPoints(10_000)), 2),
            (Some(2), Some("water"), 900, 1, Some(BasisPoints(5_000)), 2),
            (None, Some("education"), 0, 0, None, 0),
        ]
    );
    assert_eq!((ranking.behind_by, ranking.total.rated), (Yuan(750), 4));
    assert_eq!(ranking.groups[1].label.zh, Sector::Water.label().zh);
}

#[test]
fn equal_gaps_share_a_place() {
    let places =
        [(1, 1_000, Subdistrict::Donghu), (2, 1_000, Subdistrict::Fengze), (3, 2_000, Subdistrict::Huada)];
    let mut entries: Vec<_> = places
        .map(|(number, annual, at)| {
            let mut entry = planned(number, annual, annual / 2);
            entry.project.subdistrict = Some(at);
            entry
        })
        .into();
    entries.push(planned(4, 1_000, 0));
    let portfolio = portfolio(calendar("2025-06"), entries);
    let ranking = portfolio.ranking(&Filter::default(), None, Dimension::Subdistrict).expect("ranking");
    let rows: Vec<_> = ranking.groups.iter().map(|group| (group.rank, group.key.as_deref())).collect();
    assert_eq!(
        rows,
        [
            (Some(1), Some("350503005")),
            (Some(1), Some("350503001")),
            (Some(1), Some("350503002")),
            (Some(4), None),
        ]
    );
}

#[test]
fn lights_are_counted_for_every_month_to_the_last_closed_one() {
    let portfolio = portfolio(calendar("2025-03"), example());
    let lights = portfolio.lights_over_time(&Filter::default(), None).expect("lights");
    let months: Vec<_> =
        lights.iter().map(|one| (one.as_of.month.to_string(), one.as_of.provisional)).collect();
    assert_eq!(
        months,
        [("2025-01", false), ("2025-02", false), ("2025-03", false)].map(|(m, p)| (m.to_owned(), p))
    );
    let open = portfolio.lights_over_time(&Filter::default(), Some(month("2025-04"))).expect("lights");
    assert_eq!((open.len(), open[3].as_of.provisional), (4, true));
    let only = Filter { sector: super::super::Choice::only(Sector::Water), ..Filter::default() };
    let water = portfolio.lights_over_time(&only, None).expect("lights");
    assert!(water.iter().all(|one| one.lights.total() == 2));
    assert!(portfolio.lights_over_time(&Filter::default(), Some(month("2026-01"))).is_err());
}

fn total(portfolio: &Portfolio, at: &str) -> Measures {
    let query = Query { as_of: Some(month(at)), ..Query::default() };
    portfolio.query(&query).expect("query").total
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_smaller_number_of_projects_closes_the_gap(portfolio in portfolios(), at in 1..=6_u32) {
        let at = format!("2025-{at:02}");
        let closers = portfolio.gap_closers(&Filter::default(), Some(month(&at))).expect("closers");
        let total = total(&portfolio, &at);
        prop_assert_eq!(closers.total, total);
        prop_assert_eq!(closers.projects.iter().map(|one| one.shortfall.0).sum::<i64>(), closers.covered.0);
        prop_assert!(closers.projects.windows(2).all(|pair| pair[0].shortfall >= pair[1].shortfall));
        if closers.behind_by > Yuan::ZERO {
            prop_assert!(closers.covered >= closers.behind_by);
            let last = closers.projects.last().expect("one at least").shortfall;
            prop_assert!(closers.covered.0 - last.0 < closers.behind_by.0);
        } else {
            prop_assert!(closers.projects.is_empty());
        }
        // Against the rate: the same sign, and the same amount but for rounding.
        if let Some(rate) = total.investment_completion_rate_bp {
            let plan: i128 = portfolio.query(&Query { as_of: Some(month(&at)), limit: 500, ..Query::default() })
                .expect("query").items.iter()
                .filter(|item| !matches!(item.stage, Some(Stage::Suspended | Stage::Cancelled)))
                .filter(|item| item.investment_completed_ytd.is_some())
                .filter_map(|item| item.annual_planned_investment).map(|plan| i128::from(plan.0)).sum();
            let expected = plan * i128::from(month(&at).time_proportional().0 - rate.0) / 10_000;
            let off = (i128::from(closers.behind_by.0) - expected).abs();
            prop_assert!(off <= plan / 10_000 + i128::from(total.rated) + 1, "{} of {}", off, plan);
        }
    }

    #[test]
    fn groups_of_a_ranking_add_up_and_are_in_order(portfolio in portfolios(), by in 0..3_usize) {
        let by = [Dimension::Sector, Dimension::Subdistrict, Dimension::Owner][by];
        let ranking = portfolio.ranking(&Filter::default(), None, by).expect("ranking");
        let closers = portfolio.gap_closers(&Filter::default(), None).expect("closers");
        prop_assert_eq!(ranking.groups.iter().map(|group| group.behind_by.0).sum::<i64>(), ranking.behind_by.0);
        prop_assert_eq!((ranking.behind_by, ranking.total), (closers.behind_by, closers.total));
        for group in &ranking.groups {
            prop_assert!(group.reported <= group.measures.rated);
            prop_assert_eq!(group.rank.is_some(), group.measures.progress_gap_bp.is_some());
        }
        let gaps: Vec<_> = ranking.groups.iter().map(|group| group.measures.progress_gap_bp).collect();
        prop_assert!(gaps.windows(2).all(|pair| pair[0] >= pair[1]));
        let ranks: Vec<_> = ranking.groups.iter().filter_map(|group| group.rank).collect();
        prop_assert!(ranks.windows(2).all(|pair| pair[0] <= pair[1]));
        prop_assert!(ranks.iter().zip(1..).all(|(rank, place)| *rank <= place));
    }

    #[test]
    fn lights_over_time_are_those_of_each_month(portfolio in portfolios()) {
        let lights = portfolio.lights_over_time(&Filter::default(), None).expect("lights");
        for one in &lights {
            prop_assert_eq!(one.lights, total(&portfolio, &one.as_of.month.to_string()).lights);
        }
        let months = portfolio.monthly(&Filter::default(), None).expect("months");
        let monthly: Vec<LightCounts> = months.iter().filter_map(|month| month.lights).collect();
        prop_assert_eq!(lights.iter().map(|one| one.lights).collect::<Vec<_>>(), monthly);
    }
}
