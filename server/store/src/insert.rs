//! Inserting many rows fast: multi-row `VALUES`, the text the same for every full chunk.

use crate::error::StoreError;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sqlx::any::{Any, AnyArguments};
use sqlx::error::BoxDynError;
use sqlx::{AnyConnection, Arguments as _, AssertSqlSafe, Encode, Type};
use std::fmt::{Display, Write as _};

/// A table and the columns an insert fills, in the order values are given.
pub(crate) struct Table {
    pub name: &'static str,
    pub columns: &'static [&'static str],
}

/// The most parameters of one statement: below SQLite's 32 766 and PostgreSQL's 65 535.
const MOST_PARAMETERS: usize = 8_000;
/// The most rows of one statement: beyond, only its text grows.
const MOST_ROWS: usize = 512;

/// The values of the rows of one statement.
#[derive(Default)]
pub(crate) struct Values {
    arguments: AnyArguments,
    failed: Option<BoxDynError>,
}

impl Values {
    /// A text or a number, or `None`.
    pub fn push<'t, T: Encode<'t, Any> + Type<Any>>(&mut self, value: T) -> &mut Self {
        if let Err(error) = self.arguments.add(value) {
            self.failed.get_or_insert(error);
        }
        self
    }

    /// Anything whose stored form is its text.
    pub fn text(&mut self, value: impl Display) -> &mut Self {
        self.push(value.to_string())
    }

    /// The same, or `None`.
    pub fn text_or_null(&mut self, value: Option<impl Display>) -> &mut Self {
        self.push(value.map(|value| value.to_string()))
    }

    /// A day.
    pub fn day(&mut self, day: NaiveDate) -> &mut Self {
        self.text(day)
    }

    /// For a statement that is written out.
    pub fn into_arguments(self) -> Result<AnyArguments, StoreError> {
        self.failed.map_or(Ok(self.arguments), |error| Err(sqlx::Error::Encode(error).into()))
    }
}

/// The stored form of an instant: in full precision, and texts sort like instants.
pub(crate) fn instant_text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Nanos, true)
}

/// Inserts a row for every item. A slice and a plain function, not an iterator and a closure: held across
/// an `.await`, those would keep the write from being spawned.
pub(crate) async fn insert<T>(
    connection: &mut AnyConnection,
    table: &Table,
    district: &str,
    items: &[T],
    row: fn(&mut Values, &str, &T),
) -> Result<(), StoreError> {
    let numbered = connection.backend_name() != "SQLite";
    let mut text = (0, String::new());
    let mut rest = items;
    while !rest.is_empty() {
        // Powers of two: the statements a connection keeps prepared stay few, whatever the batch.
        let most = rest.len().min(MOST_PARAMETERS / table.columns.len()).clamp(1, MOST_ROWS);
        let (rows, after) = rest.split_at(1 << most.ilog2());
        let mut values = Values::default();
        rows.iter().for_each(|item| row(&mut values, district, item));
        if text.0 != rows.len() {
            text = (rows.len(), statement(table, rows.len(), numbered));
        }
        // The text is made of this crate's own constants.
        let query = sqlx::query_with(AssertSqlSafe(text.1.clone()), values.into_arguments()?);
        query.execute(&mut *connection).await?;
        rest = after;
    }
    Ok(())
}

/// The statement's text. SQLite takes `$n` for a name and looks each up among all of them, which for
/// thousands is most of the work: it gets `?`.
fn statement(table: &Table, rows: usize, numbered: bool) -> String {
    let width = table.columns.len();
    let mut sql = format!("INSERT INTO {} ({}) VALUES ", table.name, table.columns.join(", "));
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            let comma = if column == 0 { "" } else { ", " };
            // Writing to a String cannot fail.
            let _ = if numbered {
                write!(sql, "{comma}${}", row * width + column + 1)
            } else {
                write!(sql, "{comma}?")
            };
        }
        sql.push(')');
    }
    sql
}
