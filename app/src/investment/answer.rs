//! What the investment page says, worked out from the portfolio.

use super::asked::{Asked, GroupOrder};
use domain::calendar::{AsOf, ReportingCalendar};
use domain::code_list::Source;
use domain::portfolio::{
    Choice, Dimension, Filter, Group, GroupKey, Measures, MonthTotals, Portfolio, Query, QueryError,
};
use domain::unit::BasisPoints;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Groups a table shows; a district has hundreds of owners, a country tens of thousands.
const MOST_ROWS: usize = 200;
/// Columns a cross table shows.
const MOST_COLUMNS: usize = 40;
/// Owners offered as a filter; beyond that a list of names helps nobody.
const MOST_OWNERS: usize = 200;

/// Everything the investment page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Investment {
    /// The question, as parameters.
    pub pairs: Vec<(String, String)>,
    /// The month the figures are given for.
    pub as_of: AsOf,
    /// The months that can be asked for.
    pub calendar: ReportingCalendar,
    /// Time-proportional progress of the month.
    pub time_proportional_bp: BasisPoints,
    /// Whether there is any project at all, whatever the filter.
    pub has_projects: bool,
    /// Figures of all matching projects, each counted once.
    pub total: Measures,
    /// Those of them that are illustrative.
    pub illustrative: u32,
    /// Figures by the first dimension, in the order asked for; at most 200.
    pub rows: Vec<Group>,
    /// How many groups there are by the first dimension.
    pub row_count: usize,
    /// Figures by the second dimension; at most 40.
    pub columns: Vec<Group>,
    /// How many groups there are by the second dimension.
    pub column_count: usize,
    /// Figures by both, of the rows and columns that are shown.
    pub cells: Vec<Group>,
    /// The twelve months of the year.
    pub months: Vec<MonthTotals>,
    /// The owners to choose from; empty when there are too many.
    pub owners: Vec<String>,
}

impl Investment {
    /// Answers a question.
    ///
    /// # Errors
    /// As [`Portfolio::query`].
    pub fn of(portfolio: &Portfolio, asked: &Asked) -> Result<Self, QueryError> {
        let Query { filter, as_of, by, .. } = &asked.query;
        let rolled_up = |by: &[Dimension]| portfolio.query(&Query { by: by.to_vec(), ..asked.query.clone() });
        let by_first = rolled_up(by.get(..1).unwrap_or_default())?;
        let mut rows = by_first.groups;
        let row_count = rows.len();
        sort(&mut rows, asked.order);
        rows.truncate(MOST_ROWS);
        let (mut columns, mut cells) = (Vec::new(), Vec::new());
        if let [_, second] = by.as_slice() {
            columns = rolled_up(&[*second])?.groups;
            cells = rolled_up(by)?.groups;
        }
        let column_count = columns.len();
        columns.truncate(MOST_COLUMNS);
        if row_count > MOST_ROWS || column_count > MOST_COLUMNS {
            let (rows, columns) = (keys(&rows), keys(&columns));
            cells.retain(|cell| match &cell.key {
                GroupKey::Two([row, column]) => rows.contains(row) && columns.contains(column),
                GroupKey::One(_) => false,
            });
        }
        let owners = portfolio.owners();
        Ok(Self {
            pairs: asked.to_pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            as_of: by_first.as_of,
            calendar: *portfolio.calendar(),
            time_proportional_bp: by_first.time_proportional_bp,
            has_projects: !portfolio.entries().is_empty(),
            total: by_first.total,
            illustrative: illustrative(portfolio, &asked.query)?,
            rows,
            row_count,
            columns,
            column_count,
            cells,
            months: portfolio.monthly(filter, *as_of)?,
            owners: if owners.len() <= MOST_OWNERS { owners.to_vec() } else { Vec::new() },
        })
    }

    /// The cell of a row and a column; `None` when no project is there.
    pub(super) fn cell(&self, row: &GroupKey, column: &GroupKey) -> Option<&Measures> {
        let (GroupKey::One(row), GroupKey::One(column)) = (row, column) else { return None };
        let found = self.cells.iter().find(|cell| match &cell.key {
            GroupKey::Two([a, b]) => a == row && b == column,
            GroupKey::One(_) => false,
        });
        found.map(|cell| &cell.measures)
    }
}

/// How many of the matching projects are illustrative.
fn illustrative(portfolio: &Portfolio, query: &Query) -> Result<u32, QueryError> {
    let asked = &query.filter.source;
    if !asked.is_any() && !asked.values.contains(&Source::Illustrative) {
        return Ok(0);
    }
    let filter = Filter { source: Choice::only(Source::Illustrative), ..query.filter.clone() };
    let query = Query { filter, by: Vec::new(), ..query.clone() };
    Ok(portfolio.query(&query)?.total.count)
}

/// Orders groups; unknown figures come last either way, and equal ones keep their order.
pub(super) fn sort(groups: &mut [Group], order: Option<GroupOrder>) {
    let Some(GroupOrder { figure, descending }) = order else { return };
    groups.sort_by(|a, b| match (figure.of(&a.measures), figure.of(&b.measures)) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
}

fn keys(groups: &[Group]) -> HashSet<Option<String>> {
    let keys = groups.iter().filter_map(|group| match &group.key {
        GroupKey::One(key) => Some(key.clone()),
        GroupKey::Two(_) => None,
    });
    keys.collect()
}
