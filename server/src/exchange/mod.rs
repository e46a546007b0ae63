//! The portfolio in other programs' formats: tables and maps. The API and the command line write the same.

mod cell;
pub mod csv;
pub mod geojson;

use domain::portfolio::ProjectItem;

/// Whether an item is a placeholder: exports say so on every row (data/README, honesty rules).
fn is_illustrative(item: &ProjectItem) -> bool {
    item.source == domain::code_list::Source::Illustrative
}
