//! Properties that hold for any portfolio.

use super::super::{Dimension, Entry, Measures, MilestoneDates, Portfolio, Query, SortDirection, SortKey};
use super::sample::{approved, calendar, day, entry, plan, portfolio};
use crate::calendar::Counted;
use crate::code_list::{Category, CodeList as _, Programme, Sector, Source, Stage, Subdistrict};
use crate::project::StageChange;
use crate::unit::Yuan;
use proptest::prelude::*;

type Draw = (usize, usize, Option<usize>, Option<i64>, Option<i64>, Vec<(u32, i64)>, u32);

fn drawn(number: u32, draw: &Draw) -> Entry {
    let (sector, stage, subdistrict, total, annual, reports, bits) = draw;
    let mut entry = entry(number);
    entry.project.sector = Sector::ALL[*sector];
    let stage = Stage::ALL.get(*stage).copied();
    entry.project.stage_history = vec![StageChange { effective_from: day("2023-01-01"), stage }];
    entry.project.subdistrict = subdistrict.map(|i| Subdistrict::ALL[i]);
    entry.project.category = Category::ALL[(bits % 2) as usize];
    entry.project.source = Source::ALL[(bits % 4) as usize];
    entry.project.enrolled_in_monthly_reporting = bits % 3 == 0;
    let programmes = Programme::ALL.iter().copied().filter(|p| bits & (1 << (p.ordinal() + 3)) != 0);
    entry.project.programmes = programmes.collect();
    entry.project.project_owner = (bits % 5 != 0).then(|| format!("单位{}", bits % 7));
    entry.plans = Box::new([plan(*total, 2025, *annual)]);
    let mut months: Vec<_> = reports.clone();
    months.dedup_by_key(|(month, _)| *month);
    entry.reports =
        months.iter().map(|(month, amount)| approved(&format!("2025-{month:02}"), *amount)).collect();
    if bits % 4 == 0 {
        entry.milestones =
            Box::new([MilestoneDates { planned: day("2025-04-01"), actual: None, counted: Counted::ALWAYS }]);
    }
    entry
}

pub fn portfolios() -> impl Strategy<Value = Portfolio> {
    let money = || prop::option::of(0i64..=1_000_000_000_000);
    let reports = prop::collection::btree_map(1u32..=7, 0i64..=10_000_000_000, 0..6)
        .prop_map(|map| map.into_iter().collect::<Vec<_>>());
    let draw = (0..10usize, 0..8usize, prop::option::of(0..8usize), money(), money(), reports, 0..=4095u32);
    prop::collection::vec(draw, 0..40).prop_map(|draws| {
        let entries = (1..).zip(&draws).map(|(number, draw)| drawn(number, draw)).collect();
        portfolio(calendar("2025-06"), entries)
    })
}

pub fn sums(measures: &Measures) -> [(Option<Yuan>, u32); 4] {
    let of = |sum: super::super::CoveredSum| (sum.sum, sum.known);
    [
        of(measures.total_planned_investment),
        of(measures.annual_planned_investment),
        of(measures.investment_completed_ytd),
        of(measures.investment_completed_cumulative),
    ]
}

/// Adds groups up by hand: count, lights, and each sum with its coverage.
fn added(groups: &[super::super::Group]) -> (u32, u32, [(Option<Yuan>, u32); 4]) {
    let mut total: (u32, u32, [(Option<Yuan>, u32); 4]) = (0, 0, [(None, 0); 4]);
    for group in groups {
        total.0 += group.measures.count;
        total.1 += group.measures.lights.total();
        for (sum, (part, known)) in total.2.iter_mut().zip(sums(&group.measures)) {
            if let Some(part) = part {
                *sum = (Some(Yuan(sum.0.unwrap_or_default().0 + part.0)), sum.1 + known);
            }
        }
    }
    total
}

const PARTITIONS: [Dimension; 7] = [
    Dimension::Sector,
    Dimension::Category,
    Dimension::Subdistrict,
    Dimension::Stage,
    Dimension::Light,
    Dimension::Source,
    Dimension::Owner,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_sum_to_the_whole(portfolio in portfolios(), a in 0..7usize, b in 0..7usize) {
        let mut by = vec![PARTITIONS[a]];
        if a != b { by.push(PARTITIONS[b]); }
        let view = portfolio.query(&Query { by, ..Query::default() }).expect("query");
        let total = &view.total;
        prop_assert_eq!(added(&view.groups), (total.count, total.lights.total(), sums(total)));
        prop_assert_eq!(total.count as usize, portfolio.entries().len());
    }

    #[test]
    fn filter_then_sum_is_sum_then_filter(portfolio in portfolios(), a in 0..7usize) {
        let by = PARTITIONS[a];
        let whole = portfolio.query(&Query { by: vec![by], ..Query::default() }).expect("query");
        for group in &whole.groups {
            let super::super::GroupKey::One(key) = &group.key else { panic!("one key") };
            let value = key.clone().unwrap_or_else(|| "none".to_owned());
            let part = portfolio.query(&Query::parse([(by.code(), value)]).expect("parse")).expect("query");
            prop_assert_eq!(&part.total, &group.measures);
        }
    }

    #[test]
    fn pages_visit_each_record_once_in_order(
        portfolio in portfolios(), limit in 1..9usize, key in 0..SortKey::ALL.len(), descending in any::<bool>(),
    ) {
        let direction = if descending { SortDirection::Descending } else { SortDirection::Ascending };
        let mut query = Query { sort: SortKey::ALL[key], direction, limit: 500, ..Query::default() };
        let all: Vec<_> = portfolio.query(&query).expect("query").items.into_iter().map(|i| i.code).collect();
        prop_assert_eq!(all.len(), portfolio.entries().len());
        query.limit = limit;
        let mut visited = Vec::new();
        loop {
            let view = portfolio.query(&query).expect("page");
            prop_assert_eq!(view.offset, visited.len());
            visited.extend(view.items.into_iter().map(|item| item.code));
            match view.next_cursor {
                Some(cursor) => query.page = super::super::Page::After(cursor),
                None => break,
            }
        }
        prop_assert_eq!(&visited, &all);
        for (offset, code) in all.iter().enumerate() {
            query.page = super::super::Page::Offset(offset);
            prop_assert_eq!(&portfolio.query(&query).expect("page").items[0].code, code);
        }
    }

    #[test]
    fn unknown_comes_last_either_way(portfolio in portfolios(), descending in any::<bool>()) {
        let direction = if descending { SortDirection::Descending } else { SortDirection::Ascending };
        let query = Query { sort: SortKey::ProgressGap, direction, limit: 500, ..Query::default() };
        let gaps: Vec<_> = portfolio.query(&query).expect("query").items.iter().map(|i| i.progress_gap_bp).collect();
        let known: Vec<_> = gaps.iter().copied().flatten().collect();
        prop_assert!(gaps[known.len()..].iter().all(Option::is_none));
        let ordered = known.windows(2).all(|w| if descending { w[0] >= w[1] } else { w[0] <= w[1] });
        prop_assert!(ordered);
    }

    #[test]
    fn the_months_of_the_year_add_up_to_the_year(portfolio in portfolios()) {
        let months = portfolio.monthly(&Query::default().filter, None).expect("months");
        let completed: i64 = months.iter().filter_map(|month| month.completed.sum).map(|sum| sum.0).sum();
        let total = portfolio.query(&Query::default()).expect("query").total;
        prop_assert_eq!(completed, total.investment_completed_ytd.sum.unwrap_or_default().0);
        let last = months.iter().filter_map(|month| month.lights).next_back().expect("lights");
        prop_assert_eq!(last, total.lights);
    }
}
