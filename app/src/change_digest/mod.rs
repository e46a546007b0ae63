//! What changed between two closed months: the sheet a meeting begins with.

mod api;
mod asked;
mod issues;
mod lights;
mod milestones;
mod money;
mod page;
mod part;
mod standing;
mod sums;
mod view;

pub use api::{GetChangeDigest, get_change_digest};
pub use asked::Asked;
pub use page::open;
pub use view::ChangeDigest;

#[cfg(test)]
mod tests;
