//! Accounts: who may sign in, with which roles, for which projects. Passwords are hashed elsewhere; here
//! a hash is a text. What an account may do is decided in `domain`.
//!
//! A sign-in that succeeds is recorded by [`crate::session::create`], one that fails by
//! [`crate::session::sign_in_failure::record`].
//!
//! Every write is one transaction with one journal row, which never carries a hash, a secret or a
//! person's name. A write that takes rights away ends the account's sessions in the same transaction.

pub mod administer;
mod assignment;
pub mod bootstrap;
mod change;
mod create;
mod entity;
mod last_holder;
pub mod machine_token;
mod name;
mod overview;
mod own;
mod read;
mod roles;
mod row;
mod scopes;
mod sign_in;

pub use assignment::{assign_projects, projects_of};
pub use change::{
    AccountWrite, change_details, change_roles, disable, enable, set_password_hash, set_totp_secret,
};
pub use create::{NewAccount, create, create_many};
pub use entity::{Account, AccountId, Credentials};
pub use name::{ParseSignInNameError, SignInName};
pub use overview::{project_counts, session_count};
pub use own::{Own, change_own_password, renew_hash, set_own_totp};
pub use read::{find, find_by_name, find_credentials, list};
pub use roles::{ParseRolesError, Roles};
pub use scopes::{ParseScopesError, Scopes};

pub(crate) use entity::uuid_v7;
pub(crate) use name::fold;
pub(crate) use row::{ACCOUNT_COLUMNS, read_account};
pub(crate) use sign_in::{apply_failure, apply_failures_cleared, apply_sign_in, signs_in};
