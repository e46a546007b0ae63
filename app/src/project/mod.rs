//! Projects: the list with its filters, and the record of one project.

mod list_page;
mod page;

pub use list_page::ProjectListRoute;
pub use page::ProjectRoute;
