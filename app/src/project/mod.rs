//! Projects: the list with its filters, the record of one project, and the pages that change it, its plan, its
//! milestones and its light.

pub mod edit;
pub mod excuse;
pub mod list;
pub mod milestone;
pub mod plan;
pub mod record;
mod sub_page;

pub use edit::{EditRecordRoute, NewRecordRoute};
pub use excuse::ExcuseRoute;
pub use list::ProjectListRoute;
pub use milestone::MilestoneRoute;
pub use plan::PlanRoute;
pub use record::ProjectRoute;
