//! The overview: the portfolio in six numbers, which projects are red and why, what changed, who is ahead and behind,
//! and what has to be looked at next.

mod api;
mod asked;
mod attention;
mod breakdown;
mod change;
mod closers;
mod curve;
mod cut;
mod headline;
mod lights;
mod number;
mod own;
mod page;
mod ranking;
mod reader;
mod summary;
mod upcoming;
mod wording;

pub use api::{GetOverview, get_overview};
pub use asked::Asked;
pub use cut::Counts;
pub use page::open;
pub use reader::{ForReader, Overdue, OwnProjects};
pub use summary::{HeadlineFigure, Overview, Scope};

#[cfg(test)]
mod tests;
