//! Rings cut at the edges of a box: what lies outside a drawing need not be drawn.

use crate::place::{BoundingBox, Position};

/// The part of a ring within a box, closed; empty when none of it is. Where a ring leaves the box several times, its
/// parts hang together along the edge (Sutherland and Hodgman, 1974): right for filling, and for a line where the edge
/// is cut off.
#[must_use]
pub fn within_box(ring: &[Position], shown: &BoundingBox) -> Vec<Position> {
    let edges: [(usize, f64, f64); 4] =
        [(0, shown.west, 1.0), (0, shown.east, -1.0), (1, shown.south, 1.0), (1, shown.north, -1.0)];
    let mut kept: Vec<Position> = ring.to_vec();
    if kept.first() == kept.last() {
        kept.pop();
    }
    for (axis, edge, sign) in edges {
        let before = std::mem::take(&mut kept);
        let inside = |position: &Position| (position[axis] - edge) * sign >= 0.0;
        for (n, to) in before.iter().enumerate() {
            let from = &before[(n + before.len() - 1) % before.len()];
            if inside(from) != inside(to) {
                kept.push(crossing(*from, *to, axis, edge));
            }
            if inside(to) {
                kept.push(*to);
            }
        }
    }
    kept.extend(kept.first().copied());
    kept
}

/// Where a way meets an edge that lies across it.
fn crossing(from: Position, to: Position, axis: usize, edge: f64) -> Position {
    let part = (edge - from[axis]) / (to[axis] - from[axis]);
    let other = 1 - axis;
    let mut met = [edge; 2];
    met[other] = from[other] + (to[other] - from[other]) * part;
    met
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: BoundingBox = BoundingBox { west: 0.0, south: 0.0, east: 10.0, north: 10.0 };

    #[test]
    fn what_is_inside_stays_and_what_is_outside_goes() {
        let inside = [[1.0, 1.0], [9.0, 1.0], [5.0, 9.0], [1.0, 1.0]];
        let mut cut = within_box(&inside, &BOX);
        cut.pop();
        assert!(cut.len() == 3 && inside.iter().all(|position| cut.contains(position)));
        assert!(within_box(&[[20.0, 1.0], [30.0, 1.0], [25.0, 9.0], [20.0, 1.0]], &BOX).is_empty());
    }

    #[test]
    fn a_ring_around_the_box_becomes_the_box() {
        let around = [[-5.0, -5.0], [15.0, -5.0], [15.0, 15.0], [-5.0, 15.0], [-5.0, -5.0]];
        let cut = within_box(&around, &BOX);
        assert_eq!(BoundingBox::around(cut.clone()), Some(BOX));
        assert_eq!((cut.len(), cut.first()), (5, cut.last()));
    }

    #[test]
    fn the_cut_lies_on_the_edge() {
        let over = [[5.0, 5.0], [15.0, 5.0], [15.0, 7.0], [5.0, 7.0], [5.0, 5.0]];
        let cut = within_box(&over, &BOX);
        assert!(cut.contains(&[10.0, 5.0]) && cut.contains(&[10.0, 7.0]) && cut.len() == 5);
    }
}
