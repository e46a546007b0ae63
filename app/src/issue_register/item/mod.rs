//! One issue: what it is, what can be done with it, and what happened to it.

mod forms;
mod page;
mod steps;

pub(super) use page::open;
pub use steps::steps_of;
