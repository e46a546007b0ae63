//! Quantities that are never bare numbers: money and rates.

mod basis_points;
mod decimals;
mod yuan;

pub use basis_points::{BasisPoints, ParsePercentError};
pub use decimals::Decimals;
pub(crate) use yuan::half_width;
pub use yuan::{ParseYuanError, Yuan};
