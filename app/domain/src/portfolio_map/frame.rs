//! The sketch's frame: from positions on the Earth to positions on the drawing, in the projection of web maps
//! (Mercator), so that the browser's map lies over the sketch.

use crate::place::{BoundingBox, Position};

/// Room around the district on a sketch, degrees: some 700 m.
pub const SKETCH_MARGIN: f64 = 0.006;

/// A drawing of so many units, and the part of the Earth it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    width: f64,
    height: f64,
    /// Units to a radian of longitude.
    scale: f64,
    /// Longitude and Mercator's height of the drawing's middle, radians.
    middle: [f64; 2],
}

/// Mercator's height of a latitude, radians.
fn mercator(latitude: f64) -> f64 {
    latitude.to_radians().tan().asinh()
}

impl Frame {
    /// The largest drawing of a box that fits, the box in its middle; what lies beside it is shown as far as there is
    /// room.
    #[must_use]
    pub fn around(shown: BoundingBox, width: f64, height: f64) -> Self {
        let (west, east) = (shown.west.to_radians(), shown.east.to_radians());
        let (south, north) = (mercator(shown.south), mercator(shown.north));
        let scale = (width / (east - west)).min(height / (north - south));
        Self { width, height, scale, middle: [f64::midpoint(west, east), f64::midpoint(south, north)] }
    }

    /// Units from the left and from the top.
    #[must_use]
    pub fn point(&self, [longitude, latitude]: Position) -> [f64; 2] {
        let x = self.width / 2.0 + (longitude.to_radians() - self.middle[0]) * self.scale;
        let y = self.height / 2.0 - (mercator(latitude) - self.middle[1]) * self.scale;
        [x, y]
    }

    /// What the whole drawing shows.
    #[must_use]
    pub fn shown(&self) -> BoundingBox {
        let [across, up] = [self.width, self.height].map(|side| side / 2.0 / self.scale);
        let latitude = |height: f64| height.sinh().atan().to_degrees();
        BoundingBox {
            west: (self.middle[0] - across).to_degrees(),
            south: latitude(self.middle[1] - up),
            east: (self.middle[0] + across).to_degrees(),
            north: latitude(self.middle[1] + up),
        }
    }

    /// A line or ring as the path of an SVG, to a tenth of a unit; empty without positions.
    #[must_use]
    pub fn path(&self, positions: &[Position], closed: bool) -> String {
        let mut path = String::with_capacity(positions.len() * 12);
        let open = match positions {
            // The end of a ring is its beginning.
            [rest @ .., last] if closed && rest.len() > 1 && rest.first() == Some(last) => rest,
            all => all,
        };
        for (n, position) in open.iter().enumerate() {
            let [x, y] = self.point(*position);
            path.push_str(if n == 0 { "M" } else { "L" });
            path.push_str(&format!("{x:.1} {y:.1}"));
        }
        if closed && !path.is_empty() {
            path.push('Z');
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::FENGZE;

    #[test]
    fn the_box_is_in_the_middle_and_touches_two_edges() {
        let frame = Frame::around(FENGZE, 1200.0, 900.0);
        let [left, top] = frame.point([FENGZE.west, FENGZE.north]);
        let [right, bottom] = frame.point([FENGZE.east, FENGZE.south]);
        assert!(top.abs() < 1e-6 && (bottom - 900.0).abs() < 1e-6);
        assert!((left - (1200.0 - right)).abs() < 1e-6 && left > 0.0);
    }

    #[test]
    fn a_kilometre_east_is_as_long_as_a_kilometre_north() {
        let frame = Frame::around(FENGZE, 1200.0, 900.0);
        let (longitude, latitude) = (118.6, 24.92);
        let [x, y] = frame.point([longitude, latitude]);
        // 100 957 m to a degree of longitude here, 110 770 m to one of latitude.
        let [east, _] = frame.point([longitude + 1000.0 / 100_957.0, latitude]);
        let [_, north] = frame.point([longitude, latitude + 1000.0 / 110_770.0]);
        assert!(((east - x) / (y - north) - 1.0).abs() < 0.005);
    }

    #[test]
    fn what_is_shown_is_what_the_corners_are() {
        let frame = Frame::around(FENGZE, 1200.0, 900.0);
        let shown = frame.shown();
        let [x, y] = frame.point([shown.west, shown.south]);
        assert!(x.abs() < 1e-6 && (y - 900.0).abs() < 1e-6);
        assert!(shown.west < FENGZE.west && shown.contains([FENGZE.east, FENGZE.south]));
    }

    #[test]
    fn a_ring_is_closed_once_and_a_line_is_left_open() {
        let frame = Frame::around(BoundingBox { west: 0.0, south: -1.0, east: 2.0, north: 1.0 }, 20.0, 20.0);
        let ring = [[0.0, 0.0], [2.0, 0.0], [1.0, 0.0], [0.0, 0.0]];
        assert_eq!(frame.path(&ring, true), "M0.0 10.0L20.0 10.0L10.0 10.0Z");
        assert_eq!(frame.path(&ring[..2], false), "M0.0 10.0L20.0 10.0");
        assert_eq!(frame.path(&[], true), "");
    }
}
