//! Conversions against pairs others have published, and there and back everywhere in China.

use super::super::{CHINA, CoordinateSystem, Geometry, Position};
use crate::code_list::CodeList as _;
use geo::{Distance as _, Geodesic, Point};
use proptest::prelude::*;

/// Metres between two positions as if both were WGS84, along the ellipsoid.
fn metres(a: Position, b: Position) -> f64 {
    Geodesic.distance(Point::from(a), Point::from(b))
}

/// WGS84, then the same place in GCJ-02, longitude first: Shanghai, Shenzhen, Beijing.
/// Source: googollee/eviltransform, the table TESTS of its tests (python/tests.py, and the same in go and javascript).
const GCJ02: [(Position, Position); 3] = [
    ([121.527_210_6, 31.177_427_6], [121.531_541_859_215, 31.175_303_983_645_97]),
    ([113.912_316, 22.543_847], [113.917_176_480_836_3, 22.540_796_131_694_766]),
    ([116.377_817, 39.911_954], [116.384_047_224_556_57, 39.913_345_455_360_69]),
];

/// The same city in WGS84, GCJ-02 and BD-09: Quanzhou (its place in Fengze), Zhengzhou, Shenyang, Shantou, Jiuquan.
/// Source: hujiulong/gcoord, test/fixtures/china-cities.json, to seven decimals (1 cm). Its shift from WGS84 differs from
/// the formula everybody uses by the same 0.65 m in every city; from GCJ-02 to BD-09 it is the formula's to the
/// centimetre.
const CITIES: [(Position, Position, Position); 5] = [
    ([118.671_136_5, 24.877_048_7], [118.675_678_7, 24.874_136_3], [118.682_125_1, 24.880_487_2]),
    ([113.619_285_6, 34.747_800_4], [113.625_333_4, 34.746_617_3], [113.631_751_9, 34.752_860_5]),
    ([123.425_330_6, 41.803_262_9], [123.431_478_7, 41.805_702_3], [123.438_095, 41.811_401_3]),
    ([116.677_511_4, 23.356_756_9], [116.681_973_5, 23.354_096_4], [116.688_501_4, 23.359_888_4]),
    ([98.493_717_5, 39.731_994_6], [98.494_359_5, 39.732_823_4], [98.500_844_1, 39.738_894_9]),
];

/// WGS84 and BD-09 of one place in Beijing. Source: wandergis/coordtransform, test/app.js, whose numbers
/// coordtransform-rs repeats with `wgs84_to_bd09`.
const BEIJING: (Position, Position) = ([116.404, 39.915], [116.416_627_243_787_33, 39.922_699_552_216_216]);

#[test]
fn published_pairs_come_out() {
    let check = |system: CoordinateSystem, wgs84, shifted, within: f64| {
        let there = system.from_wgs84(wgs84).expect("in China");
        assert!(metres(there, shifted) < within, "{system} of {wgs84:?}: {} m", metres(there, shifted));
        let back = system.to_wgs84(shifted).expect("in China");
        assert!(metres(back, wgs84) < within, "{system} {shifted:?}: {} m", metres(back, wgs84));
    };
    for (wgs84, gcj02) in GCJ02 {
        check(CoordinateSystem::Gcj02, wgs84, gcj02, 0.1);
    }
    let (wgs84, bd09) = BEIJING;
    check(CoordinateSystem::Bd09, wgs84, bd09, 0.1);
    for (wgs84, gcj02, bd09) in CITIES {
        check(CoordinateSystem::Gcj02, wgs84, gcj02, 0.8);
        check(CoordinateSystem::Bd09, wgs84, bd09, 0.8);
        let through = CoordinateSystem::Gcj02.to_wgs84(gcj02).expect("in China");
        check(CoordinateSystem::Bd09, through, bd09, 0.05);
    }
}

/// The fact the shipped data states of this district: "about 452 m east and 329 m south of WGS84 here" (data/README,
/// "The map and the law").
#[test]
fn in_fengze_the_shift_is_what_the_data_says() {
    let here = [118.61, 24.93];
    let shifted = CoordinateSystem::Gcj02.from_wgs84(here).expect("in China");
    let east = metres(here, [shifted[0], here[1]]);
    let south = metres([shifted[0], here[1]], shifted);
    assert!(shifted[0] > here[0] && shifted[1] < here[1]);
    assert!((east - 452.0).abs() < 10.0 && (south - 329.0).abs() < 10.0, "{east} m east, {south} m south");
}

#[test]
fn outside_china_nothing_is_converted() {
    for place in [[2.35, 48.85], [-118.6, 24.9], [118.6, -24.9], [f64::NAN, 24.9], [118.6, f64::INFINITY]] {
        for system in CoordinateSystem::ALL {
            assert_eq!((system.to_wgs84(place), system.from_wgs84(place)), (None, None), "{place:?}");
        }
    }
}

#[test]
fn a_shape_is_converted_corner_by_corner() {
    let ring = vec![[118.6, 24.9], [118.61, 24.9], [118.61, 24.91], [118.6, 24.9]];
    let area =
        CoordinateSystem::Gcj02.geometry_to_wgs84(&Geometry::Polygon(vec![ring.clone()])).expect("in China");
    let Geometry::Polygon(rings) = &area else { panic!("{area:?}") };
    assert_eq!(rings[0].len(), 4);
    assert_eq!(rings[0][0], rings[0][3]);
    assert_eq!(CoordinateSystem::Gcj02.to_wgs84(ring[1]), Some(rings[0][1]));
    let half = Geometry::LineString(vec![[118.6, 24.9], [0.0, 0.0]]);
    assert_eq!(CoordinateSystem::Wgs84.geometry_to_wgs84(&half), None);
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_place(east in 73.1..135.9_f64, north in 3.1..53.9_f64, system in 0..3_usize) {
        let (system, place) = (CoordinateSystem::ALL[system], [east, north]);
        let given = system.from_wgs84(place).expect("in China");
        let back = system.to_wgs84(given).expect("in China");
        prop_assert!(metres(back, place) < 0.1, "{} m", metres(back, place));
        let forth = system.from_wgs84(system.to_wgs84(place).expect("in China")).expect("in China");
        prop_assert!(metres(forth, place) < 0.1, "{} m", metres(forth, place));
    }

    #[test]
    fn china_lies_within_the_box_where_the_shift_is_defined(east in 73.0..136.0_f64, north in 3.0..54.0_f64) {
        prop_assert!(CHINA.contains([east, north]) && !geocoordinates::china::out_of_china(north, east));
    }
}
