//! The systems coordinates are given in here, and the way to WGS84 and back.
//!
//! Chinese web maps shift every position by some hundreds of metres. Who applies the shift does not publish it; the
//! formulas everybody works with agree with published positions to some 0.7 m. They are kept, with their constants and
//! tests, in the crate `geocoordinates` (pure Rust, no feature switched on, nothing under it that is not here already).
//! It promises half a metre for the way back, so what comes back is held against the way there, and refused past a
//! millionth of a degree.

use super::{BoundingBox, Geometry, Position};
use geocoordinates::{Bd09, Gcj02, Wgs84};

crate::code_list::code_list! {
    /// The system a pair of coordinates is given in.
    CoordinateSystem as "coordinate_system" {
        /// GPS, surveys, Tianditu. CGCS2000, the state's own, is within decimetres of it: the same on a map.
        Wgs84 = "wgs84", "WGS84 / CGCS2000（GPS、天地图、测绘成果）", "WGS84 / CGCS2000 (GPS, Tianditu, surveys)";
        /// Amap, Tencent Maps and everything else that must shift: in Fengze some 560 m to the south-east.
        Gcj02 = "gcj02", "GCJ-02（高德、腾讯地图）", "GCJ-02 (Amap, Tencent Maps)";
        /// Baidu Maps: GCJ-02 shifted once more.
        Bd09 = "bd09", "BD-09（百度地图）", "BD-09 (Baidu Maps)";
    }
}

/// Degrees in which positions in China lie, with some sea around: the bounds typed coordinates are held against. It
/// lies within the larger box outside of which the shift is not defined, so no conversion comes near its edge.
pub const CHINA: BoundingBox = BoundingBox { west: 73.0, south: 3.0, east: 136.0, north: 54.0 };

/// How far off a position may be that was converted there and back: a millionth of a degree, 0.1 m.
const TOLERANCE: f64 = 1e-6;

impl CoordinateSystem {
    /// The name alone, without who uses it: `GCJ-02`.
    #[must_use]
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::Wgs84 => "WGS84",
            Self::Gcj02 => "GCJ-02",
            Self::Bd09 => "BD-09",
        }
    }

    /// A position of this system in WGS84, by iteration to far better than 0.1 m; `None` outside [`CHINA`], where
    /// these systems mean nothing.
    #[must_use]
    pub fn to_wgs84(self, position: Position) -> Option<Position> {
        let [longitude, latitude] = position;
        if !CHINA.contains(position) {
            return None;
        }
        let found = match self {
            Self::Wgs84 => return Some(position),
            Self::Gcj02 => Gcj02::new(latitude, longitude).try_to_wgs84_refined(),
            Self::Bd09 => Bd09::new(latitude, longitude).try_to_wgs84_refined(),
        };
        let found = found.ok()?.into_inner();
        let again = self.shifted(found)?;
        let near = (0..2).all(|axis| (again[axis] - position[axis]).abs() <= TOLERANCE);
        near.then_some([found.lon, found.lat])
    }

    /// A WGS84 position in this system; `None` outside [`CHINA`].
    #[must_use]
    pub fn from_wgs84(self, position: Position) -> Option<Position> {
        let [longitude, latitude] = position;
        CHINA.contains(position).then(|| self.shifted(Wgs84::new(latitude, longitude)))?
    }

    /// A whole shape of this system in WGS84; `None` when any of it lies outside [`CHINA`].
    #[must_use]
    pub fn geometry_to_wgs84(self, geometry: &Geometry) -> Option<Geometry> {
        let line = |line: &Vec<Position>| line.iter().map(|position| self.to_wgs84(*position)).collect();
        Some(match geometry {
            Geometry::Point(position) => Geometry::Point(self.to_wgs84(*position)?),
            Geometry::LineString(positions) => Geometry::LineString(line(positions)?),
            Geometry::Polygon(rings) => Geometry::Polygon(rings.iter().map(line).collect::<Option<_>>()?),
        })
    }

    fn shifted(self, position: Wgs84) -> Option<Position> {
        match self {
            Self::Wgs84 => Some([position.lon, position.lat]),
            Self::Gcj02 => position.try_to_gcj02().ok().map(|shifted| [shifted.lon, shifted.lat]),
            Self::Bd09 => position.try_to_bd09().ok().map(|shifted| [shifted.lon, shifted.lat]),
        }
    }
}
