//! Our shapes as Terra Draw's features, and back.

use super::library::{member, object};
use domain::place::{Geometry, Position, ShapeKind};
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};

/// Terra Draw's mode in which a kind of shape is drawn.
pub(super) const fn mode(kind: ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Point => "point",
        ShapeKind::Line => "linestring",
        ShapeKind::Area => "polygon",
    }
}

/// To some centimetres: what a screen tells further is noise, and Terra Draw takes no more than nine decimals.
pub(super) fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

/// A shape as Terra Draw takes it.
pub(super) fn feature_of(geometry: &Geometry) -> JsValue {
    let position = |[x, y]: &Position| JsValue::from(Array::of2(&rounded(*x).into(), &rounded(*y).into()));
    let line = |line: &Vec<Position>| JsValue::from(line.iter().map(position).collect::<Array>());
    let (kind, coordinates) = match geometry {
        Geometry::Point(at) => ("Point", position(at)),
        Geometry::LineString(positions) => ("LineString", line(positions)),
        Geometry::Polygon(rings) => ("Polygon", rings.iter().map(line).collect::<Array>().into()),
    };
    let properties = object([("mode", mode(geometry.kind()).into()), ("size", 0.into())]);
    let geometry = object([("type", kind.into()), ("coordinates", coordinates)]);
    object([("type", "Feature".into()), ("geometry", geometry), ("properties", properties)])
}

/// The shape of a feature; `None` for one that has none of ours.
pub(super) fn geometry_of(feature: &JsValue) -> Option<Geometry> {
    let kind = member(feature, &["geometry", "type"])?.as_string()?;
    let coordinates = member(feature, &["geometry", "coordinates"])?;
    let position = |value: &JsValue| -> Option<Position> {
        let pair: &Array = value.dyn_ref()?;
        Some([rounded(pair.get(0).as_f64()?), rounded(pair.get(1).as_f64()?)])
    };
    let line = |value: &JsValue| -> Option<Vec<Position>> {
        value.dyn_ref::<Array>()?.iter().map(|value| position(&value)).collect()
    };
    match kind.as_str() {
        "Point" => position(&coordinates).map(Geometry::Point),
        "LineString" => line(&coordinates).map(Geometry::LineString),
        "Polygon" => {
            let rings = coordinates.dyn_ref::<Array>()?.iter();
            rings.map(|ring| line(&ring)).collect::<Option<_>>().map(Geometry::Polygon)
        }
        _ => None,
    }
}
