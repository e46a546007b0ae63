//! What is taken along to be read without a network: a copy of the portfolio, or of a part of it, with no more than its
//! reader may read.

mod choice;
mod device;
mod pack;
mod reader;

pub use choice::Choice;
pub use device::{Fetched, Kept, Room};
pub use pack::{Bound, Made, Pack, PackError, Record, ReportWords};
pub use reader::Reader;
