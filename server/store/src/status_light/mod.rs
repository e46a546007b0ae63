//! The lights: their rules, and the times they were set aside.

mod excuse;
mod excuse_row;
mod rules;

pub use excuse::{excuse, revoke};
pub use rules::{rules, set_rules};

pub(crate) use excuse_row::{LIGHT_EXCUSE, OF_PROJECT, attach, read_excuse, write_excuse};
pub(crate) use rules::read;
