//! Made-up sites lie inside the district, near their subdistrict's label point, and never cross themselves.

use super::super::{BOUNDARY, SUBDISTRICT_POINTS};
use super::{demo, is_real};
use domain::code_list::{CodeList as _, Sector};
use domain::place::{Geometry, PlaceBasis, Position};
use geo::{
    Contains as _, Coord, Distance as _, Haversine, Line, LineString, Point, Polygon, Validation as _,
};
use std::collections::HashMap;

fn ring(positions: &[Position]) -> LineString {
    positions.iter().map(|[lon, lat]| Coord { x: *lon, y: *lat }).collect()
}

fn outline() -> Polygon {
    let file: serde_json::Value = serde_json::from_str(BOUNDARY).expect("json");
    let rings = file["features"][0]["geometry"]["coordinates"].clone();
    let rings: Vec<Vec<Position>> = serde_json::from_value(rings).expect("rings");
    Polygon::new(ring(&rings[0]), Vec::new())
}

fn labels() -> HashMap<String, Point> {
    let file: serde_json::Value = serde_json::from_str(SUBDISTRICT_POINTS).expect("json");
    let features = file["features"].as_array().expect("features");
    let label = |feature: &serde_json::Value| {
        let position: Position =
            serde_json::from_value(feature["geometry"]["coordinates"].clone()).expect("point");
        (feature["id"].as_str().expect("a code").to_owned(), Point::new(position[0], position[1]))
    };
    features.iter().map(label).collect()
}

/// Whether no two legs of a way meet but neighbours in their common bend.
fn is_simple(way: &LineString) -> bool {
    let legs: Vec<Line> = way.lines().collect();
    let meets = |i: usize, j: usize| geo::Intersects::intersects(&legs[i], &legs[j]);
    (0..legs.len()).all(|i| (i + 2..legs.len()).all(|j| !meets(i, j)))
}

#[test]
fn every_site_is_inside_and_near_its_label_point() {
    let (outline, labels) = (outline(), labels());
    let mut sites = 0;
    for dossier in demo().dossiers.iter().filter(|d| !is_real(d)) {
        let project = &dossier.project;
        let code = &project.code;
        assert_eq!(project.place.is_some(), project.subdistrict.is_some(), "{code}");
        let Some(place) = &project.place else { continue };
        sites += 1;
        assert_eq!(place.basis, PlaceBasis::Illustrative, "{code}");
        let way = match &place.geometry {
            Geometry::Point([lon, lat]) => {
                let point = Point::new(*lon, *lat);
                assert!(outline.contains(&point), "{code}");
                LineString::from(vec![point])
            }
            Geometry::LineString(line) => {
                let line = ring(line);
                assert!(outline.contains(&line) && is_simple(&line) && line.0.len() >= 3, "{code}");
                line
            }
            Geometry::Polygon(rings) => {
                let area = Polygon::new(ring(&rings[0]), Vec::new());
                assert!(rings.len() == 1 && rings[0].first() == rings[0].last(), "{code}");
                assert!(outline.contains(&area) && area.is_valid(), "{code}");
                assert!(geo::Area::signed_area(&area) > 0.0, "{code}: counter-clockwise");
                area.exterior().clone()
            }
        };
        let label = labels[project.subdistrict.expect("a subdistrict").code()];
        let farthest = way.points().map(|point| Haversine.distance(point, label)).fold(0.0, f64::max);
        assert!(farthest <= 1_500.0, "{code}: {farthest} m");
    }
    assert_eq!(sites, 229);
}

#[test]
fn roads_and_pipes_are_mostly_lines_and_areas_mostly_areas() {
    let dossiers = demo().dossiers;
    let share = |sectors: &[Sector], shape: fn(&Geometry) -> bool| {
        let of_sector = dossiers.iter().filter(|d| !is_real(d) && sectors.contains(&d.project.sector));
        let shapes: Vec<_> = of_sector.filter_map(|d| d.project.place.as_ref()).collect();
        shapes.iter().filter(|place| shape(&place.geometry)).count() * 100 / shapes.len()
    };
    let lines = share(&[Sector::Transport, Sector::Water], |g| matches!(g, Geometry::LineString(_)));
    let areas =
        share(&[Sector::AreaDevelopment, Sector::ParksEcology], |g| matches!(g, Geometry::Polygon(_)));
    let rest =
        [Sector::Industry, Sector::CommerceHotel, Sector::Housing, Sector::Education, Sector::HealthWelfare];
    let points = share(&rest, |g| matches!(g, Geometry::Point(_)));
    assert!(
        (75..95).contains(&lines) && (75..95).contains(&areas) && points == 100,
        "{lines} {areas} {points}"
    );
}
