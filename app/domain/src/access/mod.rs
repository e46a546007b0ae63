//! Who may do what: one table, asked by the pages (to hide) and by the server (to refuse).
//!
//! [`may`] answers, [`why_not`] gives the reason, [`table_markdown`] prints the table for the README.
//! Everything the table does not grant is refused. Two principles shape it:
//!
//! - The one who reports is not the one who approves (ASVS 2.3.1, 2.3.5).
//! - The three administrations are apart (GB/T 22239-2019, 8.1.4.2, 管理用户权限分离): the system
//!   administrator makes accounts, the security administrator says what they may do, the auditor
//!   reads what both did and writes nothing.

mod action;
mod actor;
mod markdown;
mod policy;
mod refusal;
mod role;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use actor::{Actor, ReadAccess, Subject};
pub use markdown::table_markdown;
pub use policy::{may, why_not};
pub use refusal::Refusal;
pub use role::{Role, Roles, RolesError};
