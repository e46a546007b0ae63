//! The district's outline and the label points of its subdistricts, in whole millionths of a degree: a
//! site is inside or outside by exact arithmetic, the same on every machine.

use super::DemoError;
use domain::code_list::{CodeList as _, Subdistrict};
use domain::place::Position;
use serde::Deserialize;

/// A position in millionths of a degree, longitude first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub lon: i64,
    pub lat: i64,
}

/// Millimetres a millionth of a degree is long here, at 24.92° north: 100 957 m and 110 770 m a degree.
const LON_MM: i64 = 101;
const LAT_MM: i64 = 111;

impl Spot {
    fn of([lon, lat]: Position) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
        let micro = |degrees: f64| (degrees * 1e6).round() as i64;
        Self { lon: micro(lon), lat: micro(lat) }
    }

    /// In degrees: the nearest binary number to six decimals.
    pub fn degrees(self) -> Position {
        #[expect(clippy::cast_precision_loss, reason = "at most 180 million, exact below 2^53")]
        let degrees = |micro: i64| micro as f64 / 1e6;
        [degrees(self.lon), degrees(self.lat)]
    }

    /// Moved by metres east and north.
    pub const fn moved(self, east_m: i64, north_m: i64) -> Self {
        Self { lon: self.lon + east_m * 1000 / LON_MM, lat: self.lat + north_m * 1000 / LAT_MM }
    }

    /// Whether two positions are at most so many metres apart.
    pub const fn within(self, other: Self, metres: i64) -> bool {
        let (x, y) = ((self.lon - other.lon) * LON_MM, (self.lat - other.lat) * LAT_MM);
        x * x + y * y <= metres * metres * 1_000_000
    }
}

/// Twice the area of a triangle, signed: positive when `c` lies left of the way from `a` to `b`.
const fn turn(a: Spot, b: Spot, c: Spot) -> i64 {
    (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon)
}

/// Whether two ways cross or come so near that a turn is zero: touching counts as crossing.
const fn may_cross(a: Spot, b: Spot, c: Spot, d: Spot) -> bool {
    turn(a, b, c).signum() * turn(a, b, d).signum() <= 0
        && turn(c, d, a).signum() * turn(c, d, b).signum() <= 0
}

/// Where exercise sites may lie.
#[derive(Debug, Clone)]
pub(super) struct District {
    /// The outline, closed.
    ring: Vec<Spot>,
    /// Label points, by ordinal of the subdistrict.
    labels: Vec<Spot>,
}

#[derive(Deserialize)]
struct Collection<G> {
    features: Vec<Feature<G>>,
}

#[derive(Deserialize)]
struct Feature<G> {
    id: String,
    geometry: Shape<G>,
}

#[derive(Deserialize)]
struct Shape<G> {
    coordinates: G,
}

impl District {
    /// Reads the two GeoJSON files.
    pub fn read(boundary: &str, points: &str) -> Result<Self, DemoError> {
        let boundary: Collection<Vec<Vec<Position>>> = serde_json::from_str(boundary)?;
        let points: Collection<Position> = serde_json::from_str(points)?;
        let outline = boundary.features.first().and_then(|feature| feature.geometry.coordinates.first());
        let ring: Vec<Spot> =
            outline.ok_or(DemoError::Boundary)?.iter().map(|position| Spot::of(*position)).collect();
        if ring.len() < 4 || ring.first() != ring.last() {
            return Err(DemoError::Boundary);
        }
        let label = |subdistrict: &Subdistrict| {
            let feature = points.features.iter().find(|feature| feature.id == subdistrict.code());
            feature.map(|feature| Spot::of(feature.geometry.coordinates)).ok_or(DemoError::Boundary)
        };
        let labels = Subdistrict::ALL.iter().map(label).collect::<Result<Vec<Spot>, _>>()?;
        let district = Self { ring, labels };
        if district.labels.iter().all(|spot| district.contains(*spot)) {
            Ok(district)
        } else {
            Err(DemoError::Boundary)
        }
    }

    /// The label point of a subdistrict.
    pub fn label(&self, subdistrict: Subdistrict) -> Spot {
        self.labels[usize::from(subdistrict.ordinal())]
    }

    /// Whether a position is inside.
    pub fn contains(&self, spot: Spot) -> bool {
        let mut inside = false;
        for edge in self.ring.windows(2) {
            let (a, b) = (edge[0], edge[1]);
            if (a.lat > spot.lat) != (b.lat > spot.lat) {
                // A ray to the east meets the edge when the spot lies on its western side.
                let left = turn(a, b, spot) > 0;
                inside ^= left == (b.lat > a.lat);
            }
        }
        inside
    }

    /// Whether a way with its bends lies wholly inside.
    pub fn contains_way(&self, way: &[Spot]) -> bool {
        let crosses =
            |leg: &[Spot]| self.ring.windows(2).any(|edge| may_cross(leg[0], leg[1], edge[0], edge[1]));
        way.iter().all(|spot| self.contains(*spot)) && !way.windows(2).any(crosses)
    }
}
