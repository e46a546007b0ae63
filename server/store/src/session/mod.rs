//! Sessions: who is signed in. A session is found by the hash of a token that only the browser has.
//!
//! Sessions change with every request and are not journalled; signing in, failing to and ending every
//! session are. A failing sign-in, in order: [`sign_in_failure::delay_for`] must be zero,
//! [`crate::account::find_by_name`], the password (of nobody, if there is no account: it must take as
//! long), [`sign_in_failure::record`]. One that succeeds ends with [`create`] in place of `record`.

mod address;
mod create;
mod end;
mod holds;
mod own;
mod rotate;
pub mod sign_in_failure;
mod token;
mod touch;
mod unjournalled;

pub use create::{NewSession, SignIn, create};
pub use end::{end, end_all_of, purge_expired};
pub use holds::holds;
pub use own::{OwnSession, SessionId, end_own, end_own_everywhere, list_own};
pub use rotate::{OLD_TOKEN_LASTS, rotate};
pub use token::Token;
pub use touch::{Session, Touched, set_data, touch};

pub(crate) use end::apply_end_all;
pub(crate) use own::apply_only;
pub(crate) use rotate::apply_rotation;
pub(crate) use token::{TokenKind, random};
pub(crate) use touch::SEEN_STEP;
pub(crate) use unjournalled::Unjournalled;
