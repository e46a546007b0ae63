//! Where the numbers of projects stand on the map: beside their marks, and where marks are crowded a little further off,
//! with a line that leads to the mark, so that every number can be read.

/// What a number belongs to. Lengths are in the drawing's units, from its left and top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    /// Its middle.
    pub at: [f64; 2],
    /// Half its side.
    pub half: f64,
    /// How wide its number is.
    pub width: f64,
}

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Its middle.
    pub middle: [f64; 2],
    /// Whether it stands off its mark and needs a line that leads there.
    pub off: bool,
}

/// A box by its middle and half its sides.
#[derive(Debug, Clone, Copy)]
struct Taken {
    middle: [f64; 2],
    half: [f64; 2],
}

impl Taken {
    fn meets(&self, other: &Self) -> bool {
        (0..2).all(|axis| (self.middle[axis] - other.middle[axis]).abs() < self.half[axis] + other.half[axis])
    }

    fn is_within(&self, [width, height]: [f64; 2]) -> bool {
        let [x, y] = self.middle;
        let [across, up] = self.half;
        x >= across && y >= up && x <= width - across && y <= height - up
    }
}

/// Directions tried, the most readable first: to the right, left, above, below, then between them.
const DIRECTIONS: [[f64; 2]; 16] = [
    [1.0, 0.0],
    [-1.0, 0.0],
    [0.0, -1.0],
    [0.0, 1.0],
    [0.707, -0.707],
    [-0.707, -0.707],
    [0.707, 0.707],
    [-0.707, 0.707],
    [0.924, -0.383],
    [-0.924, -0.383],
    [0.924, 0.383],
    [-0.924, 0.383],
    [0.383, -0.924],
    [-0.383, -0.924],
    [0.383, 0.924],
    [-0.383, 0.924],
];

/// Places the numbers of marks, in their order, none over another or over a mark, all within the drawing. Of so many
/// that no room is left, those that find none stand on their marks.
pub(super) fn place(marks: &[Mark], height: f64, drawing: [f64; 2]) -> Vec<Number> {
    let taken_by = |mark: &Mark| Taken { middle: mark.at, half: [mark.half; 2] };
    let mut taken: Vec<Taken> = marks.iter().map(taken_by).collect();
    let farthest = drawing[0].max(drawing[1]);
    let mut numbers = Vec::with_capacity(marks.len());
    for mark in marks {
        let half = [mark.width / 2.0, height / 2.0];
        let mut distances = std::iter::successors(Some(0.0), |distance| Some(distance + height * 0.6))
            .take_while(|distance| *distance < farthest);
        let found = distances.find_map(|distance| {
            DIRECTIONS.iter().find_map(|[right, down]| {
                // So far that the number just touches its mark, and then the distance.
                let reach = |axis: usize| mark.half + half[axis] + distance;
                let middle = [mark.at[0] + right * reach(0), mark.at[1] + down * reach(1)];
                let number = Taken { middle, half };
                let free = number.is_within(drawing) && !taken.iter().any(|other| other.meets(&number));
                free.then_some((number, distance > height))
            })
        });
        let (number, off) = found.unwrap_or((Taken { middle: mark.at, half }, false));
        taken.push(number);
        numbers.push(Number { middle: number.middle, off });
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: [f64; 2] = [200.0, 200.0];
    const HEIGHT: f64 = 2.0;

    fn mark(x: f64, y: f64) -> Mark {
        Mark { at: [x, y], half: 1.0, width: 3.0 }
    }

    fn apart(numbers: &[Number]) -> bool {
        let boxes: Vec<_> =
            numbers.iter().map(|number| Taken { middle: number.middle, half: [1.5, 1.0] }).collect();
        boxes.iter().enumerate().all(|(n, one)| !boxes[..n].iter().any(|other| other.meets(one)))
    }

    #[test]
    fn a_number_alone_stands_to_the_right_of_its_mark_and_at_the_edge_to_the_left() {
        let numbers = place(&[mark(50.0, 50.0), mark(199.0, 100.0)], HEIGHT, DRAWING);
        assert_eq!(numbers[0], Number { middle: [52.5, 50.0], off: false });
        assert!(numbers[1].middle[0] < 199.0 && !numbers[1].off);
    }

    #[test]
    fn of_marks_on_one_spot_every_number_can_be_read_and_the_far_ones_have_a_line() {
        let numbers = place(&[mark(100.0, 100.0); 60], HEIGHT, DRAWING);
        assert!(apart(&numbers));
        assert!(!numbers[0].off && numbers[59].off);
        let on_the_mark = |number: &Number| {
            (number.middle[0] - 100.0).abs() < 2.5 && (number.middle[1] - 100.0).abs() < 2.0
        };
        assert!(!numbers.iter().any(on_the_mark));
    }

    #[test]
    fn without_any_room_numbers_stand_on_their_marks() {
        let numbers = place(&[mark(1.0, 1.0), mark(1.0, 1.0)], HEIGHT, [2.0, 2.0]);
        assert!(numbers.iter().all(|number| number.middle == [1.0, 1.0]));
    }
}
