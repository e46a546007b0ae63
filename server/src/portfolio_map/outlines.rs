//! What a map draws under the projects, read from the shipped files (`server/data/README.md` says where each comes from
//! and how far to believe it), and the same as GeoJSON for the browser's map.

use domain::code_list::{CodeList as _, Subdistrict};
use domain::label::Bilingual;
use domain::place::{Geometry, Position};
use domain::portfolio_map::{LabelPoint, Outline, Outlines};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

const DISTRICT: &str = include_str!("../../data/fengze_boundary.geojson");
const COUNTIES: &str = include_str!("../../data/quanzhou_counties.geojson");
const SEA: &str = include_str!("../../data/sea_for_drawing.geojson");
const SUBDISTRICTS: &str = include_str!("../../data/subdistrict_points.geojson");

/// The shipped outlines are not what they should be.
#[derive(Debug, thiserror::Error)]
pub enum OutlinesError {
    /// A file is no GeoJSON of the kind it was.
    #[error("the outlines cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A file has nothing in it, or a point of no subdistrict.
    #[error("the outlines lack {0}")]
    Lacking(&'static str),
}

#[derive(Deserialize)]
struct Collection<P, C> {
    features: Vec<Feature<P, C>>,
}

#[derive(Deserialize)]
struct Feature<P, C> {
    properties: P,
    geometry: Coordinates<C>,
}

#[derive(Deserialize)]
struct Coordinates<C> {
    coordinates: C,
}

#[derive(Deserialize)]
struct Unit {
    adcode: String,
    name_zh: String,
    name_en: String,
}

#[derive(Deserialize)]
struct Sea {}

#[derive(Deserialize)]
struct Point {
    code: String,
}

type Rings = Vec<Vec<Position>>;

fn units(text: &str) -> Result<impl Iterator<Item = Outline>, OutlinesError> {
    let units: Collection<Unit, Rings> = serde_json::from_str(text)?;
    Ok(units.features.into_iter().map(|unit| Outline {
        code: unit.properties.adcode,
        name: Bilingual::new(unit.properties.name_zh, unit.properties.name_en),
        rings: unit.geometry.coordinates,
    }))
}

/// Reads the shipped outlines.
///
/// # Errors
/// [`OutlinesError`] when a file has another shape.
pub fn outlines() -> Result<Outlines, OutlinesError> {
    let sea: Collection<Sea, Vec<Rings>> = serde_json::from_str(SEA)?;
    let points: Collection<Point, Position> = serde_json::from_str(SUBDISTRICTS)?;
    let subdistricts = points.features.into_iter().map(|point| {
        let subdistrict = Subdistrict::from_code(&point.properties.code);
        let position = point.geometry.coordinates;
        subdistrict.map(|subdistrict| LabelPoint { subdistrict, position })
    });
    Ok(Outlines {
        district: units(DISTRICT)?.next().ok_or(OutlinesError::Lacking("the district"))?,
        neighbours: units(COUNTIES)?.collect(),
        sea: sea.features.into_iter().flat_map(|sea| sea.geometry.coordinates).collect(),
        subdistricts: subdistricts.collect::<Option<_>>().ok_or(OutlinesError::Lacking("a subdistrict"))?,
    })
}

/// Outlines for orientation, not a map that was surveyed.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutlineCollection {
    /// `FeatureCollection`.
    r#type: &'static str,
    /// Sea, units, label points.
    features: Vec<OutlineFeature>,
}

/// One of them.
#[derive(Debug, Serialize, ToSchema)]
struct OutlineFeature {
    /// `Feature`.
    r#type: &'static str,
    /// Polygon or point.
    #[schema(value_type = Object)]
    geometry: Geometry,
    properties: OutlineProperties,
}

/// What it is.
#[derive(Debug, Serialize, ToSchema)]
struct OutlineProperties {
    /// `sea`, `district`, `neighbour`, or `subdistrict`: where its name stands, which is no place of anything.
    kind: &'static str,
    /// Division code; null for the sea.
    code: Option<String>,
    /// Name in Chinese; null for the sea.
    name_zh: Option<String>,
    /// Name in English; null for the sea.
    name_en: Option<String>,
}

/// The outlines as GeoJSON.
#[must_use]
pub fn collection(outlines: &Outlines) -> OutlineCollection {
    let feature = |kind, geometry, code: Option<&str>, name: Option<&Bilingual>| OutlineFeature {
        r#type: "Feature",
        geometry,
        properties: OutlineProperties {
            kind,
            code: code.map(str::to_owned),
            name_zh: name.map(|name| name.zh.clone()),
            name_en: name.map(|name| name.en.clone()),
        },
    };
    let unit = |kind, unit: &Outline| {
        feature(kind, Geometry::Polygon(unit.rings.clone()), Some(&unit.code), Some(&unit.name))
    };
    let around = outlines.neighbours.iter().filter(|unit| unit.code != outlines.district.code);
    let sea = outlines.sea.iter().map(|rings| feature("sea", Geometry::Polygon(rings.clone()), None, None));
    let subdistricts = outlines.subdistricts.iter().map(|point| {
        let name = Bilingual::from(point.subdistrict.label());
        feature("subdistrict", Geometry::Point(point.position), Some(point.subdistrict.code()), Some(&name))
    });
    let features = around
        .map(|outline| unit("neighbour", outline))
        .chain(sea)
        .chain([unit("district", &outlines.district)])
        .chain(subdistricts)
        .collect();
    OutlineCollection { r#type: "FeatureCollection", features }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_outlines_are_complete_and_their_names_stand_in_the_district() {
        let outlines = outlines().expect("outlines");
        assert_eq!((outlines.neighbours.len(), outlines.subdistricts.len()), (8, Subdistrict::ALL.len()));
        let district = outlines.bounding_box().expect("a box");
        assert!(outlines.subdistricts.iter().all(|point| district.contains(point.position)));
        assert!(outlines.neighbours.iter().any(|unit| unit.code == outlines.district.code));
        let kinds = collection(&outlines).features.into_iter().map(|feature| feature.properties.kind);
        let kinds: Vec<_> = kinds.filter(|kind| *kind != "sea").collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == "neighbour").count(), 7);
        assert_eq!(kinds.iter().filter(|kind| **kind == "district").count(), 1);
    }
}
