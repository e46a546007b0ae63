//! The overview: the portfolio in six numbers, which projects are red and why, and what changed.

mod api;
mod attention;
mod breakdown;
mod change;
mod curve;
mod headline;
mod number;
mod page;
mod summary;
mod wording;

pub use api::{GetOverview, get_overview};
pub use page::open;
pub use summary::{HeadlineFigure, Overview, Scope};

#[cfg(test)]
mod tests;
