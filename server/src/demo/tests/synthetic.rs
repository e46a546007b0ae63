//! Synthetic portfolios: any size, the same for the same seed.

use super::super::synthetic;
use super::{annual, sum, total};
use domain::code_list::Source;
use domain::portfolio::{Entry, Portfolio, Query, SearchText};
use domain::project::Dossier;
use domain::status_light::RuleTable;
use std::collections::HashSet;

fn some(projects: u32, seed: u64) -> Vec<Dossier> {
    synthetic(projects, seed).expect("the shipped outline").collect()
}

#[test]
fn the_same_seed_makes_the_same_and_a_larger_one_begins_with_it() {
    let hundred = some(100, 7);
    assert_eq!(hundred[..], some(120, 7)[..100]);
    assert_ne!(hundred, some(100, 8));
    assert_eq!(hundred[0].project.code.as_str(), "SY-0000001");
    assert_eq!(synthetic(5_000_000, 1).expect("outline").len(), 1_000_000);
}

#[test]
fn every_record_is_whole_and_says_that_it_is_an_example() {
    let dossiers = some(2_000, 1);
    let ids: HashSet<_> = dossiers.iter().map(|d| d.project.id).collect();
    assert_eq!(ids.len(), 2_000);
    for dossier in &dossiers {
        let code = &dossier.project.code;
        assert_eq!(dossier.project.source, Source::Illustrative);
        assert!(dossier.project.name.zh.starts_with("【示例】"), "{code}");
        assert!(dossier.project.place.is_some() && (4..=6).contains(&dossier.milestones.len()), "{code}");
        let plan = &dossier.plan_versions[0];
        assert_eq!(
            Some(sum(plan.phasing.iter().map(|phase| phase.amount))),
            annual(plan).map(|yuan| yuan.0),
            "{code}"
        );
        let reported = sum(dossier.reports.iter().map(|report| report.investment_completed_this_month));
        let opening = dossier.project.opening_balance.expect("an opening balance").0;
        assert!(opening + reported <= total(dossier).expect("a total").0, "{code}");
    }
    let reports: usize = dossiers.iter().map(|dossier| dossier.reports.len()).sum();
    assert!((8 * 2_000..10 * 2_000).contains(&reports), "{reports}");
}

#[test]
fn its_lights_are_spread_like_those_of_the_shipped_portfolio() {
    let entries = some(5_000, 1).iter().map(|d| Entry::from_dossier(d, SearchText::default())).collect();
    let portfolio = Portfolio::new(super::super::calendar(), RuleTable::v1(), entries);
    let lights = portfolio.query(&Query { limit: 0, ..Query::default() }).expect("an answer").total.lights;
    assert!((2_700..3_100).contains(&lights.green), "{lights:?}");
    assert!((850..1_150).contains(&lights.yellow), "{lights:?}");
    assert!((550..750).contains(&lights.red), "{lights:?}");
    assert!((400..600).contains(&lights.grey), "{lights:?}");
}
