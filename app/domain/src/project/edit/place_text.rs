//! A place in one line of text: `exact point 118.6,24.9`, `illustrative line 118.6,24.9;118.7,24.9`,
//! `exact area RING|RING`. Degrees are written so that they read back as the same number.

use crate::place::{Geometry, Place, PlaceBasis, Position};

/// The place as text.
pub(super) fn written(place: &Place) -> String {
    let (shape, positions) = match &place.geometry {
        Geometry::Point(position) => ("point", pair(position)),
        Geometry::LineString(line) => ("line", joined(line)),
        Geometry::Polygon(rings) => {
            ("area", rings.iter().map(|ring| joined(ring)).collect::<Vec<_>>().join("|"))
        }
    };
    format!("{} {shape} {positions}", place.basis.code())
}

/// The same, read.
pub(super) fn read(text: &str) -> Option<Place> {
    let mut words = text.splitn(3, ' ');
    let basis = PlaceBasis::from_code(words.next()?)?;
    let (shape, positions) = (words.next()?, words.next()?);
    let geometry = match shape {
        "point" => Geometry::Point(position(positions)?),
        "line" => Geometry::LineString(line(positions)?),
        "area" => Geometry::Polygon(positions.split('|').map(line).collect::<Option<_>>()?),
        _ => return None,
    };
    Some(Place { geometry, basis })
}

fn pair([longitude, latitude]: &Position) -> String {
    format!("{longitude},{latitude}")
}

fn joined(line: &[Position]) -> String {
    line.iter().map(pair).collect::<Vec<_>>().join(";")
}

fn position(text: &str) -> Option<Position> {
    let (longitude, latitude) = text.split_once(',')?;
    Some([longitude.parse().ok()?, latitude.parse().ok()?])
}

fn line(text: &str) -> Option<Vec<Position>> {
    text.split(';').map(position).collect()
}
