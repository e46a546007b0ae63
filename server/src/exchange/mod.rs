//! The portfolio in other programs' formats: tables and maps. The API and the command line write the same.

mod cell;
pub mod csv;
pub mod geojson;

use domain::portfolio::{Page, Portfolio, ProjectItem, Query, QueryError, View};

/// Every project a question lets through, in its order, whatever page of the list it was asked on.
pub(crate) fn everything(portfolio: &Portfolio, query: &Query) -> Result<View, QueryError> {
    let limit = portfolio.entries().len();
    portfolio.query(&Query { page: Page::Offset(0), limit, by: Vec::new(), ..query.clone() })
}

/// Whether an item is a placeholder: exports say so on every row (data/README, honesty rules).
fn is_illustrative(item: &ProjectItem) -> bool {
    item.source == domain::code_list::Source::Illustrative
}
