//! Projects: the list with its filters, and the record of one project.

pub mod list;
pub mod record;

pub use list::ProjectListRoute;
pub use record::ProjectRoute;
