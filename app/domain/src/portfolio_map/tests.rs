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

#[test]
fn features_are_geojson_with_what_clusters_add_up() {
    let line = SiteShape::Line(vec![[118_600_000, 24_900_001], [-5, 7]]);
    let mut sites =
        [site("CJ-001", [118_600_000, 24_900_000], SiteShape::Point), site("A\"\\B", [-1, 0], line)];
    sites[0].total_planned = Some(Yuan(3_835_000_000));
    sites[1].approximate = true;
    let read = |text: String| serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
    let marks = read(marks_json(&sites));
    let first = &marks["features"][0];
    assert_eq!(first["geometry"]["coordinates"], serde_json::json!([118.6, 24.9]));
    assert_eq!(first["properties"]["total"], 3_835_000_000_i64);
    assert_eq!((&first["properties"]["known"], &first["properties"]["class"]), (&1.into(), &0.into()));
    assert_eq!(first["properties"]["icon"], "mark,0,0,22,exact");
    assert_eq!(marks["features"][1]["properties"]["code"], "A\"\\B");
    let shapes = read(shapes_json(&sites));
    assert_eq!(shapes["features"].as_array().map(Vec::len), Some(1), "a point is its mark alone");
    let geometry = &shapes["features"][0]["geometry"];
    assert_eq!(geometry["type"], "LineString");
    assert_eq!(geometry["coordinates"], serde_json::json!([[118.6, 24.900_001], [-0.000_005, 0.000_007]]));
    let area = site("C", [5, 5], SiteShape::Area(vec![vec![[0, 0], [9, 0], [9, 9], [0, 0]]]));
    let area = read(whole_json([&area]));
    assert_eq!(area["features"][0]["geometry"]["type"], "Point");
    assert_eq!(area["features"][1]["geometry"]["coordinates"][0].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_ring_is_read_from_the_name_of_its_image() {
    assert_eq!(ring_of("ring,3,0,1,0,0,0,0,0,0,12"), Some([3, 0, 1, 0, 0, 0, 0, 0, 0, 12]));
    for other in ["mark,0,0,10,exact", "ring,1,2", "ring,1,2,3,4,5,6,7,8,9,10,11", "ring,a,0,0,0,0,0,0,0,0,0"]
    {
        assert_eq!(ring_of(other), None, "{other}");
    }
}

#[test]
fn a_box_holds_what_does_not_reach_beyond_it() {
    let district = MapBox::of(FENGZE);
    assert_eq!((district.west, district.north), (118_534_000, 25_001_000));
    assert!(district.holds(&PART) && district.holds(&district) && !PART.holds(&district));
    assert!(MapBox::of(FENGZE.grown(SKETCH_MARGIN)).holds(&district));
}

#[test]
fn a_part_of_the_map_travels_as_text() {
    let part = MapBox { west: -1, south: 2, east: 180_000_000, north: 90_000_000 };
    assert_eq!(part.to_string().parse(), Ok(part));
    for text in ["", "1,2,3", "1,2,3,4,5", "1,2,3,x", "1,2,3,99999999999"] {
        assert_eq!(text.parse::<MapBox>(), Err(NoMapBox), "{text}");
    }
}
