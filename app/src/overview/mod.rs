//! The overview: the portfolio in six numbers, and what needs attention.

mod page;

pub use page::OverviewRoute;
