//! The sheets a wall chart is printed on, and what goes where on each. All lengths are millimetres; sheets lie on their
//! long side.

use serde::Serialize;

/// A sheet of ISO 216.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 1189 × 841 mm: read from across a room.
    A0,
    /// 841 × 594 mm.
    A1,
    /// 420 × 297 mm: what an office's own printer takes.
    A3,
}

/// What goes where.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    pub margin: f64,
    /// How large everything is beside an A3.
    pub scale: f64,
    /// Height of the title's band.
    pub head: f64,
    /// Width and height of the map.
    pub map: [f64; 2],
    /// Height of the legend under the map.
    pub legend: f64,
    /// Columns of the table beside the map.
    pub beside: u32,
    /// Columns of the table on the sheets that follow.
    pub following: u32,
    /// Least height of a row: what is smaller cannot be read at arm's length. What does not fit goes on another sheet.
    pub least_row: f64,
    /// Greatest height of a row: a few projects do not fill a wall.
    pub most_row: f64,
    /// Height of the numbers on the map.
    pub number: f64,
}

impl Sheet {
    /// Every sheet, largest first.
    pub const ALL: [Self; 3] = [Self::A0, Self::A1, Self::A3];

    /// The word an address asks for it with.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::A0 => "a0",
            Self::A1 => "a1",
            Self::A3 => "a3",
        }
    }

    /// The sheet of a word, in capitals or not.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.word().eq_ignore_ascii_case(word))
    }

    /// Width and height in millimetres.
    #[must_use]
    pub const fn millimetres(self) -> [f64; 2] {
        match self {
            Self::A0 => [1189.0, 841.0],
            Self::A1 => [841.0, 594.0],
            Self::A3 => [420.0, 297.0],
        }
    }

    /// What goes where on it.
    pub(super) fn layout(self) -> Layout {
        let [width, height] = self.millimetres();
        let scale = height / 297.0;
        let (margin, head, legend) = (10.0 * scale, 24.0 * scale, 19.0 * scale);
        // Between the title's band, map and legend: 2 at A3's scale.
        let map_height = height - 2.0 * margin - head - legend - 4.0 * scale;
        let (share, beside, following, least_row, most_row, number) = match self {
            Self::A0 => (0.46, 2, 4, 3.8, 12.0, 3.6),
            Self::A1 => (0.46, 2, 4, 3.4, 9.0, 2.7),
            Self::A3 => (0.46, 1, 2, 4.4, 7.0, 1.75),
        };
        let map = [(width - 2.0 * margin) * share, map_height];
        Layout {
            width,
            height,
            margin,
            scale,
            head,
            map,
            legend,
            beside,
            following,
            least_row,
            most_row,
            number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_the_sides_of_their_standard_and_are_found_by_their_words() {
        for sheet in Sheet::ALL {
            let [width, height] = sheet.millimetres();
            assert!((width / height - std::f64::consts::SQRT_2).abs() < 0.003, "{sheet:?}");
            assert_eq!(Sheet::from_word(&sheet.word().to_uppercase()), Some(sheet));
        }
        assert_eq!(Sheet::from_word("a2"), None);
    }

    #[test]
    fn map_and_bands_fill_the_height_and_leave_the_table_half_the_width() {
        for layout in Sheet::ALL.map(Sheet::layout) {
            let bands = layout.head + layout.legend + layout.map[1] + 2.0 * layout.margin;
            assert!(bands < layout.height && bands > 0.97 * layout.height);
            assert!(layout.map[0] < 0.5 * layout.width);
        }
    }
}
