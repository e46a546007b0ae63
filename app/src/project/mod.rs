//! Projects: the list with its filters, the record of one project, and the pages that change it, its plan, its
//! milestones and its light.

mod change;
pub mod edit;
pub mod excuse;
pub mod list;
pub mod milestone;
pub mod plan;
pub mod record;
mod sub_page;

pub use change::open_change;
pub use list::open as open_list;
pub use record::open as open_record;
