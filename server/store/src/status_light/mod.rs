//! The lights: their rules, and the times they were set aside.

mod excuse;
mod excuse_row;
mod rules;
mod versions;

pub use excuse::{excuse, of_project, revoke};
pub use rules::{rules, set_rules};
pub use versions::{RulesVersion, change_rules, versions};

pub(crate) use excuse_row::{LIGHT_EXCUSE, OF_PROJECT, attach, read_excuse, write_excuse};
pub(crate) use rules::read;
