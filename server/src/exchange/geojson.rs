//! The portfolio as a GeoJSON feature collection (RFC 7946: WGS84, longitude first). Projects without a
//! place cannot be on a map; how many they are is said beside the features.

use super::is_illustrative;
use crate::rest::project_item::ProjectItemBody;
use domain::place::Geometry;
use domain::portfolio::{Portfolio, Query, QueryError};
use serde::Serialize;
use utoipa::ToSchema;

/// A feature collection; the members after `features` are ours, as RFC 7946 §6.1 allows.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeatureCollection {
    /// `FeatureCollection`.
    r#type: &'static str,
    /// The projects that have a place.
    features: Vec<Feature>,
    /// Month the figures are for, `YYYY-MM`.
    as_of: String,
    /// Whether that month is still open.
    provisional: bool,
    /// Projects the filter lets through.
    total: u32,
    /// Those of them without a place.
    without_place: usize,
}

/// A project on the map.
#[derive(Debug, Serialize, ToSchema)]
struct Feature {
    /// `Feature`.
    r#type: &'static str,
    /// The project's code.
    id: String,
    /// Point, line or polygon.
    #[schema(value_type = Object)]
    geometry: Geometry,
    /// What the list says of it, and how its place is known.
    properties: Properties,
}

/// A feature's properties.
#[derive(Debug, Serialize, ToSchema)]
struct Properties {
    #[serde(flatten)]
    item: ProjectItemBody,
    /// How the place is known: `exact`, `estimated_from_general_knowledge`, `subdistrict_centroid` or
    /// `illustrative`.
    place_basis: &'static str,
    /// Whether the place is only roughly right (0.3–1.5 km).
    approximate: bool,
    /// Whether the record is an example and not a real project.
    illustrative: bool,
}

/// The features of every project a question lets through.
///
/// # Errors
/// [`QueryError`] of the question.
pub fn collection(portfolio: &Portfolio, query: &Query) -> Result<FeatureCollection, QueryError> {
    let view = portfolio.query_whole(query)?;
    let mut features = Vec::new();
    for item in &view.items {
        let place = portfolio.entry(&item.code).and_then(|entry| entry.project.place.as_ref());
        let Some(place) = place else { continue };
        features.push(Feature {
            r#type: "Feature",
            id: item.code.to_string(),
            geometry: place.geometry.clone(),
            properties: Properties {
                place_basis: place.basis.code(),
                approximate: place.basis.is_approximate(),
                illustrative: is_illustrative(item),
                item: item.into(),
            },
        });
    }
    Ok(FeatureCollection {
        r#type: "FeatureCollection",
        without_place: view.items.len() - features.len(),
        features,
        as_of: view.as_of.month.to_string(),
        provisional: view.as_of.provisional,
        total: view.total.count,
    })
}
