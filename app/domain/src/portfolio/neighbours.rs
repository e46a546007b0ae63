//! A project's neighbours in the list one came from.

use super::query::{Query, QueryError};
use super::view::Portfolio;
use crate::project::ProjectCode;
use serde::{Deserialize, Serialize};

/// Where a project stands in a list, and its neighbours there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbours {
    /// Position from 1.
    pub position: usize,
    /// Projects in the list.
    pub count: usize,
    /// The one before.
    pub previous: Option<ProjectCode>,
    /// The one after.
    pub next: Option<ProjectCode>,
}

impl Portfolio {
    /// Where a project stands in the list a question gives; `None` when it is not in it.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn neighbours(&self, query: &Query, code: &ProjectCode) -> Result<Option<Neighbours>, QueryError> {
        let as_of = self.calendar().resolve(query.as_of)?;
        let snapshot = self.snapshot(as_of);
        let mut rows = Vec::new();
        self.matcher(&query.filter, snapshot)?.for_each(|row| rows.push(row));
        let count = rows.len();
        let rows = self.order(query, snapshot).page(rows, 0, count);
        let row = self.row(code);
        let Some(at) = rows.iter().position(|candidate| Some(*candidate) == row) else {
            return Ok(None);
        };
        let code_at = |at: usize| rows.get(at).map(|row| self.entries()[*row].project.code.clone());
        Ok(Some(Neighbours {
            position: at + 1,
            count,
            previous: at.checked_sub(1).and_then(code_at),
            next: code_at(at + 1),
        }))
    }
}
