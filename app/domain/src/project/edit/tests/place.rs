//! The place: typed, told apart in words, written and read.

use super::*;

#[test]
fn a_line_on_the_map_stays_a_line_until_its_position_is_typed_over() {
    let renamed = after(&project(), &[("name_zh", "新桥")]).expect("edits");
    assert_eq!(renamed.place, project().place);
    let moved = after(&project(), &[("coordinates", "118.7, 24.8"), ("shape", "point")]).expect("edits");
    assert_eq!(moved.place.expect("a place").geometry, Geometry::Point([118.7, 24.8]));
    let gone = after(&project(), &[("coordinates", " ")]).expect("edits");
    assert_eq!(gone.place, None);
    let bent = RecordValues::of(&project()).inputs_of(ProjectField::Place)[0].replace("24.91", "24.93");
    let bent = after(&project(), &[("coordinates", &bent)]).expect("edits").place.expect("a place");
    assert_eq!(bent.geometry, Geometry::LineString(vec![[118.6, 24.9], [118.61, 24.93], [118.62, 24.92]]));
    assert_eq!(bent.basis, PlaceBasis::Exact);
}

/// Known pair: Quanzhou's place in Fengze as gcoord publishes it, in GCJ-02 and BD-09 (see `place::tests`).
#[test]
fn a_place_is_typed_in_the_system_it_was_read_off_in() {
    let cases = [("gcj02", "118.6756787, 24.8741363"), ("bd09", "24.8804872, 118.6821251")];
    for (system, text) in cases {
        let typed = [("coordinates", text), ("shape", "point"), ("coordinate_system", system)];
        let place = after(&project(), &typed).expect("edits").place.expect("a place");
        let Geometry::Point([east, north]) = place.geometry else { panic!("{place:?}") };
        // 10^-5 degrees are a metre; the published pair differs from the formula by 0.65 m.
        assert!((east - 118.671_136_5).abs() < 1e-5 && (north - 24.877_048_7).abs() < 1e-5, "{east} {north}");
        let written = RecordValues::of(&Project {
            place: Some(Place { geometry: Geometry::Point([east, north]), ..place }),
            ..project()
        });
        let inputs = written.inputs_of(ProjectField::Place);
        assert!(inputs[0].len() <= 24 && inputs[2] == "wgs84", "{inputs:?}");
    }
}

#[test]
fn a_place_far_from_the_district_is_told_where_it_is_typed() {
    let far = [("coordinates", "121.5, 31.2"), ("shape", "point")];
    let errors = after(&project(), &far).expect_err("Shanghai");
    assert!(errors.of("coordinates").is_some_and(|message| message.zh.contains("不在本区")));
    let mut there = project();
    there.place = Some(Place { geometry: Geometry::Point([121.5, 31.2]), basis: PlaceBasis::Exact });
    assert!(after(&there, &[("name_zh", "新桥")]).is_ok(), "what was not touched is not judged");
    let wrong =
        [("coordinates", "118.6, 24.9\n118.7"), ("coordinate_system", "mars"), ("place_basis", "felt")];
    let errors = parsed(&project(), &wrong).expect_err("wrong");
    let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["coordinate_system", "coordinates", "place_basis"]);
}

#[test]
fn two_shapes_are_told_apart_in_words() {
    let written = |geometry| {
        let project = Project { place: Some(Place { geometry, basis: PlaceBasis::Exact }), ..project() };
        shown(ProjectField::Place, RecordValues::of(&project).get(ProjectField::Place))
    };
    let line = written(Geometry::LineString(vec![[118.6, 24.9], [118.61, 24.9]]));
    assert_eq!(line.zh, "118.605, 24.9（线，2 个点，长约 1.0 公里，测量或审批文件）");
    assert_eq!(line.en, "118.605, 24.9 (line, 2 points, about 1.0 km long, surveyed)");
    assert_eq!(written(Geometry::Point([118.6, 24.9])).en, "118.6, 24.9 (point, surveyed)");
}

#[test]
fn places_read_back_as_they_were_written() {
    let ring = vec![[118.1, 24.2], [118.30000000000001, 24.2], [118.2, 24.3], [118.1, 24.2]];
    let geometries = [
        Geometry::Point([118.6, 24.9]),
        Geometry::LineString(ring.clone()),
        Geometry::Polygon(vec![ring.clone(), ring]),
    ];
    for geometry in geometries {
        let place = Place { geometry, basis: PlaceBasis::SubdistrictCentroid };
        assert_eq!(place_text::read(&place_text::written(&place)), Some(place));
    }
}
