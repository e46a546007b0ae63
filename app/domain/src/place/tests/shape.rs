//! Shapes on the wire, where their label goes, how large they are.

use super::super::{Extent, Geometry, Position, ShapeKind};
use geo::{Contains as _, Point};
use proptest::prelude::*;

fn ring(corners: &[Position]) -> Geometry {
    Geometry::of_positions(ShapeKind::Area, corners.to_vec()).expect("area")
}

#[test]
fn the_wire_form_is_geojson_longitude_first() {
    let point = Geometry::Point([118.66, 24.9]);
    let text = serde_json::to_string(&point).expect("json");
    assert_eq!(text, r#"{"type":"Point","coordinates":[118.66,24.9]}"#);
    assert_eq!(serde_json::from_str::<Geometry>(&text).expect("json"), point);
}

#[test]
fn a_shape_is_made_of_positions_and_its_ring_closed_once() {
    let corners = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]];
    let Geometry::Polygon(rings) = ring(&corners) else { panic!("area") };
    assert_eq!(rings[0].len(), 4);
    let closed = Geometry::of_positions(ShapeKind::Area, rings[0].clone());
    assert_eq!(closed, Some(Geometry::Polygon(rings)));
    assert_eq!(Geometry::of_positions(ShapeKind::Point, corners.to_vec()), None);
    assert_eq!(
        Geometry::of_positions(ShapeKind::Line, corners.to_vec()).map(|line| line.kind()),
        Some(ShapeKind::Line)
    );
}

#[test]
fn an_area_is_labelled_inside_and_a_line_half_way() {
    let square = ring(&[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]]);
    assert_eq!(square.label_position(), Some([1.0, 1.0]));
    // A horseshoe: the mean of its corners is in the gap.
    let shoe = ring(&[
        [0.0, 0.0],
        [0.1, 0.0],
        [0.1, 0.9],
        [0.9, 0.9],
        [0.9, 0.0],
        [1.0, 0.0],
        [1.0, 1.0],
        [0.0, 1.0],
    ]);
    let Geometry::Polygon(rings) = &shoe else { panic!("area") };
    let label = shoe.label_position().expect("label");
    assert!(
        super::super::measure::polygon(rings).expect("polygon").contains(&Point::from(label)),
        "{label:?}"
    );
    // A frame: its middle is the hole.
    let square = |low: f64, high: f64| vec![[low, low], [high, low], [high, high], [low, high], [low, low]];
    let frame = vec![square(0.0, 1.0), square(0.1, 0.9)];
    let label = Geometry::Polygon(frame.clone()).label_position().expect("label");
    assert!(
        super::super::measure::polygon(&frame).expect("polygon").contains(&Point::from(label)),
        "{label:?}"
    );
    // Many bends near one end do not pull the middle there.
    let mut road = vec![[118.60, 24.90], [118.60, 24.901], [118.60, 24.902]];
    road.push([118.60, 25.0]);
    let middle = Geometry::LineString(road).label_position().expect("middle");
    assert!(middle[0] == 118.6 && (middle[1] - 24.95).abs() < 1e-5, "{middle:?}");
    let nothing = [Geometry::Polygon(vec![]), Geometry::Polygon(vec![vec![]]), Geometry::LineString(vec![])];
    assert_eq!(nothing.map(|shape| shape.label_position()), [None, None, None]);
    assert_eq!(Geometry::LineString(vec![[1.0, 1.0]]).label_position(), Some([1.0, 1.0]));
}

/// At 24.92° north a degree is 100 957 m east and 110 770 m north (server/demo, which works with the same two figures).
#[test]
fn lengths_and_areas_are_metres_on_the_ground() {
    let east = Geometry::LineString(vec![[118.60, 24.92], [118.61, 24.92]]).extent();
    let Extent::Line { metres } = east else { panic!("{east:?}") };
    assert!((1009..=1011).contains(&metres), "{metres}");
    let corners = [[118.60, 24.92], [118.61, 24.92], [118.61, 24.93], [118.60, 24.93]];
    let mut clockwise = corners;
    clockwise.reverse();
    assert_eq!(ring(&corners).extent(), ring(&clockwise).extent());
    let Extent::Area { square_metres, perimeter_metres } = ring(&corners).extent() else { panic!("area") };
    let expected = 1_009_570 * 1_107_700 / 1_000_000;
    assert!(square_metres.abs_diff(expected) < 1_000, "{square_metres} of {expected}");
    assert!((4232..=4237).contains(&perimeter_metres), "{perimeter_metres}");
    assert_eq!(Geometry::Polygon(vec![]).extent(), Extent::Area { square_metres: 0, perimeter_metres: 0 });
}

#[test]
fn an_extent_is_told_in_the_units_offices_use() {
    let words = |extent: Extent| extent.words().map(|words| (words.zh, words.en));
    let told = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));
    assert_eq!(words(Extent::Point), None);
    assert_eq!(words(Extent::Line { metres: 850 }), told("长约 850 米", "about 850 m long"));
    assert_eq!(words(Extent::Line { metres: 1_250 }), told("长约 1.3 公里", "about 1.3 km long"));
    let area = |square_metres| Extent::Area { square_metres, perimeter_metres: 0 };
    assert_eq!(words(area(8_500)), told("面积约 8500 平方米", "about 8500 m²"));
    assert_eq!(words(area(123_000)), told("面积约 12.3 公顷（184.5 亩）", "about 12.3 ha"));
}

proptest! {
    #[test]
    fn a_label_of_a_star_lies_in_it(radii in prop::collection::vec(0.0005..0.01_f64, 3..40)) {
        let count = f64::from(u32::try_from(radii.len()).expect("few"));
        let corners: Vec<Position> = (0_u32..).zip(&radii).map(|(at, radius)| {
            let angle = f64::from(at) / count * std::f64::consts::TAU;
            [118.6 + radius * angle.cos(), 24.9 + radius * angle.sin()]
        }).collect();
        let star = ring(&corners);
        let Geometry::Polygon(rings) = &star else { panic!("area") };
        let label = star.label_position().expect("label");
        prop_assert!(super::super::measure::polygon(rings).expect("polygon").contains(&Point::from(label)));
    }
}
