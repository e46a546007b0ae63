//! From rows to values. What cannot be read is named: table, column, row.

use crate::error::StoreError;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use std::str::FromStr;

/// One row being read.
pub(crate) struct Reading<'r> {
    row: &'r AnyRow,
    table: &'static str,
    /// The column that says which row it is.
    key: &'static str,
}

impl<'r> Reading<'r> {
    pub fn of(row: &'r AnyRow, table: &'static str, key: &'static str) -> Self {
        Self { row, table, key }
    }

    /// A text.
    pub fn text(&self, column: &'static str) -> Result<&'r str, StoreError> {
        self.row.try_get(column).map_err(|_| self.wrong(column))
    }

    /// A text or null.
    pub fn text_or_null(&self, column: &'static str) -> Result<Option<&'r str>, StoreError> {
        self.row.try_get(column).map_err(|_| self.wrong(column))
    }

    /// A text to keep, or null.
    pub fn string_or_null(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        Ok(self.text_or_null(column)?.map(str::to_owned))
    }

    /// A value by its stored text.
    pub fn parsed<T: FromStr>(&self, column: &'static str) -> Result<T, StoreError> {
        self.text(column)?.parse().map_err(|_| self.wrong(column))
    }

    /// The same, or null.
    pub fn parsed_or_null<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        self.text_or_null(column)?.map(str::parse).transpose().map_err(|_| self.wrong(column))
    }

    /// A whole number.
    pub fn number(&self, column: &'static str) -> Result<i64, StoreError> {
        self.row.try_get(column).map_err(|_| self.wrong(column))
    }

    /// The same, or null.
    pub fn number_or_null(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        self.row.try_get(column).map_err(|_| self.wrong(column))
    }

    /// The error for a column that does not make sense.
    pub fn wrong(&self, column: &'static str) -> StoreError {
        let row = self.row.try_get::<&str, _>(self.key).unwrap_or("a row without a key").to_owned();
        StoreError::Inconsistent { table: self.table, column, row }
    }
}
