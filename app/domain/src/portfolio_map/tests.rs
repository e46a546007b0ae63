//! Sites, boxes and what a part of the map comes to.

use super::*;
use crate::calendar::ReportingMonth;
use crate::code_list::Stage;
use crate::place::FENGZE;
use crate::status_light::Light;
use crate::unit::{BasisPoints, Yuan};

fn site(code: &str, at: MicroDegrees, shape: SiteShape) -> Site {
    Site {
        code: code.to_owned(),
        at,
        shape,
        approximate: false,
        illustrative: true,
        light: Light::Green,
        class: 0,
        stage: Some(Stage::UnderConstruction),
        total_planned: None,
        annual_planned: None,
        completed_ytd: None,
        completed_cumulative: None,
    }
}

fn september() -> ReportingMonth {
    "2025-09".parse().expect("month")
}

const PART: MapBox = MapBox { west: 118_600_000, south: 24_900_000, east: 118_620_000, north: 24_920_000 };

#[test]
fn a_view_shows_points_on_its_edge_and_shapes_that_reach_into_it() {
    let on_the_edge = site("A", [118_620_000, 24_900_000], SiteShape::Point);
    let beside = site("B", [118_620_001, 24_900_000], SiteShape::Point);
    let through = SiteShape::Line(vec![[118_590_000, 24_910_000], [118_630_000, 24_911_000]]);
    let through = site("C", [118_630_000, 24_911_000], through);
    assert_eq!([&on_the_edge, &beside, &through].map(|site| PART.shows(site)), [true, false, true]);
}

#[test]
fn the_box_around_sites_holds_marks_and_shapes() {
    let ring = vec![[1, 1], [9, 1], [5, 7], [1, 1]];
    let sites = [site("A", [5, 3], SiteShape::Area(vec![ring])), site("B", [-4, 2], SiteShape::Point)];
    assert_eq!(box_around(&sites), Some(MapBox { west: -4, south: 1, east: 9, north: 7 }));
    assert_eq!(box_around([]), None);
}

#[test]
fn a_view_sums_what_it_shows_and_says_how_many_that_covers() {
    let inside = [118_610_000, 24_910_000];
    let mut sites = vec![
        site("A", inside, SiteShape::Point),
        site("B", inside, SiteShape::Point),
        site("C", inside, SiteShape::Point),
        site("D", [118_000_000, 24_000_000], SiteShape::Point),
    ];
    for (site, (plan, done)) in sites.iter_mut().zip([(400, 100), (600, 500), (1_000, 0), (1, 1)]) {
        site.annual_planned = Some(Yuan(plan));
        site.completed_ytd = Some(Yuan(done));
    }
    sites[0].total_planned = Some(Yuan(9_000));
    sites[1].light = Light::Red;
    sites[2].stage = Some(Stage::Suspended);
    let part = sums_in(&sites, Some(PART), september());
    assert_eq!((part.count, part.lights.red, part.suspended, part.rated), (3, 1, 1, 2));
    assert_eq!(part.total_planned_investment.sum, Some(Yuan(9_000)));
    assert_eq!(part.total_planned_investment.known, 1);
    // The suspended project's plan is in the sum and not in the rate: (100 + 500) ÷ (400 + 600), less 9 ÷ 12.
    assert_eq!(part.annual_planned_investment.sum, Some(Yuan(2_000)));
    assert_eq!(part.investment_completion_rate_bp, Some(BasisPoints(6_000)));
    assert_eq!(part.progress_gap_bp, Some(BasisPoints(-1_500)));
    assert_eq!(sums_in(&sites, None, september()).count, 4);
    let nothing = sums_in(&[], None, september());
    assert_eq!((nothing.total_planned_investment.sum, nothing.investment_completion_rate_bp), (None, None));
}

#[test]
fn a_sum_that_does_not_fit_is_unknown() {
    let mut sites = vec![site("A", [0, 0], SiteShape::Point); 2];
    for site in &mut sites {
        site.total_planned = Some(Yuan(i64::MAX));
    }
    let all = sums(&sites, september()).total_planned_investment;
    assert_eq!((all.sum, all.known), (None, 2));
}

#[test]
fn marks_grow_with_money_and_the_unknown_are_small() {
    let sizes =
        [None, Some(0), Some(99_999_999), Some(100_000_000), Some(2_000_000_000), Some(9_000_000_000)];
    assert_eq!(sizes.map(|amount| mark_size(amount.map(Yuan))), [10, 10, 10, 12, 22, 28]);
}

#[test]
fn the_frame_of_the_district_shows_all_of_it() {
    let frame = Frame::around(FENGZE, 900.0, 900.0);
    let shown = frame.shown();
    let ring = [[FENGZE.west, FENGZE.south], [FENGZE.east, FENGZE.south], [FENGZE.east, FENGZE.north]];
    let closed: Vec<_> = ring.into_iter().chain([ring[0]]).collect();
    assert!(within_box(&closed, &shown.grown(1e-9)).len() == closed.len());
}
