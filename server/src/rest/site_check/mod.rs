//! Site checks under `/api/v1/projects/{code}/site-checks`: recorded by a telephone, also long after the visit, and
//! read by whoever may read internal fields.

mod body;
mod get;
mod post;

pub use get::list_site_checks;
pub use post::record_site_check;

// What utoipa makes beside each handler.
pub use get::__path_list_site_checks;
pub use post::__path_record_site_check;
