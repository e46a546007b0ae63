//! The policy's promises: every cell as expected, nothing granted by accident, the README up to date.

mod matrix;
mod readme;
mod refusals;
mod roles;
