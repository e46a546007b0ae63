//! Where a shape's symbol goes, and how long or large it is: on the ellipsoid, by `geo`.

use super::{BoundingBox, Geometry, Position};
use crate::label::Bilingual;
use geo::{Geodesic, GeodesicArea as _, InterpolatableLine as _, Length as _, LineString, Polygon};
use serde::{Deserialize, Serialize};

/// How long or large a shape is, along the WGS84 ellipsoid. A shape drawn as approximate is no better measured than it
/// is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// A point has none.
    Point,
    /// Of a line.
    Line {
        /// Its length, whole metres.
        metres: u64,
    },
    /// Of an area, holes taken out.
    Area {
        /// Its area, whole square metres.
        square_metres: u64,
        /// The length of its outer ring, whole metres.
        perimeter_metres: u64,
    },
}

impl Extent {
    /// For readers; `None` for a point. Areas in hectares with 亩 beside them in Chinese.
    #[must_use]
    pub fn words(&self) -> Option<Bilingual> {
        match *self {
            Self::Point => None,
            Self::Line { metres } if metres < 1000 => {
                Some(Bilingual::new(format!("长约 {metres} 米"), format!("about {metres} m long")))
            }
            Self::Line { metres } => {
                let km = tenths(metres, 1000);
                Some(Bilingual::new(format!("长约 {km} 公里"), format!("about {km} km long")))
            }
            Self::Area { square_metres, .. } if square_metres < 10_000 => Some(Bilingual::new(
                format!("面积约 {square_metres} 平方米"),
                format!("about {square_metres} m²"),
            )),
            Self::Area { square_metres, .. } => {
                // 15 亩 = 1 hectare.
                let (hectares, mu) = (tenths(square_metres, 10_000), tenths(square_metres * 15, 10_000));
                Some(Bilingual::new(
                    format!("面积约 {hectares} 公顷（{mu} 亩）"),
                    format!("about {hectares} ha"),
                ))
            }
        }
    }
}

/// `amount ÷ unit` with one decimal, half up.
fn tenths(amount: u64, unit: u64) -> String {
    let tenths = (amount * 10 + unit / 2) / unit;
    format!("{}.{}", tenths / 10, tenths % 10)
}

impl Geometry {
    /// A position to put a symbol or a label, to six decimals where that leaves it in its place: the point, the middle
    /// of a line along its way, a position inside an area that is away from its edge. `None` without positions.
    #[must_use]
    pub fn label_position(&self) -> Option<Position> {
        match self {
            Self::Point(position) => Some(*position),
            Self::LineString(line) => {
                let middle = line_string(line).point_at_ratio_from_start(&Geodesic, 0.5);
                middle.map(|middle| rounded(middle.into())).or_else(|| line.first().copied())
            }
            Self::Polygon(rings) => inside(rings),
        }
    }

    /// How long or large it is.
    #[must_use]
    pub fn extent(&self) -> Extent {
        match self {
            Self::Point(_) => Extent::Point,
            Self::LineString(line) => Extent::Line { metres: whole(Geodesic.length(&line_string(line))) },
            Self::Polygon(rings) => {
                let area = polygon(rings);
                let size =
                    |area: &Polygon| (area.geodesic_area_signed().abs(), Geodesic.length(area.exterior()));
                let (square_metres, perimeter) = area.as_ref().map_or((0.0, 0.0), size);
                Extent::Area { square_metres: whole(square_metres), perimeter_metres: whole(perimeter) }
            }
        }
    }
}

/// A position inside an area: the middle of the widest stretch of it on three parallels, even where corners lie around
/// it and not in it. `geo` has the same (`InteriorPoint`), for 60 kB of compressed WASM where a page calls it.
fn inside(rings: &[Vec<Position>]) -> Option<Position> {
    let around = BoundingBox::around(rings.first()?.iter().copied())?;
    let parallels = [0.5, 0.25, 0.75].map(|part| around.south + (around.north - around.south) * part);
    let mut widest: Option<([f64; 2], f64)> = None;
    for parallel in parallels.map(|parallel| between_corners(rings, parallel)) {
        for [from, to] in stretches(rings, parallel) {
            if widest.is_none_or(|([west, east], _)| to - from > east - west) {
                widest = Some(([from, to], parallel));
            }
        }
    }
    let Some(([from, to], parallel)) = widest else { return rings.first()?.first().copied() };
    let middle = [f64::midpoint(from, to), parallel];
    let near = rounded(middle);
    let holds = stretches(rings, near[1]).iter().any(|[from, to]| *from < near[0] && near[0] < *to);
    Some(if holds { near } else { middle })
}

/// A parallel near this one that goes through no corner: half way to the next corner.
fn between_corners(rings: &[Vec<Position>], parallel: f64) -> f64 {
    let latitudes = || rings.iter().flatten().map(|position| position[1]);
    if latitudes().all(|latitude| latitude != parallel) {
        return parallel;
    }
    let others = latitudes().filter(|latitude| *latitude != parallel);
    let next = others.min_by(|a, b| (a - parallel).abs().total_cmp(&(b - parallel).abs()));
    next.map_or(parallel, |next| f64::midpoint(parallel, next))
}

/// The parts of a parallel that lie in an area, from west to east: between its first and second edge, its third and
/// fourth, holes among them.
fn stretches(rings: &[Vec<Position>], parallel: f64) -> Vec<[f64; 2]> {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    let mut crossed: Vec<f64> = edges
        .filter_map(|edge| {
            let [[x1, y1], [x2, y2]] = [edge[0], edge[1]];
            ((y1 > parallel) != (y2 > parallel)).then(|| x1 + (parallel - y1) / (y2 - y1) * (x2 - x1))
        })
        .collect();
    crossed.sort_by(f64::total_cmp);
    crossed.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// To six decimals of a degree, some 0.1 m.
fn rounded(position: Position) -> Position {
    position.map(|degrees| (degrees * 1e6).round() / 1e6)
}

fn whole(amount: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no length or area on Earth is negative or past 2^53; what is no number becomes 0"
    )]
    let whole = amount.round() as u64;
    whole
}

/// As `geo` has it.
pub(super) fn line_string(line: &[Position]) -> LineString {
    line.iter().copied().collect()
}

/// As `geo` has it; `None` without an outer ring.
pub(super) fn polygon(rings: &[Vec<Position>]) -> Option<Polygon> {
    let (outer, holes) = rings.split_first().filter(|(outer, _)| !outer.is_empty())?;
    Some(Polygon::new(line_string(outer), holes.iter().map(|hole| line_string(hole)).collect()))
}
