//! What is refused of a drawing, and that nothing good is.

use super::super::{BoundingBox, FENGZE, Geometry, MOST_VERTICES, Position, ShapeFault, ShapeKind};
use proptest::prelude::*;

const NEAR: BoundingBox = BoundingBox { west: 118.0, south: 24.0, east: 119.0, north: 26.0 };

fn area(corners: &[Position]) -> Geometry {
    Geometry::of_positions(ShapeKind::Area, corners.to_vec()).expect("area")
}

#[test]
fn good_shapes_pass() {
    let road = Geometry::LineString(vec![[118.6, 24.9], [118.61, 24.9], [118.61, 24.91], [118.6, 24.89]]);
    let park = area(&[[118.6, 24.9], [118.61, 24.9], [118.61, 24.9], [118.61, 24.91], [118.605, 24.905]]);
    let hole = vec![[118.62, 24.92], [118.62, 24.93], [118.63, 24.93], [118.62, 24.92]];
    let outer = vec![[118.6, 24.9], [118.7, 24.9], [118.7, 25.0], [118.6, 25.0], [118.6, 24.9]];
    for shape in [Geometry::Point([118.6, 24.9]), road, park, Geometry::Polygon(vec![outer, hole])] {
        assert_eq!(shape.faults(&NEAR), [], "{shape:?}");
        assert_eq!(shape.check(&NEAR, "place"), Ok(()));
    }
}

#[test]
fn every_fault_is_found_and_told_in_both_languages() {
    let outer = vec![[118.6, 24.9], [118.7, 24.9], [118.7, 25.0], [118.6, 25.0], [118.6, 24.9]];
    let hole = |by: f64| {
        let corners = [[118.62, 24.92], [118.62, 24.93], [118.63, 24.93], [118.62, 24.92]];
        corners.map(|[east, north]| [east + by, north]).to_vec()
    };
    let wide = vec![[118.61, 24.91], [118.61, 24.94], [118.64, 24.94], [118.64, 24.91], [118.61, 24.91]];
    let many: Vec<Position> = (0..=MOST_VERTICES).map(|at| [118.5, 24.5 + at as f64 / 1e4]).collect();
    for (shape, expected) in [
        (Geometry::LineString(vec![]), ShapeFault::TooShort),
        (Geometry::LineString(vec![[118.6, 24.9], [118.6, 24.9]]), ShapeFault::TooShort),
        (Geometry::Polygon(vec![]), ShapeFault::TooFewCorners),
        (area(&[[118.6, 24.9], [118.61, 24.9]]), ShapeFault::TooFewCorners),
        (Geometry::LineString(many), ShapeFault::TooManyVertices(MOST_VERTICES + 1)),
        (Geometry::Point([24.9, 118.6]), ShapeFault::Outside(1)),
        (Geometry::Point([f64::NAN, 24.9]), ShapeFault::Outside(1)),
        (Geometry::LineString(vec![[118.6, 24.9], [120.0, 24.9]]), ShapeFault::Outside(2)),
        (Geometry::Polygon(vec![outer[..4].to_vec()]), ShapeFault::Open),
        // A bow tie.
        (area(&[[118.6, 24.9], [118.7, 25.0], [118.7, 24.9], [118.6, 25.0]]), ShapeFault::CrossesItself),
        // Two triangles that share a corner in the middle.
        (
            area(&[
                [118.6, 24.9],
                [118.65, 24.95],
                [118.7, 24.9],
                [118.7, 25.0],
                [118.65, 24.95],
                [118.6, 25.0],
            ]),
            ShapeFault::CrossesItself,
        ),
        // A spike: out along an edge and back over it.
        (area(&[[118.6, 24.9], [118.8, 24.9], [118.7, 24.9], [118.7, 25.0]]), ShapeFault::CrossesItself),
        // A corner that touches an edge far from it.
        (
            area(&[[118.6, 24.9], [118.7, 24.9], [118.7, 25.0], [118.65, 24.9], [118.6, 25.0]]),
            ShapeFault::CrossesItself,
        ),
        (area(&[[118.6, 24.9], [118.7, 24.9], [118.65, 24.9]]), ShapeFault::Flat),
        (area(&[[118.6, 24.9], [118.600_000_1, 24.9], [118.6, 24.900_000_1]]), ShapeFault::Flat),
        (Geometry::Polygon(vec![outer.clone(), hole(0.2)]), ShapeFault::StrayHole),
        (Geometry::Polygon(vec![outer.clone(), hole(0.0), hole(0.001)]), ShapeFault::StrayHole),
        (Geometry::Polygon(vec![outer.clone(), hole(0.075)]), ShapeFault::StrayHole),
        // A hole in a hole, the larger one first and last.
        (Geometry::Polygon(vec![outer.clone(), hole(0.0), wide.clone()]), ShapeFault::StrayHole),
        (Geometry::Polygon(vec![outer.clone(), wide, hole(0.0)]), ShapeFault::StrayHole),
    ] {
        assert_eq!(shape.faults(&NEAR), [expected], "{shape:?}");
        let message = expected.message();
        assert!(message.zh.ends_with('。') && message.en.ends_with('.'), "{message:?}");
    }
    let all = area(&[[18.6, 24.9], [18.7, 25.0], [18.7, 24.9], [18.6, 25.0]]);
    let errors = all.check(&NEAR, "place").expect_err("two faults");
    assert_eq!(errors.0.len(), 2);
    assert!(errors.0.iter().all(|error| error.field == "place"));
}

#[test]
fn the_district_has_surroundings() {
    let near = FENGZE.grown(0.25);
    assert!(near.contains([118.61, 24.93]) && near.contains([118.9, 24.9]) && !near.contains([119.3, 24.9]));
}

proptest! {
    /// A star around a middle never crosses itself; two of its corners changed over, it always does.
    #[test]
    fn stars_pass_and_tangled_stars_do_not(radii in prop::collection::vec(0.001..0.01_f64, 5..60), at in 0..59_usize) {
        let count = radii.len();
        let corners = |order: &[usize]| -> Vec<Position> {
            order.iter().map(|at| {
                let angle = *at as f64 / count as f64 * std::f64::consts::TAU;
                [118.6 + radii[*at] * angle.cos(), 24.9 + radii[*at] * angle.sin()]
            }).collect()
        };
        let mut order: Vec<usize> = (0..count).collect();
        prop_assert_eq!(area(&corners(&order)).faults(&NEAR), []);
        order.reverse();
        prop_assert_eq!(area(&corners(&order)).faults(&NEAR), []);
        // Once around, then to a corner that was passed: a chord between corners already joined by the ring's way.
        let mut tangled = corners(&order);
        tangled.push(tangled[1 + at % (count - 3)]);
        prop_assert_eq!(area(&tangled).faults(&NEAR), [ShapeFault::CrossesItself]);
    }
}
