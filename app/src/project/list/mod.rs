//! `/projects`: the list with its filters, groups, sums and saved views.
//!
//! Where to look: `address` is everything a reader can set, `answer` what the server gives for it
//! (`assemble` makes it, `api` is the door), `page` puts the parts together.

mod address;
mod answer;
mod api;
mod assemble;
mod cell_text;
mod chips;
mod choice_field;
mod column;
mod empty;
mod facet;
mod failure;
mod filter_field;
mod filter_form;
mod group_head;
mod page;
mod reading_place;
mod row;
mod row_style;
mod saved_views;
mod sight;
mod sliced_rows;
mod state;
mod summary;
mod sums_row;
mod table;
mod tools;
mod windowed_rows;

pub use answer::{ListGroup, ListPage, ListRow};
pub use api::{ListProjectRows, ListProjects, list_project_rows, list_projects};
pub use page::ProjectListRoute;

#[cfg(test)]
mod tests;
