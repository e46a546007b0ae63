//! Which records a filter lets through, whole: what is taken along.

use super::entry::Entry;
use super::query::{Filter, QueryError};
use super::view::Portfolio;
use crate::calendar::AsOf;

impl Portfolio {
    /// The entries a filter lets through at the end of a month, in code order.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn chosen(&self, filter: &Filter, as_of: AsOf) -> Result<Vec<&Entry>, QueryError> {
        let mut rows = Vec::new();
        self.matcher(filter, self.snapshot(as_of))?.for_each(|row| rows.push(row));
        rows.sort_unstable();
        Ok(rows.into_iter().map(|row| &self.entries()[row]).collect())
    }
}
