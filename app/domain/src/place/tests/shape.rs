//! Shapes on the wire, and where their label goes.

use super::super::Geometry;

#[test]
fn the_wire_form_is_geojson_longitude_first() {
    let point = Geometry::Point([118.66, 24.9]);
    let text = serde_json::to_string(&point).expect("json");
    assert_eq!(text, r#"{"type":"Point","coordinates":[118.66,24.9]}"#);
    assert_eq!(serde_json::from_str::<Geometry>(&text).expect("json"), point);
}

#[test]
fn an_area_is_labelled_in_its_middle() {
    let ring = vec![[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]];
    assert_eq!(Geometry::Polygon(vec![ring]).label_position(), Some([1.0, 1.0]));
    assert_eq!(Geometry::Polygon(vec![]).label_position(), None);
}
