//! A made-up site: a line, an area or a point inside the district, near its subdistrict's label point.

use crate::demo::dice::Dice;
use crate::demo::district::{District, Spot};
use domain::code_list::{Sector, Subdistrict};
use domain::place::{Geometry, Place, PlaceBasis};

/// How far from the label point a site may reach. The label points themselves are off by 1.5 km: a site
/// says which subdistrict it belongs to and no more.
const REACH_M: i64 = 1_450;

/// Sixteen directions, counter-clockwise from east, as thousandths: no machine's sine is asked.
const DIRECTIONS: [(i64, i64); 16] = [
    (1000, 0),
    (924, 383),
    (707, 707),
    (383, 924),
    (0, 1000),
    (-383, 924),
    (-707, 707),
    (-924, 383),
    (-1000, 0),
    (-924, -383),
    (-707, -707),
    (-383, -924),
    (0, -1000),
    (383, -924),
    (707, -707),
    (924, -383),
];

/// Tries at a shape before the site becomes the label point itself.
const TRIES: usize = 200;

/// The site of an illustrative record.
pub(in crate::demo) fn place(
    dice: &mut Dice,
    district: &District,
    sector: Sector,
    subdistrict: Subdistrict,
) -> Place {
    let label = district.label(subdistrict);
    let kind = dice.between(1, 100);
    // "Mostly": one in seven is a station, a pumping house, a single block.
    let shape = match sector {
        Sector::Transport | Sector::Water if kind <= 86 => line,
        Sector::AreaDevelopment | Sector::ParksEcology if kind <= 86 => area,
        _ => point,
    };
    let found = (0..TRIES).find_map(|_| {
        let shape = shape(dice, label)?;
        let way = way_of(&shape);
        let near = way.iter().all(|spot| spot.within(label, REACH_M));
        (near && district.contains_way(way)).then(|| shape.geometry())
    });
    Place {
        geometry: found.unwrap_or_else(|| Geometry::Point(label.degrees())),
        basis: PlaceBasis::Illustrative,
    }
}

/// A shape in whole numbers.
enum Shape {
    Point([Spot; 1]),
    Line(Vec<Spot>),
    Ring(Vec<Spot>),
}

impl Shape {
    fn geometry(&self) -> Geometry {
        let positions = |spots: &[Spot]| spots.iter().map(|spot| spot.degrees()).collect();
        match self {
            Self::Point([spot]) => Geometry::Point(spot.degrees()),
            Self::Line(spots) => Geometry::LineString(positions(spots)),
            Self::Ring(spots) => Geometry::Polygon(vec![positions(spots)]),
        }
    }
}

fn way_of(shape: &Shape) -> &[Spot] {
    match shape {
        Shape::Point(spots) => spots,
        Shape::Line(spots) | Shape::Ring(spots) => spots,
    }
}

/// One step in a direction.
fn step(from: Spot, direction: usize, metres: i64) -> Spot {
    let (east, north) = DIRECTIONS[direction % DIRECTIONS.len()];
    from.moved(metres * east / 1000, metres * north / 1000)
}

fn somewhere(dice: &mut Dice, label: Spot, reach: i64) -> Option<Spot> {
    let spot = label.moved(dice.between(-reach, reach), dice.between(-reach, reach));
    spot.within(label, reach).then_some(spot)
}

fn point(dice: &mut Dice, label: Spot) -> Option<Shape> {
    somewhere(dice, label, 1_300).map(|spot| Shape::Point([spot]))
}

/// Three to six legs that bend by at most 45° from the first one's direction: such a line always goes
/// forward and cannot meet itself.
fn line(dice: &mut Dice, label: Spot) -> Option<Shape> {
    let mut spots = vec![somewhere(dice, label, 1_300)?];
    let ahead = dice.below(DIRECTIONS.len());
    for _ in 0..dice.between(3, 6) {
        let bend = dice.below(5) + DIRECTIONS.len() - 2;
        let from = *spots.last()?;
        spots.push(step(from, ahead + bend, dice.between(110, 330)));
    }
    Some(Shape::Line(spots))
}

/// A ring around a centre with a corner in every second direction or so: each corner is seen from the
/// centre in turn, so the ring cannot meet itself. Counter-clockwise and closed, as GeoJSON has it.
fn area(dice: &mut Dice, label: Spot) -> Option<Shape> {
    let centre = somewhere(dice, label, 1_050)?;
    let size = dice.between(120, 380);
    let first = dice.below(2);
    let mut spots = Vec::with_capacity(9);
    for direction in (first..DIRECTIONS.len()).step_by(2) {
        // Opposite corners stay, so that no gap between two corners reaches a half turn.
        if direction % 4 != first && dice.chance(40) {
            continue;
        }
        spots.push(step(centre, direction, size * dice.between(65, 100) / 100));
    }
    spots.push(*spots.first()?);
    Some(Shape::Ring(spots))
}
