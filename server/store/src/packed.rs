//! Many values in one text: how the read model's query hands over projects and what hangs on them.
//!
//! Values and rows handed from engine to program are what a start costs (each is allocated, copied and
//! freed, and wakes a thread), so hundreds of projects come as one text. Only what cannot contain a
//! separator is separated: codes, days, numbers, JSON; prose comes with its length.

use chrono::NaiveDate;
use std::str::{FromStr, Split};

/// Between the fields of a row.
const FIELD: char = '|';
/// Between rows.
const ROW: char = ';';
/// After the rows of a table.
const TABLE: char = '\n';

/// The column that cannot be read.
#[derive(Debug)]
pub(crate) struct Wrong(pub &'static str);

/// The SQL of a project's rows in `table`, as one text or null; `fields` is SQL over `c`.
pub(crate) fn rows_sql(table: &str, fields: &str) -> String {
    // `string_agg` is the one aggregate of texts both engines spell alike (SQLite since 3.44).
    format!(
        "COALESCE((SELECT string_agg({fields}, ';') FROM {table} c \
         WHERE c.district_id = p.district_id AND c.project_id = p.project_id), '')"
    )
}

/// The SQL of a prose column or null: its length in bytes, and itself.
pub(crate) fn prose_sql(column: &str) -> String {
    format!("COALESCE(CAST(octet_length({column}) AS TEXT) || ':' || {column}, '-:')")
}

/// A packed text being read from its start.
pub(crate) struct Cursor<'a>(pub &'a str);

impl<'a> Cursor<'a> {
    /// Up to the end of a table's rows.
    pub fn table(&mut self, table: &'static str) -> Result<&'a str, Wrong> {
        let (rows, rest) = self.0.split_once(TABLE).ok_or(Wrong(table))?;
        self.0 = rest;
        Ok(rows)
    }

    /// A prose column or null.
    pub fn prose(&mut self, column: &'static str) -> Result<Option<String>, Wrong> {
        let (length, rest) = self.0.split_once(':').ok_or(Wrong(column))?;
        if length == "-" {
            self.0 = rest;
            return Ok(None);
        }
        let length = length.parse().map_err(|_| Wrong(column))?;
        let (text, rest) = rest.split_at_checked(length).ok_or(Wrong(column))?;
        self.0 = rest;
        Ok(Some(text.to_owned()))
    }
}

/// The rows of a table.
pub(crate) fn rows<'a, T>(
    packed: &'a str,
    read: impl Fn(&mut Fields<'a>) -> Result<T, Wrong>,
) -> Result<Vec<T>, Wrong> {
    if packed.is_empty() {
        return Ok(Vec::new());
    }
    // The read model keeps them for as long as it lives: of their exact size.
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
        assert_eq!(rows("1||2025-01-02;2|3|", read).ok(), Some(vec![(1, None, day), (2, Some(3), None)]));
        assert_eq!(rows("", read).ok(), Some(Vec::new()));
        assert!(matches!(rows("1|x|", read), Err(Wrong("m"))));
        assert!(matches!(rows("1|2", read), Err(Wrong("day"))));
    }
    #[test]
    fn prose_is_taken_by_its_length_whatever_is_in_it() {
        let mut cursor = Cursor("a|b\n7:甲|;\n-:0:9:x");
        assert_eq!(cursor.table("t").ok(), Some("a|b"));
        assert_eq!(cursor.prose("p").ok(), Some(Some("甲|;\n-".to_owned())));
        assert_eq!(cursor.0, ":0:9:x");
        let mut cursor = Cursor("-:0:9:x");
        assert_eq!((cursor.prose("p").ok(), cursor.prose("p").ok()), (Some(None), Some(Some(String::new()))));
        assert!(matches!(cursor.prose("p"), Err(Wrong("p"))));
    }
}
