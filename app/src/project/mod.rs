//! Projects: the list with its filters, the record of one project, and the pages that change it, its plan, its
//! milestones and its light.

mod change_route;
pub mod edit;
pub mod excuse;
pub mod list;
pub mod milestone;
pub mod plan;
pub mod record;
mod sub_page;

pub use change_route::ProjectChangeRoute;
pub use list::ProjectListRoute;
pub use record::ProjectRoute;
