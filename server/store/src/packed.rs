//! Many values in one text: how the read model's query hands over a project and what hangs on it.
//!
//! Values handed from engine to program are what a start costs (each is allocated, copied and freed, on
//! two threads), so a project comes as a dozen texts instead of sixty values and twenty rows. Only values
//! that cannot contain a separator are packed: codes, days, numbers, GeoJSON; never prose.

use chrono::NaiveDate;
use std::str::{FromStr, Split};

/// Between the fields of a row.
const FIELD: char = '|';
/// Between rows.
const ROW: char = ';';

/// The column that cannot be read.
#[derive(Debug)]
pub(crate) struct Wrong(pub &'static str);

/// The SQL of a project's rows in `table`, as one text or null; `fields` is SQL over `c`.
pub(crate) fn rows_sql(table: &str, fields: &str) -> String {
    // `string_agg` is the one aggregate of texts both engines spell alike (SQLite since 3.44).
    format!(
        "(SELECT string_agg({fields}, ';') FROM {table} c \
         WHERE c.district_id = p.district_id AND c.project_id = p.project_id)"
    )
}

/// The rows of a packed text; none for null.
pub(crate) fn rows<'a, T>(
    packed: Option<&'a str>,
    read: impl Fn(&mut Fields<'a>) -> Result<T, Wrong>,
) -> Result<Vec<T>, Wrong> {
    let Some(packed) = packed else { return Ok(Vec::new()) };
    let mut rows = Vec::with_capacity(packed.split(ROW).count());
    for row in packed.split(ROW) {
        rows.push(read(&mut Fields::of(row))?);
    }
    Ok(rows)
}

/// The fields of one row, read in order.
pub(crate) struct Fields<'a>(Split<'a, char>);

impl<'a> Fields<'a> {
    pub fn of(row: &'a str) -> Self {
        Self(row.split(FIELD))
    }

    /// A text.
    pub fn text(&mut self, column: &'static str) -> Result<&'a str, Wrong> {
        self.0.next().ok_or(Wrong(column))
    }

    /// A value by its stored text.
    pub fn value<T: FromStr>(&mut self, column: &'static str) -> Result<T, Wrong> {
        self.text(column)?.parse().map_err(|_| Wrong(column))
    }

    /// The same, or empty for none.
    pub fn value_or_none<T: FromStr>(&mut self, column: &'static str) -> Result<Option<T>, Wrong> {
        match self.text(column)? {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Wrong(column)),
        }
    }

    /// A day.
    pub fn day(&mut self, column: &'static str) -> Result<NaiveDate, Wrong> {
        day(self.text(column)?).ok_or(Wrong(column))
    }

    /// A day, or empty for none.
    pub fn day_or_none(&mut self, column: &'static str) -> Result<Option<NaiveDate>, Wrong> {
        match self.text(column)? {
            "" => Ok(None),
            text => day(text).map(Some).ok_or(Wrong(column)),
        }
    }
}

/// `YYYY-MM-DD` by its digits; a million of these are read at a start, and chrono's reader takes any form.
fn day(text: &str) -> Option<NaiveDate> {
    let digits = |from: usize, to: usize| {
        text.as_bytes().get(from..to)?.iter().try_fold(0_u32, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
        })
    };
    match text.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _] => {
            NaiveDate::from_ymd_opt(i32::try_from(digits(0, 4)?).ok()?, digits(5, 7)?, digits(8, 10)?)
        }
        // Years beyond four digits.
        _ => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_chrono_reads_it() {
        let texts =
            ["2025-02-28", "2024-02-29", "2025-02-29", "2025-13-01", "0001-01-01", "+12025-01-01", "x"];
        for text in texts {
            assert_eq!(day(text), text.parse().ok(), "{text}");
        }
        assert_eq!(day("20x5-01-01"), None);
    }

    #[test]
    fn rows_and_fields_come_apart() {
        let read = |fields: &mut Fields<'_>| {
            Ok((fields.value::<i64>("n")?, fields.value_or_none::<i64>("m")?, fields.day_or_none("day")?))
        };
        let day = NaiveDate::from_ymd_opt(2025, 1, 2);
        assert_eq!(
            rows(Some("1||2025-01-02;2|3|"), read).ok(),
            Some(vec![(1, None, day), (2, Some(3), None)])
        );
        assert_eq!(rows(None, read).ok(), Some(Vec::new()));
        assert!(matches!(rows(Some("1|x|"), read), Err(Wrong("m"))));
        assert!(matches!(rows(Some("1|2"), read), Err(Wrong("day"))));
    }
}
