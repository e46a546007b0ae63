//! The lights: their rules.

mod rules;
mod versions;

pub use rules::{rules, set_rules};
pub use versions::{RulesVersion, change_rules, versions};

pub(crate) use rules::read;
